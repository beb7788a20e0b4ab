/** Schedule events in the table: V1 get one, V5 list them; the writes that V2 create, V3 save, V4 delete and V7 renew one. Their links: `schedule-event-links.ts`. */
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, ulidOf, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { eventMessages, isOver, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { getItem, getItems, query, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { uniquenessWrites } from './holiday-uniqueness.ts';
import { keys } from './keys.ts';
import { referenceWrites } from './references.ts';
import { parseScheduleEvent, scheduleEventItem } from './schedule-event-items.ts';
import { linkDeletes, linkWrites } from './schedule-event-links.ts';
import { atRevision } from './concurrent-write.ts';

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
 * V2, V3 The writes of an event with the links that differ, and the uniqueness item of one of a holiday that is new or gets other
 * targets. A new one: 2 WCU per target and 6 to 10 for the rest. One whose `leftover` is not null has {@link linkMoves} to follow.
 * @param change `before`: as it was read, without leftover; null: there was none. `holder`: see `holiday-uniqueness.ts`
 * @returns `event`: as it is stored
 * The writes reject with ConcurrentWrite, HolidayTaken.
 * @throws Error when `before` has a leftover: the links that it names would stay for ever
 */
export function scheduleEventWrites(
  organization: OrganizationId,
  change: {
    readonly before: ScheduleEvent | null;
    readonly after: ScheduleEvent;
    readonly now: EpochMilliseconds;
    readonly holder?: ScheduleEventId | null;
  },
): { readonly writes: readonly Write[]; readonly event: ScheduleEvent } {
  const { before, after, now, holder = null } = change;
  if (before !== null && before.leftover !== null)
    throw new Error(`the links of ${before.id} are not settled: settleLinks comes first`);
  const uniqueness = uniquenessWrites(organization, { before, after, now }, holder);
  const messages = messageWrites(organization, before, after, now);
  const others = [...uniqueness, ...messages];
  const links = linkWrites(organization, { before, after, now, others: others.length });
  const event = {
    ...after,
    leftover: links.leftover,
    revision: (before?.revision ?? 0) + 1,
    hasUniquenessItem: before?.hasUniquenessItem === true || uniqueness.length > 0,
  };
  const put: Write = {
    put: scheduleEventItem(organization, event, now),
    ...(before ? atRevision(before.revision, 'schedule event') : { condition: 'attribute_not_exists(pk)' }),
  };
  return { writes: [put, ...others, ...links.writes], event };
}

/** V4 The writes that delete an event with its links and its uniqueness item. Reject with ConcurrentWrite. @param event as it was read, without leftover */
export const scheduleEventDeletes = (
  organization: OrganizationId,
  event: ScheduleEvent,
  now: EpochMilliseconds,
): readonly Write[] => [
  { delete: keys.scheduleEvent(organization, event.id), ...atRevision(event.revision, 'schedule event') },
  ...uniquenessWrites(organization, { before: event, after: null, now }),
  ...linkDeletes(organization, event),
  ...messageWrites(organization, event, null, now),
];

/**
 * The back-references of an event's voice messages. All of them must be ready, also those that it had: while it was over, nothing kept them.
 * One that is still over plays none.
 */
const messageWrites = (
  organization: OrganizationId,
  before: ScheduleEvent | null,
  after: ScheduleEvent | null,
  now: EpochMilliseconds,
): readonly Write[] =>
  referenceWrites(
    organization,
    (before ?? after)?.id as ScheduleEventId,
    { before: before ? eventMessages(before) : [], after: after ? eventMessages(after) : [] },
    { checksAll: after !== null && !isOver(after, now) },
  );

/** V7 The write that stores on an event which one comes after it. Rejects with ConcurrentWrite. */
export const renewalWrite = (
  organization: OrganizationId,
  before: ScheduleEvent,
  { renewedAs, now }: { readonly renewedAs: ScheduleEventId; readonly now: EpochMilliseconds },
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
    yield* events.filter((event) => !isOver(event, now));
    after = next;
  } while (after !== null);
}
