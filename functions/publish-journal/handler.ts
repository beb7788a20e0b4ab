/**
 * Follows the journal to the event bus. What the bus does not take, and what cannot be read, is reported record by record; the
 * stream brings it again, and in the end its pointer lies in the queue that `replay-journal` empties.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { openBus, publish, type BusEvent } from '../../adapters/bus.ts';
import { fromStreamImage } from '../../adapters/table/client.ts';
import { parseJournalItem } from '../../adapters/table/journal.ts';
import { log } from '../log.ts';
import { readSettings } from '../settings.ts';
import { journalEvents } from './journal-events.ts';

const settings = readSettings('EVENT_BUS_NAME');
const bus = openBus(settings.EVENT_BUS_NAME);

export async function handler({ Records: records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const failed: string[] = [];
  const events: { event: BusEvent; sequenceNumber: string }[] = [];
  for (const record of records) {
    const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
    try {
      for (const event of readEvents(record)) events.push({ event, sequenceNumber });
    } catch {
      failed.push(sequenceNumber);
    }
  }
  const refused = await publish(
    bus,
    events.map(({ event }) => event),
  );
  for (const place of refused) failed.push(events[place]?.sequenceNumber ?? '');
  const failures = [...new Set(failed)];
  log('info', 'journal', { records: records.length, published: events.length - refused.size, failed: failures.length });
  return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
}

function readEvents(record: DynamoDBRecord): readonly BusEvent[] {
  const { organizationId, entry } = parseJournalItem(fromStreamImage(record.dynamodb?.NewImage));
  return journalEvents(organizationId, entry);
}
