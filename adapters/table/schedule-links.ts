/**
 * Links: an event as it lies in the partition of each target that it is put on, so that one Query reads all that evaluating the
 * target needs. They stand in the order in which they end; those that are long over are never read, and go by TTL. Twenty of them and
 * their target must fit in 4 KB, hence one letter each, and nothing said that goes without saying:
 * s start · n minutes on the wall that an occurrence lasts · z zone, if not Stockholm's · r recurrence, if any · u until · o 1 if
 * it opens · m message · x exceptions by date: 0 when skipped, else start, minutes, message · v version of the event.
 */
import * as z from 'zod';
import { dayMilliseconds, minuteMilliseconds, parseWall, wallText } from '../../domain/calendar.ts';
import { horizonMilliseconds } from '../../domain/horizon.ts';
import { idFrom, ulidOf, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import { toInstant, type EpochMilliseconds } from '../../domain/local-date.ts';
import type { TargetScope } from '../../domain/schedule-target.ts';
import { lastIndexOf, startOf } from '../../domain/schedule-series.ts';
import {
  activeUntil,
  recurrences,
  seriesOf,
  type OccurrenceException,
  type ScheduledEvent,
} from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import type { Item, Key } from './client.ts';
import { keys } from './keys.ts';
import { localDate, localDateTime, ulid } from './stored-values.ts';

/** Where nearly all events are. */
const usualTimeZone = 'Europe/Stockholm';

/** A link outlives its event by as much as an answer about the past may go back, and a little. */
const keptMilliseconds = horizonMilliseconds + 10 * dayMilliseconds;

const linkSchema = z.object({
  sk: z.string(),
  s: localDateTime,
  n: z.number(),
  z: z.string().default(usualTimeZone),
  r: z.enum(recurrences).default('never'),
  u: localDate.optional(),
  o: z.literal(1).optional(),
  m: ulid.optional(),
  x: z.record(z.string(), z.union([z.literal(0), z.tuple([localDateTime, z.number(), ulid.nullable()])])).default({}),
  v: z.number(),
});

/** What a link says: its event, as evaluating needs it, and which version of it. */
export interface ScheduleLink {
  readonly event: ScheduledEvent;
  readonly version: number;
}

/** No zone's clock is further from UTC than this; and then some, for laws that change. */
const widestOffsetMilliseconds = dayMilliseconds;

/** So much longer than its first occurrence the last of a series may be: a month of 31 days is crossed instead of one of 28. */
const mostLengthenedMilliseconds = 3 * dayMilliseconds;

/**
 * The moment in the keys of an event's links: when the last occurrence would end in the widest time zone, if it were as long as the
 * first; null: without end. It is reckoned on the wall and by that length alone, so that the rules of time zones and ours for the ends of months
 * may change: a key must be found again when the link is deleted. What these rules add is read besides, see {@link earliestLink}.
 */
export function linkUntil(event: ScheduledEvent): EpochMilliseconds | null {
  if (event.recurrence !== 'never' && event.until === null) return null;
  const series = seriesOf(event);
  const moved = Object.values(event.exceptions).flatMap((exception) =>
    'skip' in exception ? [] : [parseWall(exception.end)],
  );
  const length = series.firstEnd.wall - series.first.wall;
  const last = startOf(series, Math.max(0, lastIndexOf(series))) + length;
  return Math.max(last, ...moved) + widestOffsetMilliseconds;
}

/** The first moment in keys at which there may be links of events that are not over at an instant. */
export const earliestLink = (instant: EpochMilliseconds): string => linkMoment(instant - mostLengthenedMilliseconds);

/** What the keys of an event's links bear: {@link linkUntil} as `2026-12-28T08:00Z`, or `9999` when it has no end. */
export function linkEnd(event: ScheduledEvent): string {
  const until = linkUntil(event);
  return until === null ? '9999' : linkMoment(until);
}

/** An instant as the keys of links bear it. */
export const linkMoment = (instant: EpochMilliseconds): string => `${toInstant(instant).slice(0, 16)}Z`;

/** An event as an item in the partition of a target, or of all of a kind. */
export function linkItem(
  organization: OrganizationId,
  scope: TargetScope,
  { event, version }: ScheduleLink,
): Key & Item {
  const until = activeUntil(event);
  const exceptions = Object.entries(event.exceptions);
  return {
    ...keys.link(organization, scope, linkEnd(event), event.id),
    s: event.start,
    n: wallMinutes(event),
    z: event.timeZone === usualTimeZone ? undefined : event.timeZone,
    r: event.recurrence === 'never' ? undefined : event.recurrence,
    u: event.until ?? undefined,
    o: event.effect === 'open' ? 1 : undefined,
    m: event.messageId === null ? undefined : ulidOf(event.messageId),
    x:
      exceptions.length === 0
        ? undefined
        : Object.fromEntries(exceptions.map(([date, exception]) => [date, exceptionValue(exception)])),
    v: version,
    expiresAtEpochSeconds: until === null ? undefined : Math.ceil((until + keptMilliseconds) / 1000),
  };
}

/** A link from its item. @throws ZodError when the item is none */
export function parseLink(item: Item): ScheduleLink {
  const { sk, s, n, z: timeZone, r, u, o, m, x, v } = linkSchema.parse(item);
  return {
    event: {
      id: idFrom('evt', sk.slice(-26)) satisfies ScheduleEventId,
      start: s,
      end: after(s, n),
      timeZone,
      recurrence: r,
      until: u ?? null,
      effect: o === 1 ? 'open' : 'closed',
      messageId: m === undefined ? null : idFrom('msg', m),
      exceptions: Object.fromEntries(
        Object.entries(x).map(([date, value]): [string, OccurrenceException] => [
          date,
          value === 0
            ? { skip: true }
            : {
                start: value[0],
                end: after(value[0], value[1]),
                messageId: value[2] === null ? null : idFrom('msg', value[2]),
              },
        ]),
      ),
    },
    version: v,
  };
}

/**
 * The events of some links, each once, in its newest version: a change that moves an event's end leaves the old link beside the new
 * one until it is cleared away.
 */
export function newestEvents(links: readonly ScheduleLink[]): readonly ScheduledEvent[] {
  const newest = new Map<ScheduleEventId, ScheduleLink>();
  for (const link of links) {
    const other = newest.get(link.event.id);
    if (other === undefined || other.version < link.version) newest.set(link.event.id, link);
  }
  return [...newest.values()].map(({ event }) => event);
}

const exceptionValue = (exception: OccurrenceException): unknown =>
  'skip' in exception
    ? 0
    : [exception.start, wallMinutes(exception), exception.messageId === null ? null : ulidOf(exception.messageId)];

/** How long it is from one time on the wall to another, whatever the clock does between. */
const wallMinutes = ({ start, end }: { readonly start: LocalDateTime; readonly end: LocalDateTime }): number =>
  (parseWall(end) - parseWall(start)) / minuteMilliseconds;

const after = (start: LocalDateTime, minutes: number): LocalDateTime =>
  wallText(parseWall(start) + minutes * minuteMilliseconds) as LocalDateTime;
