/** Schedule events in the table: V1 get one, V2 create, V3 save, V4 delete, V5 list, V7 renew. Their links: `schedule-event-links.ts`. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, isId, ulidOf, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { isDate, type EpochMilliseconds, type LocalDate } from '../../domain/local-date.ts';
import type { EventTarget, ScheduleEvent } from '../../domain/schedule-event.ts';
import { activeUntil, recurrences, targetStates, type OccurrenceException } from '../../domain/schedule.ts';
import { isLocalDateTime, type LocalDateTime } from '../../domain/time-zone.ts';
import { getItem, query, type Item, type Key, type Table } from './client.ts';
import { commit, transact, type Write } from './commit.ts';
import { dueAttributes } from './due.ts';
import { idSchema } from './id-schema.ts';
import { keys } from './keys.ts';
import { linkDeletes, linkWrites, ScheduleEventMoved, settleLinks } from './schedule-event-links.ts';

const localDate = z.custom<LocalDate>((value) => typeof value === 'string' && isDate(value));
const localDateTime = z.custom<LocalDateTime>((value) => typeof value === 'string' && isLocalDateTime(value));
const messageId = idSchema('msg').nullable();

/** A target as its id alone: the id says its kind. */
const target = z.string().transform((id, context): EventTarget => {
  if (isId('grp', id)) return { kind: 'answering-group', id };
  if (isId('mnu', id)) return { kind: 'ivr-menu', id };
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

const exception: z.ZodType<OccurrenceException> = z.union([
  z.object({ skip: z.literal(true) }),
  z.object({ start: localDateTime, end: localDateTime, messageId }),
]);

const scheduleEventSchema = z.object({
  sk: z.string(),
  title: z.string(),
  targets: z.union([z.array(target), z.enum(['all-answering-groups', 'all-ivr-menus'])]),
  start: localDateTime,
  end: localDateTime,
  timeZone: z.string(),
  recurrence: z.enum(recurrences),
  until: localDate.nullable(),
  effect: z.enum(targetStates),
  messageId,
  exceptions: z.record(z.string(), exception),
  holiday: z.object({ code: z.string(), year: z.number() }).nullable(),
  renewYearly: z.boolean(),
  renewedAs: idSchema('evt').nullable(),
  createdAt: z.string(),
  version: z.number(),
  revision: z.number(),
  leftover: z.union([z.number(), z.literal('endless')]).nullable(),
});

/** @throws ZodError when the item is no event */
function parseScheduleEvent(item: Item): ScheduleEvent {
  const { sk, exceptions, ...told } = scheduleEventSchema.parse(item);
  const inOrder = Object.entries(exceptions).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { id: idFrom('evt', sk), ...told, exceptions: Object.fromEntries(inOrder) };
}

/** As long as the journal entries about it: 25 months. */
const keptSeconds = 760 * 24 * 3600;

/**
 * An event as an item. It is kept for 25 months after its end, or after it was written when that is later: an event that is entered afterwards
 * is not to be gone at once.
 */
function scheduleEventItem(
  organization: OrganizationId,
  event: ScheduleEvent,
  writtenAt: EpochMilliseconds,
): Key & Item {
  const { id, targets, ...told } = event;
  const until = activeUntil(event);
  const renews = event.renewYearly && event.renewedAs === null && until !== null;
  return {
    ...keys.scheduleEvent(organization, id),
    ...told,
    targets: typeof targets === 'string' ? targets : targets.map((each) => each.id),
    ...(renews && dueAttributes(organization, id, until)),
    expiresAtEpochSeconds: until === null ? undefined : Math.ceil(Math.max(until, writtenAt) / 1000) + keptSeconds,
  };
}

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

class AlreadyCreated extends Error {}

/**
 * V2 Creates an event with its links. TransactWrite; 2 WCU per target and 6 to 8 beside. Answers false when an event with that id is
 * there: the same request wrote it before.
 * @param also what must hold meanwhile: the rosters of its targets
 */
export async function createScheduleEvent(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
  { entry, also }: { readonly entry: JournalEntry; readonly also: readonly Write[] },
): Promise<boolean> {
  const now = Date.parse(entry.at);
  const { writes } = linkWrites(organization, { before: null, after: event, now });
  const put: Write = {
    put: scheduleEventItem(organization, event, now),
    condition: 'attribute_not_exists(pk)',
    refused: () => new AlreadyCreated(),
  };
  try {
    await commit(table, organization, [put, ...writes, ...also], entry);
    return true;
  } catch (error) {
    if (error instanceof AlreadyCreated) return false;
    throw error;
  }
}

/**
 * V3 Writes a changed event with the links that differ. TransactWrite, and {@link settleLinks} where it does not hold them all.
 * @throws ScheduleEventMoved, DomainError `invalid-request` when it touches too many targets at once
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
  },
): Promise<ScheduleEvent> {
  const { before, entry, also } = change;
  const now = Date.parse(entry.at);
  const { writes, leftover } = linkWrites(organization, { before, after: change.after, now });
  const after = { ...change.after, leftover, revision: before.revision + 1 };
  const put = { put: scheduleEventItem(organization, after, now), ...ifUnmoved(before) };
  await commit(table, organization, [put, ...writes, ...also], entry);
  return settleLinks(table, organization, after).catch((error: unknown) => {
    // Whoever wrote it meanwhile has settled it first.
    if (error instanceof ScheduleEventMoved) return after;
    throw error;
  });
}

/** V4 Deletes an event with its links. TransactWrite. @param event as it was read, settled. @throws ScheduleEventMoved */
export async function deleteScheduleEvent(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
  entry: JournalEntry,
): Promise<void> {
  const itself: Write = { delete: keys.scheduleEvent(organization, event.id), ...ifUnmoved(event) };
  await commit(table, organization, [itself, ...linkDeletes(organization, event)], entry);
}

/**
 * V7 Creates what comes after an event, and notes on that event that it came. TransactWrite. Answers false when an event with its id is
 * there. @throws ScheduleEventMoved
 */
export const renewScheduleEvent = (
  table: Table,
  organization: OrganizationId,
  {
    before,
    next,
    entry,
    also,
  }: {
    readonly before: ScheduleEvent;
    readonly next: ScheduleEvent;
    readonly entry: JournalEntry;
    readonly also: readonly Write[];
  },
): Promise<boolean> =>
  createScheduleEvent(table, organization, next, {
    entry,
    also: [...also, renewedWrite(organization, before, next.id, Date.parse(entry.at))],
  });

/**
 * V7 Lets an event that somebody has made come after another: it is changed, and noted on the other, in one transaction.
 * @throws ScheduleEventMoved
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

/** V7 Notes that what comes after an event is there. @throws ScheduleEventMoved */
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
  ...ifUnmoved(before),
});

const ifUnmoved = ({ revision }: ScheduleEvent) => ({
  condition: 'revision = :revision',
  values: { ':revision': revision },
  refused: () => new ScheduleEventMoved(),
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
