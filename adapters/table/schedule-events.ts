/** Schedule events in the table: V1 get one, V2 create, V3 save, V4 delete, V5 list, V7 renew. Their links: `schedule-event-links.ts`. */
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, ulidOf, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import { activeUntil } from '../../domain/schedule.ts';
import { getItem, getItems, query, type Table } from './client.ts';
import { commit, transact, type Committed, type Write } from './commit.ts';
import { uniquenessWrites } from './holiday-uniqueness.ts';
import { keys } from './keys.ts';
import { parseScheduleEvent, scheduleEventItem } from './schedule-event-items.ts';
import { linkDeletes, linkWrites, settleLinks } from './schedule-event-links.ts';
import { atRevision, ConcurrentWrite } from './concurrent-write.ts';

/** V1 One event, or null. GetItem, consistent, 1 RCU. */
export async function findScheduleEvent(
  table: Table,
  organization: OrganizationId,
  id: ScheduleEventId,
): Promise<ScheduleEvent | null> {
  const item = await getItem(table, keys.scheduleEvent(organization, id));
  return item && parseScheduleEvent(item);
}

/** V1 One event. @throws DomainError `not-found` */
export async function getScheduleEvent(
  table: Table,
  organization: OrganizationId,
  id: ScheduleEventId,
): Promise<ScheduleEvent> {
  const event = await findScheduleEvent(table, organization, id);
  if (!event) throw new DomainError('not-found');
  return event;
}

/** V10 The titles of some events, by their ids; of those that are there. BatchGetItem, eventually consistent, ½ RCU each. */
export async function findEventTitles(
  table: Table,
  organization: OrganizationId,
  ids: readonly ScheduleEventId[],
): Promise<ReadonlyMap<ScheduleEventId, string>> {
  const all = ids.map((id) => keys.scheduleEvent(organization, id));
  const items = await getItems(table, all, false);
  return new Map(
    ids.flatMap((id, place) => {
      const item = items[place] ?? null;
      return item === null ? [] : [[id, parseScheduleEvent(item).title] as const];
    }),
  );
}

/**
 * V2 Creates an event with its links, and the uniqueness item of one that is made from a holiday. TransactWrite; 2 WCU per target and 6 to
 * 10 for the rest.
 * @param also what must hold meanwhile: the rosters of its targets
 * @param holder see `holiday-uniqueness.ts`
 * @throws HolidayTaken
 */
export async function createScheduleEvent(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
  {
    entry,
    also,
    holder = null,
  }: {
    readonly entry: JournalEntry;
    readonly also: readonly Write[];
    readonly holder?: ScheduleEventId | null | undefined;
  },
): Promise<Committed> {
  const now = Date.parse(entry.at);
  const uniqueness = uniquenessWrites(organization, { before: null, after: event, now }, holder);
  const { writes } = linkWrites(organization, { before: null, after: event, now, others: uniqueness.length });
  const put: Write = {
    put: scheduleEventItem(organization, { ...event, hasUniquenessItem: event.holiday !== null }, now),
    condition: 'attribute_not_exists(pk)',
  };
  return commit(table, organization, [put, ...uniqueness, ...writes, ...also], entry);
}

/**
 * V3 Writes a changed event with the links that differ, and the uniqueness item of one of a holiday that gets other targets. TransactWrite,
 * and {@link settleLinks} where it does not hold them all.
 * @throws ConcurrentWrite, HolidayTaken, DomainError `invalid-request` when it touches too many targets at once
 */
export async function saveScheduleEvent(
  table: Table,
  organization: OrganizationId,
  change: {
    /** As it was read, settled. */
    readonly before: ScheduleEvent;
    readonly after: ScheduleEvent;
    readonly entry: JournalEntry;
    readonly also: readonly Write[];
    /** See `holiday-uniqueness.ts`. */
    readonly holder?: ScheduleEventId | null;
  },
): Promise<ScheduleEvent> {
  const { before, entry, also } = change;
  const now = Date.parse(entry.at);
  const uniqueness = uniquenessWrites(organization, { before, after: change.after, now }, change.holder);
  const { writes, leftover } = linkWrites(organization, {
    before,
    after: change.after,
    now,
    others: uniqueness.length,
  });
  const after = {
    ...change.after,
    leftover,
    revision: before.revision + 1,
    hasUniquenessItem: before.hasUniquenessItem || uniqueness.length > 0,
  };
  const put = { put: scheduleEventItem(organization, after, now), ...atRevision(before.revision, 'schedule event') };
  await commit(table, organization, [put, ...uniqueness, ...writes, ...also], entry);
  return settleLinks(table, organization, after).catch((error: unknown) => {
    // Whoever wrote it meanwhile has settled it first.
    if (error instanceof ConcurrentWrite) return after;
    throw error;
  });
}

/** V4 Deletes an event with its links and its uniqueness item. TransactWrite. @param event as it was read, settled. @throws ConcurrentWrite */
export async function deleteScheduleEvent(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
  entry: JournalEntry,
): Promise<void> {
  const itself: Write = {
    delete: keys.scheduleEvent(organization, event.id),
    ...atRevision(event.revision, 'schedule event'),
  };
  const uniqueness = uniquenessWrites(organization, { before: event, after: null, now: Date.parse(entry.at) });
  await commit(table, organization, [itself, ...uniqueness, ...linkDeletes(organization, event)], entry);
}

/**
 * V7 Creates what comes after an event, and notes on that event that it came. TransactWrite.
 * @throws ConcurrentWrite, HolidayTaken
 */
export const renewScheduleEvent = (
  table: Table,
  organization: OrganizationId,
  {
    before,
    next,
    entry,
    also,
    holder,
  }: {
    readonly before: ScheduleEvent;
    readonly next: ScheduleEvent;
    readonly entry: JournalEntry;
    readonly also: readonly Write[];
    readonly holder: ScheduleEventId | null;
  },
): Promise<Committed> =>
  createScheduleEvent(table, organization, next, {
    entry,
    holder,
    also: [...also, renewedWrite(organization, before, next.id, Date.parse(entry.at))],
  });

/**
 * V7 Lets an event that somebody has made come after another: it is changed, and noted on the other, in one transaction.
 * @throws ConcurrentWrite
 */
export async function adoptRenewal(
  table: Table,
  organization: OrganizationId,
  before: ScheduleEvent,
  next: { readonly before: ScheduleEvent; readonly after: ScheduleEvent; readonly entry: JournalEntry },
): Promise<void> {
  await saveScheduleEvent(table, organization, {
    ...next,
    also: [renewedWrite(organization, before, next.after.id, Date.parse(next.entry.at))],
  });
}

/** V7 Notes that what comes after an event is there. @throws ConcurrentWrite */
export const noteRenewal = (
  table: Table,
  organization: OrganizationId,
  before: ScheduleEvent,
  { renewedAs, now }: { readonly renewedAs: ScheduleEventId; readonly now: EpochMilliseconds },
): Promise<void> => transact(table, [renewedWrite(organization, before, renewedAs, now)]);

const renewedWrite = (
  organization: OrganizationId,
  before: ScheduleEvent,
  renewedAs: ScheduleEventId,
  now: EpochMilliseconds,
): Write => ({
  put: scheduleEventItem(organization, { ...before, renewedAs, revision: before.revision + 1 }, now),
  ...atRevision(before.revision, 'schedule event'),
});

/** V5 Events by id. Query, 25 ≈ 2 RCU. `next` is null when there are no more. */
export async function listScheduleEvents(
  table: Table,
  organization: OrganizationId,
  { after, limit }: { readonly after: ScheduleEventId | null; readonly limit: number },
): Promise<{ readonly events: readonly ScheduleEvent[]; readonly next: ScheduleEventId | null }> {
  const { pk } = keys.scheduleEvent(organization, idFrom('evt', ''));
  const { items, last } = await query(table, {
    partition: pk,
    after: after === null ? undefined : { pk, sk: ulidOf(after) },
    limit,
  });
  return { events: items.map(parseScheduleEvent), next: last && idFrom('evt', last.sk) };
}

/** V5 All events of an organisation that are not over. A page is as much as a Query answers, 1 MB: some two thousand. */
export async function* liveScheduleEvents(
  table: Table,
  organization: OrganizationId,
  now: EpochMilliseconds,
): AsyncGenerator<ScheduleEvent> {
  let after: ScheduleEventId | null = null;
  do {
    const { events, next }: Awaited<ReturnType<typeof listScheduleEvents>> = await listScheduleEvents(
      table,
      organization,
      { after, limit: 5000 },
    );
    yield* events.filter((event) => (activeUntil(event) ?? Infinity) > now);
    after = next;
  } while (after !== null);
}
