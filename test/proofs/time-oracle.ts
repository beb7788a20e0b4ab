/**
 * The rules of time once more, as somebody would write them who has all day: every occurrence as Temporal has it, and every minute asked
 * by itself. Shares nothing with `domain/` but the shapes of what goes in and comes out.
 */
import { Temporal } from 'temporal-polyfill';
import type { OpeningHours } from '../../domain/opening-hours.ts';
import type { Schedule, ScheduledEvent, StateAnswer } from '../../domain/schedule.ts';

type Answer = Omit<StateAnswer, 'nextChangeAt'>;

/** Something that wants the target open or closed for `from` ≤ t < `to`; both in epoch milliseconds. */
interface Wish {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
  readonly id: string;
  readonly date: string;
  readonly answer: Answer;
}

/** A stretch of time, from ≤ t < to, in epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What a schedule says at any instant of a window. */
export function oracleOf(schedule: Schedule, window: Window): (instant: number) => Answer {
  const { override, closedMessageId } = schedule;
  const wishesOn = byDay(schedule.events.flatMap((event) => wishesOf(event, schedule, window)));
  const isWithinHours = hoursOf(schedule, window);
  return (instant) => {
    if (override !== null && override.since <= instant && instant < override.until) {
      return answerOf(override.state, closedMessageId, { kind: 'override', id: null });
    }
    const winner = (wishesOn.get(dayNumber(instant)) ?? [])
      .filter(({ from, to }) => from <= instant && instant < to)
      .reduce<Wish | null>((best, wish) => (best === null || isBefore(best, wish) ? wish : best), null);
    if (winner !== null) return winner.answer;
    if (isWithinHours === null) return answerOf('open', null, { kind: 'always-open', id: null });
    const state = isWithinHours(instant) ? 'open' : 'closed';
    return answerOf(state, closedMessageId, { kind: 'opening-hours', id: null });
  };
}

const dayNumber = (instant: number): number => Math.floor(instant / 86_400_000);

/** Stretches by the days in UTC that they touch, so that a minute need not look at a year's. */
function byDay<Stretch extends Window>(stretches: readonly Stretch[]): ReadonlyMap<number, readonly Stretch[]> {
  const days = new Map<number, Stretch[]>();
  for (const stretch of stretches) {
    for (let day = dayNumber(stretch.from); day <= dayNumber(stretch.to); day += 1) {
      days.set(day, [...(days.get(day) ?? []), stretch]);
    }
  }
  return days;
}

/** The first minute after an instant at which a caller would notice, if there is one by the end of the window. */
export function oraclesNextChange(
  answerAt: (instant: number) => Answer,
  instant: number,
  { to }: Window,
): number | null {
  const now = answerAt(instant);
  const minute = 60_000;
  for (let later = Math.floor(instant / minute) * minute + minute; later < to; later += minute) {
    const then = answerAt(later);
    if (then.state !== now.state || then.messageId !== now.messageId) return later;
  }
  return null;
}

const isBefore = (one: Wish, other: Wish): boolean => {
  const [a, b] = [one, other].map(({ rank, from, id, date }) => [rank, from, id, date] as const) as [Order, Order];
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && (a[place] as string | number) < (b[place] as string | number);
};
type Order = readonly [rank: number, from: number, id: string, date: string];

const answerOf = (state: 'open' | 'closed', messageId: Answer['messageId'], because: Answer['because']): Answer => ({
  state,
  messageId: state === 'open' ? null : messageId,
  because,
});

const units = { never: null, daily: 'days', weekly: 'weeks', monthly: 'months', yearly: 'years' } as const;

/** An occurrence on the wall of the event's zone. */
interface WallTimes {
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
}

/**
 * An event's occurrences as if it had no exceptions, up to a start on a day. Start and end are each moved from the first; an end that would
 * not come after its start is as far from it as the first end from the first start.
 */
export function oraclesOccurrences(event: ScheduledEvent, lastDay: Temporal.PlainDate): readonly WallTimes[] {
  const first = Temporal.PlainDateTime.from(event.start);
  const firstEnd = Temporal.PlainDateTime.from(event.end);
  const unit = units[event.recurrence];
  if (unit === null) return [{ start: first, end: firstEnd }];
  const length = first.until(firstEnd, { largestUnit: 'minutes' });
  const found: WallTimes[] = [];
  for (let count = 0; ; count += 1) {
    const start = first.add({ [unit]: count }, { overflow: 'constrain' });
    const end = firstEnd.add({ [unit]: count }, { overflow: 'constrain' });
    const day = start.toPlainDate();
    if (Temporal.PlainDate.compare(day, lastDay) > 0) return found;
    if (event.until !== null && Temporal.PlainDate.compare(day, event.until) > 0) return found;
    found.push({ start, end: Temporal.PlainDateTime.compare(start, end) < 0 ? end : start.add(length) });
  }
}

/** How far a schedule that is asked about moves an occurrence back into the window, at most. */
export const mostMovedDays = 20;

function wishesOf(event: ScheduledEvent, { closedMessageId }: Schedule, window: Window): readonly Wish[] {
  const [earliest, latest] = [dayOf(window.from).subtract({ days: 3 }), dayOf(window.to).add({ days: 3 })];
  return oraclesOccurrences(event, latest.add({ days: mostMovedDays })).flatMap((regular): readonly Wish[] => {
    const date = regular.start.toPlainDate().toString();
    const exception = event.exceptions[date as keyof typeof event.exceptions];
    if (exception !== undefined && 'skip' in exception) return [];
    const start = exception === undefined ? regular.start : Temporal.PlainDateTime.from(exception.start);
    const end = exception === undefined ? regular.end : Temporal.PlainDateTime.from(exception.end);
    // So far off that no zone brings it near: not worth asking Temporal for its instants.
    if (Temporal.PlainDate.compare(end.toPlainDate(), earliest) < 0) return [];
    if (Temporal.PlainDate.compare(start.toPlainDate(), latest) > 0) return [];
    const messageId = exception?.messageId ?? event.messageId ?? closedMessageId;
    const [from, to] = [instantOf(start, event.timeZone), instantOf(end, event.timeZone)];
    const rank = event.recurrence === 'never' ? 2 : 1;
    const answer = answerOf(event.effect, messageId, { kind: 'event', id: event.id });
    return from < to ? [{ from, to, rank, id: event.id, date, answer }] : [];
  });
}

const dayOf = (instant: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDate();

/** Null: there are no opening hours. */
function hoursOf({ openingHours, timeZone }: Schedule, window: Window): ((instant: number) => boolean) | null {
  if (openingHours === null) return null;
  const intervals: { from: number; to: number }[] = [];
  const last = dayOf(window.to).add({ days: 2 });
  for (
    let day = dayOf(window.from).subtract({ days: 3 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const { from, to } of openingHours[names[day.dayOfWeek - 1] as keyof OpeningHours] ?? []) {
      const endDay = to <= from ? day.add({ days: 1 }) : day;
      intervals.push({
        from: instantOf(day.toPlainDateTime(from), timeZone),
        to: instantOf(endDay.toPlainDateTime(to), timeZone),
      });
    }
  }
  const intervalsOn = byDay(intervals);
  return (instant) =>
    (intervalsOn.get(dayNumber(instant)) ?? []).some(({ from, to }) => from <= instant && instant < to);
}
const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Doubled: the first. Skipped: the end of the gap, which is the next change after the time by the old offset. */
function instantOf(local: Temporal.PlainDateTime, timeZone: string): number {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isShown = earlier.toPlainDateTime().equals(local);
  const itself = isShown ? earlier : earlier.getTimeZoneTransition('next');
  if (itself === null) throw new Error(`${timeZone} skips ${local.toString()} without a change of its clock`);
  return itself.epochMilliseconds;
}
