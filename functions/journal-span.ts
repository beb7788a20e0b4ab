/**
 * What a worker of the stream gave up on. Its queue bears pointers into a stream that forgets after 24 hours; so the span of time that
 * they name is read again from the journal itself.
 */
import * as z from 'zod';
import type { Item, Table } from '../adapters/table/client.ts';
import { listJournalBetween, parseJournalItem } from '../adapters/table/journal.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { isSystemsOwn, type JournalEntry } from '../domain/journal.ts';
import { ulidSpan } from './ulid-span.ts';

/** When entries were written; epoch milliseconds, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

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

/** The span that a message of the queue points at. @throws ZodError, SyntaxError when it is none */
export function spanOf(message: string): Span {
  const { DDBStreamBatchInfo: batch } = pointer.parse(JSON.parse(message));
  return {
    from: Date.parse(batch.approximateArrivalOfFirstRecord) - slackMilliseconds,
    to: Date.parse(batch.approximateArrivalOfLastRecord) + slackMilliseconds,
  };
}

/** What the journal may hold of a span, as items: people's and then the system's. */
export async function* itemsOf(table: Table, organization: OrganizationId, { from, to }: Span): AsyncGenerator<Item> {
  yield* listJournalBetween(table, organization, 'journal', ulidSpan(from - oldestIdMilliseconds, to));
  yield* listJournalBetween(table, organization, 'systemJournal', ulidSpan(from, to));
}

/**
 * The entry of an item; null for one that was not written in the span. Of the system's entries the id says when it was written;
 * `at` is when it became true, which may be long ago. @throws ZodError when it cannot be read
 */
export function entryOf(item: Item, { from, to }: Span): JournalEntry | null {
  const { entry } = parseJournalItem(item);
  const at = Date.parse(entry.at);
  return isSystemsOwn(entry.action) || (at >= from && at <= to) ? entry : null;
}
