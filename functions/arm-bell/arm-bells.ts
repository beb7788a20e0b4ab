import type { DynamoDBRecord } from 'aws-lambda';
import type { Bell } from '../../adapters/bell.ts';
import { fromStreamImage, type Table } from '../../adapters/table/client.ts';
import { heartbeatOf } from '../../adapters/table/heartbeat.ts';
import { parseJournalItem } from '../../adapters/table/journal.ts';
import { Bells } from '../shared/settle/bells.ts';
import type { Run } from '../shared/settle/run.ts';
import { WokenThings } from '../shared/settle/settle-woken.ts';
import { failureOf } from '../stack.ts';

/** What came of a batch. */
export interface Armed {
  /** Sequence numbers of the records that have to come again. */
  readonly failed: readonly string[];
  /** How many bells could not be armed. */
  readonly unarmed: number;
  /** How many of the records were heartbeats. */
  readonly heartbeats: number;
  /** The reasons of all that went wrong. */
  readonly errors: readonly string[];
}

/** Settles what journal entries wake, then arms the bells. A bell that cannot be armed is counted, but no record of a batch that failed. */
export async function armBells(
  { table, bell }: { readonly table: Table; readonly bell: Bell },
  records: readonly Pick<DynamoDBRecord, 'dynamodb'>[],
  run: Run,
): Promise<Armed> {
  const bells = new Bells();
  const woken = new WokenThings(table, run, bells);
  const failed: string[] = [];
  const errors: string[] = [];
  let heartbeats = 0;
  for (const { dynamodb: { SequenceNumber: number = '', NewImage: image } = {} } of records) {
    try {
      const item = fromStreamImage(image);
      if (heartbeatOf(item) !== null) {
        heartbeats += 1;
        continue;
      }
      const { organizationId, entry } = parseJournalItem(item);
      await woken.settle(organizationId, entry);
    } catch (error) {
      failed.push(number);
      errors.push(failureOf(error));
    }
  }
  // What is due bears its moment in the table, and the reconciler finds it there. To ask for the records again would hold up the
  // journal of all organisations as long as Scheduler refuses.
  const refused = await bells.arm(bell);
  return { failed, unarmed: refused.length, heartbeats, errors: [...errors, ...refused] };
}
