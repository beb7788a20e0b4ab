/** The Tasks of the porting workflow: `definition.asl.json` says when which is done. */
import { openPortingWaits } from '../../adapters/porting-workflow.ts';
import { openSms } from '../../adapters/sms.ts';
import { openTable } from '../../adapters/table/client.ts';
import type { PortPosition } from '../../domain/port-position.ts';
import { readSettings } from '../../functions/settings.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { readTextLimits } from '../../functions/shared/text-limits.ts';
import { worker } from '../../functions/stack.ts';
import { runTask } from './run-task.ts';

const settings = readSettings('TABLE_NAME', 'SMS_SENDER_ID', 'TEXT_LIMITS');
const dependencies = {
  table: openTable(settings.TABLE_NAME),
  waits: openPortingWaits(),
  sms: openSms(settings.SMS_SENDER_ID),
  textLimits: readTextLimits(settings.TEXT_LIMITS),
};

export const handler = worker((event: unknown, { awsRequestId }: { awsRequestId: string }): Promise<PortPosition> =>
  runTask(dependencies, event, runAt(Date.now(), awsRequestId)),
);
