/**
 * Follows the journal to the event bus. What the bus does not take, and what cannot be read, is reported, and does not keep the
 * others of its batch waiting. The stream goes back to the first such record and brings all from there on again, so listeners may
 * hear of some twice; in the end a pointer to them lies in the queue that `replay-journal` empties.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { openBus, publish, type BusEvent } from '../../adapters/bus.ts';
import { fromStreamImage } from '../../adapters/table/client.ts';
import { heartbeatOf } from '../../adapters/table/heartbeat.ts';
import { parseJournalItem } from '../../adapters/table/journal.ts';
import { heartbeatSource } from '../../contract/events.ts';
import { log } from '../log.ts';
import { readSettings } from '../settings.ts';
import { failureOf, worker } from '../stack.ts';
import { journalEvents } from '../shared/journal-events.ts';

const settings = readSettings('EVENT_BUS_NAME');
const bus = openBus(settings.EVENT_BUS_NAME);

export const handler = worker(async ({ Records: records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = new Map<string, string>();
  const events: { event: BusEvent; sequenceNumber: string }[] = [];
  for (const record of records) {
    const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
    try {
      for (const event of readEvents(record)) events.push({ event, sequenceNumber });
    } catch (error) {
      failed.set(sequenceNumber, failureOf(error));
    }
  }
  const refused = await publish(
    bus,
    events.map(({ event }) => event),
  );
  for (const [place, reason] of refused) failed.set(events[place]?.sequenceNumber ?? '', reason);
  // An alarm counts `failed` of the line that says `journal`: see `lib/workers-stack.ts`. What a batch reports is no failed run.
  log(failed.size > 0 ? 'error' : 'info', 'journal', {
    records: records.length,
    published: events.length - refused.size,
    failed: failed.size,
    reasons: [...new Set(failed.values())],
  });
  return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
});

function readEvents(record: DynamoDBRecord): readonly BusEvent[] {
  const image = fromStreamImage(record.dynamodb?.NewImage);
  const beatenAt = heartbeatOf(image);
  if (beatenAt !== null)
    return [{ source: heartbeatSource, type: 'heartbeat', at: beatenAt, detail: { at: beatenAt } }];
  const { organizationId, entry } = parseJournalItem(image);
  return journalEvents(organizationId, entry);
}
