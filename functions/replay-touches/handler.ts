/**
 * Empties the queue of what `arm-bell` gave up on: settles again what the entries of that time woke. The reconciler cannot find it,
 * since nobody has noted when these targets are due.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openBell } from '../../adapters/bell.ts';
import { openTable } from '../../adapters/table/client.ts';
import { listOrganizations } from '../../adapters/table/organizations.ts';
import { spanOf } from '../journal-span.ts';
import { log } from '../log.ts';
import { runAt } from '../shared/settle/run.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { bellSettings, bellSettingsOf, readSettings } from '../settings.ts';
import { failureOf, worker } from '../stack.ts';
import { replayTouches } from './replay-touches.ts';

const settings = readSettings('TABLE_NAME', ...bellSettings);
const powers = { table: openTable(settings.TABLE_NAME), bell: openBell(bellSettingsOf(settings)) };

export const handler = worker(
  async (
    { Records: records }: SQSEvent,
    { awsRequestId: requestId }: { awsRequestId: string },
  ): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { body, messageId } of records) {
      const failures: string[] = [];
      let done = 0;
      try {
        const span = spanOf(body);
        await severalAtOnce(listOrganizations(powers.table), async (organization) => {
          const settlement = await replayTouches(powers, organization, span, runAt(Date.now(), requestId));
          done += settlement.done;
          failures.push(...settlement.failures);
        });
      } catch (error) {
        failures.push(failureOf(error));
      }
      log(failures.length > 0 ? 'error' : 'info', 'touches replayed', {
        requestId,
        done,
        failed: failures.length,
        errors: failures.slice(0, 10),
      });
      if (failures.length > 0) failed.push(messageId);
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  },
);
