/**
 * Follows the journal to the bell: settles the targets that a command affected, and arms bells for what is due next, of targets and of
 * users. What cannot be settled is reported record by record; the stream brings it again, and in the end its pointer lies in the
 * queue that `replay-touches` empties.
 */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { openBell } from '../../adapters/bell.ts';
import { openTable } from '../../adapters/table/client.ts';
import { log } from '../log.ts';
import { runAt } from '../shared/settle/run.ts';
import { bellSettings, bellSettingsOf, readSettings } from '../settings.ts';
import { worker } from '../stack.ts';
import { armBells } from './arm-bells.ts';

const settings = readSettings('TABLE_NAME', ...bellSettings);
const powers = { table: openTable(settings.TABLE_NAME), bell: openBell(bellSettingsOf(settings)) };

export const handler = worker(
  async (
    { Records: records }: DynamoDBStreamEvent,
    { awsRequestId: requestId }: { awsRequestId: string },
  ): Promise<DynamoDBBatchResponse> => {
    const { failed, unarmed, heartbeats, errors } = await armBells(powers, records, runAt(Date.now(), requestId));
    // Alarms count `failed`, `unarmed` and `heartbeats` of the line that says `armed`: see `lib/workers-stack.ts`. What a batch reports is no failed run.
    log(errors.length > 0 ? 'error' : 'info', 'armed', {
      requestId,
      records: records.length,
      failed: failed.length,
      unarmed,
      heartbeats,
      errors: [...new Set(errors)].slice(0, 10),
    });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  },
);
