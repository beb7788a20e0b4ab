/**
 * Empties the queue of what `publish-journal` gave up on. Its messages are pointers into a stream that forgets after 24 hours,
 * so the span of time that they name is read again from the journal itself, and published. Listeners know doubles by `eventId`.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { openBus, publish, type Bus, type BusEvent } from '../../adapters/bus.ts';
import { reasonOf } from '../../adapters/dependency-failure.ts';
import { openTable, type Item, type Table } from '../../adapters/table/client.ts';
import { listJournalBetween, parseJournalItem } from '../../adapters/table/journal.ts';
import { listOrganizations } from '../../adapters/table/organizations.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { isSystemsOwn, type JournalEntry } from '../../domain/journal.ts';
import { journalEvents } from '../publish-journal/journal-events.ts';
import { log } from '../log.ts';
import { readSettings } from '../settings.ts';
import { ulidSpan } from '../ulid-span.ts';

const settings = readSettings('TABLE_NAME', 'EVENT_BUS_NAME');
const table = openTable(settings.TABLE_NAME);
const bus = openBus(settings.EVENT_BUS_NAME);

const pointer = z.object({
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: z.string(),
    approximateArrivalOfLastRecord: z.string(),
  }),
});

/** An entry is written a little before it reaches the stream. */
const slackMilliseconds = 5 * 60_000;
/** An entry's id bears the time of its request's first try: a day before, at most, when an Idempotency-Key was used again. */
const oldestIdMilliseconds = 24 * 3600 * 1000;

/** Events are sent on before they become too many to hold. */
const mostAtOnce = 100;

/** When the entries were written that are to be published again; epoch milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export async function handler({ Records: records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const { body, messageId } of records) {
    try {
      const { DDBStreamBatchInfo: batch } = pointer.parse(JSON.parse(body));
      const span = {
        from: Date.parse(batch.approximateArrivalOfFirstRecord) - slackMilliseconds,
        to: Date.parse(batch.approximateArrivalOfLastRecord) + slackMilliseconds,
      };
      let published = 0;
      const missed: string[] = [];
      for await (const organization of listOrganizations(table)) {
        const replayed = await replay(table, bus, organization, span);
        published += replayed.published;
        missed.push(...replayed.missed);
      }
      const reasons = [...new Set(missed)];
      log(missed.length > 0 ? 'error' : 'info', 'replayed', { published, missed: missed.length, reasons });
      if (missed.length > 0) failed.push(messageId);
    } catch (error) {
      log('error', 'not replayed', { error: reasonOf(error) });
      failed.push(messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Publishes one organisation's entries of a span again; tells why the others could not be read, or were not taken by the bus. */
async function replay(
  from: Table,
  to: Bus,
  organization: OrganizationId,
  span: Span,
): Promise<{ published: number; missed: readonly string[] }> {
  let published = 0;
  const missed: string[] = [];
  let events: BusEvent[] = [];
  const send = async (): Promise<void> => {
    const refused = await publish(to, events);
    missed.push(...refused.values());
    published += events.length - refused.size;
    events = [];
  };
  for await (const item of itemsOf(from, organization, span)) {
    try {
      const { organizationId, entry } = parseJournalItem(item);
      if (isOfSpan(entry, span)) events.push(...journalEvents(organizationId, entry));
    } catch (error) {
      missed.push(reasonOf(error));
    }
    if (events.length >= mostAtOnce) await send();
  }
  await send();
  return { published, missed };
}

async function* itemsOf(journal: Table, organization: OrganizationId, { from, to }: Span): AsyncGenerator<Item> {
  yield* listJournalBetween(journal, organization, 'journal', ulidSpan(from - oldestIdMilliseconds, to));
  yield* listJournalBetween(journal, organization, 'systemJournal', ulidSpan(from, to));
}

/** Of the system's entries the id says when it was written; `at` is when it became true, which may be long ago. */
function isOfSpan({ action, at }: JournalEntry, { from, to }: Span): boolean {
  return isSystemsOwn(action) || (Date.parse(at) >= from && Date.parse(at) <= to);
}
