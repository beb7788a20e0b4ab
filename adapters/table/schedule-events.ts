/** Schedule events in the table: V1 get one, V5 list them; the writes that V2 create, V3 save, V4 delete and V7 renew one. Their links: `schedule-event-links.ts`. */
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, ulidOf, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { eventMessages, isOver, playsUntil, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { getItem, getItems, query, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { uniquenessWrites } from './holiday-uniqueness.ts';
import { keys } from './keys.ts';
import { parseScheduleEvent, scheduleEventItem } from './schedule-event-items.ts';
import { linkDeletes, linkWrites, mostLinkWrites } from './schedule-event-links.ts';
import { atRevision } from './concurrent-write.ts';
import { useWrites, type Plays, type UseChange } from './voice-message-uses.ts';

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
  const events = await readBatch(table, organization, ids, false);
  return new Map(events.map(({ id, title }) => [id, title]));
}

/** V10 Some events; those that are there. BatchGetItem for each hundred, consistent, 1 RCU each. */
export async function findScheduleEvents(
  table: Table,
  organization: OrganizationId,
  ids: readonly ScheduleEventId[],
): Promise<readonly ScheduleEvent[]> {
  const events: ScheduleEvent[] = [];
  for (let from = 0; from < ids.length; from += mostInBatch)
    events.push(...(await readBatch(table, organization, ids.slice(from, from + mostInBatch), true)));
  return events;
}

/** BatchGetItem takes 100. */
const mostInBatch = 100;

async function readBatch(
  table: Table,
  organization: OrganizationId,
  ids: readonly ScheduleEventId[],
  isConsistent: boolean,
): Promise<readonly ScheduleEvent[]> {
  const all = ids.map((id) => keys.scheduleEvent(organization, id));
  const items = await getItems(table, all, isConsistent);
  return items.flatMap((item) => (item === null ? [] : [parseScheduleEvent(item)]));
}

/** A change of an event. */
export interface EventChange {
  /** As it was read, without leftover; null: there was none. */
  readonly before: ScheduleEvent | null;
  readonly after: ScheduleEvent;
  readonly now: EpochMilliseconds;
  /** See `holiday-uniqueness.ts`. */
  readonly holder?: ScheduleEventId | null;
  /** The event that this one comes after, as it was read. */
  readonly renews?: ScheduleEvent | null;
}

/**
 * V2, V3, V7 The writes of an event with the links that differ, the uses of its voice messages, the uniqueness item of one of a holiday that
 * is new or gets other targets, and the note on the event that it renews. A new one: 2 WCU per target and 6 to 10 for the rest. One whose
 * `leftover` is not null has {@link linkMoves} to follow.
 * @returns `ahead`: writes of an earlier transaction, when not all of the uses fit: those of messages that the event names already. If the event
 *   then stays as it was, these messages are kept for longer. `event`: as it is stored
 * The writes reject with ConcurrentWrite, HolidayTaken, DomainError `unknown-reference`.
 * @throws Error when `before` has a leftover: the links that it names would stay for ever
 */
export function scheduleEventWrites(
  organization: OrganizationId,
  change: EventChange,
): { readonly ahead: readonly Write[]; readonly writes: readonly Write[]; readonly event: ScheduleEvent } {
  const { before, after, now, holder = null, renews = null } = change;
  if (before !== null && before.leftover !== null)
    throw new Error(`the links of ${before.id} are not settled: settleLinks comes first`);
  const uniqueness = uniquenessWrites(organization, { before, after, now }, holder);
  const renewed = renews === null ? [] : [renewalWrite(organization, renews, { renewedAs: after.id, now })];
  const uses = useWrites(organization, usesOf(change), now);
  const linksWith = (others: readonly Write[]) =>
    linkWrites(organization, { before, after, now, others: others.length });
  const needed = [...uniqueness, ...renewed, ...uses.begun];
  const all = [...needed, ...uses.longer];
  const fits = all.length + linksWith(all).writes.length <= mostLinkWrites;
  const others = fits ? all : needed;
  const links = linksWith(others);
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
  const writes = [put, ...others, ...links.writes];
  return { ahead: fits ? [] : uses.longer, writes: withFitting(writes, uses.optional), event };
}

/** V4 The writes that delete an event with its links and its uniqueness item. Reject with ConcurrentWrite. @param event as it was read, without leftover */
export const scheduleEventDeletes = (
  organization: OrganizationId,
  event: ScheduleEvent,
  now: EpochMilliseconds,
): readonly Write[] =>
  withFitting(
    [
      { delete: keys.scheduleEvent(organization, event.id), ...atRevision(event.revision, 'schedule event') },
      ...uniquenessWrites(organization, { before: event, after: null, now }),
      ...linkDeletes(organization, event),
    ],
    useWrites(organization, [{ by: event.id, before: playsOf(event), after: null }], now).optional,
  );

/** The write of an event and others, with as many of the optional ones as the transaction has room for. */
const withFitting = (writes: readonly Write[], optional: readonly Write[]): readonly Write[] => [
  ...writes,
  ...optional.slice(0, Math.max(0, 1 + mostLinkWrites - writes.length)),
];

const playsOf = (event: ScheduleEvent): Plays => ({ messages: eventMessages(event), until: playsUntil(event) });

/** Those of the event, and those of the one that it renews, which ends now. */
const usesOf = ({ before, after, renews = null }: EventChange): readonly UseChange[] => [
  { by: after.id, before: before && playsOf(before), after: playsOf(after) },
  ...(renews === null
    ? []
    : [{ by: renews.id, before: playsOf(renews), after: playsOf({ ...renews, renewedAs: after.id }) }]),
];

/** V7 The write that stores on an event which one comes after it. Rejects with ConcurrentWrite. */
const renewalWrite = (
  organization: OrganizationId,
  before: ScheduleEvent,
  { renewedAs, now }: { readonly renewedAs: ScheduleEventId; readonly now: EpochMilliseconds },
): Write => ({
  put: scheduleEventItem(organization, { ...before, renewedAs, revision: before.revision + 1 }, now),
  ...atRevision(before.revision, 'schedule event'),
});

/** V7 The writes that store on an event that it goes on in one which renews itself already. Reject with ConcurrentWrite. */
export const renewalWrites = (
  organization: OrganizationId,
  before: ScheduleEvent,
  renewed: { readonly renewedAs: ScheduleEventId; readonly now: EpochMilliseconds },
): readonly Write[] => {
  const after = { ...before, renewedAs: renewed.renewedAs };
  const uses = useWrites(
    organization,
    [{ by: before.id, before: playsOf(before), after: playsOf(after) }],
    renewed.now,
  );
  return [renewalWrite(organization, before, renewed), ...uses.optional];
};

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
