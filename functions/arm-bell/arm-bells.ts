import type { DynamoDBRecord } from 'aws-lambda';
import type { Bell } from '../../adapters/bell.ts';
import { reasonOf } from '../../adapters/dependency-failure.ts';
import { fromStreamImage, type Table } from '../../adapters/table/client.ts';
import { parseJournalItem } from '../../adapters/table/journal.ts';
import { Bells } from '../settle/bells.ts';
import type { Run } from '../settle/run.ts';
import { TouchedThings } from '../settle/settle-touched.ts';

/** What came of a batch: the sequence numbers of the records that have to come again, and why. */
export interface Armed {
  readonly failed: readonly string[];
  readonly errors: readonly string[];
}

/** Settles what journal entries touch, then arms the bells. */
export async function armBells(
  { table, bell }: { readonly table: Table; readonly bell: Bell },
  records: readonly Pick<DynamoDBRecord, 'dynamodb'>[],
  run: Run,
): Promise<Armed> {
  const bells = new Bells();
  const touched = new TouchedThings(table, run, bells);
  const failed: string[] = [];
  const errors: string[] = [];
  for (const { dynamodb: { SequenceNumber: number = '', NewImage: image } = {} } of records) {
    try {
      const { organizationId, entry } = parseJournalItem(fromStreamImage(image));
      await touched.settle(organizationId, entry);
    } catch (error) {
      failed.push(number);
      errors.push(reasonOf(error));
    }
  }
  try {
    await bells.arm(bell);
    return { failed, errors };
  } catch (error) {
    // Nobody can say whose bells these were: all records come again, and settling them again changes nothing.
    return {
      failed: records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ''),
      errors: [...errors, reasonOf(error)],
    };
  }
}
