/**
 * When a number can move: working days and hours on which Swedish operators do it, and how many working days ahead. The losing operator has
 * its staff at work then, so the days are those of Sweden, whatever the time zone of the organisation.
 */
import { dayText, parseDay, weekdayOf, type DayNumber } from './calendar.ts';
import { swedishHolidays } from './holidays.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import type { PoolNumberKind } from './pool-number.ts';
import { toEpoch, toLocal, type LocalDateTime } from './time-zone.ts';

/** What operators have agreed on. */
export interface PortWindowSettings {
  readonly timeZone: string;
  /** The first and the last hour at which a number can move. */
  readonly firstHour: number;
  readonly lastHour: number;
  /** The earliest day, in working days from today, which is not counted. */
  readonly workingDaysAhead: Readonly<Record<PoolNumberKind, number>>;
  /** The last day, in days from today. */
  readonly mostDaysAhead: number;
  /** Cancelling and rescheduling end so many working days before the hour. */
  readonly cutOffWorkingDays: number;
  /** The losing operator answers a request within so many working days. */
  readonly answerWorkingDays: number;
  /** The losing operator completes a port within so many working days after its hour. */
  readonly completionWorkingDays: number;
}

export const portWindowSettings: PortWindowSettings = {
  timeZone: 'Europe/Stockholm',
  firstHour: 8,
  lastHour: 16,
  workingDaysAhead: { mobile: 5, geographic: 10 },
  // An execution of the porting workflow lives a year: ADR 0057.
  mostDaysAhead: 270,
  cutOffWorkingDays: 2,
  answerWorkingDays: 2,
  completionWorkingDays: 1,
};

/** Why no number moves on a day. `holiday`: by law, or an eve on which nobody is at work. */
export type ClosedDay = { readonly because: 'weekend' } | { readonly because: 'holiday'; readonly name: string };

const saturday = 5;

/** Why no number moves on a day; null for a working day. */
export function closedDay(day: DayNumber): ClosedDay | null {
  const date = dayText(day);
  const holiday = swedishHolidays(Number(date.slice(0, 4))).find(
    (each) => each.date === date && each.kind !== 'squeeze',
  );
  if (holiday) return { because: 'holiday', name: holiday.name };
  return weekdayOf(day) >= saturday ? { because: 'weekend' } : null;
}

/** The day so many working days after a day, which is not counted; before it when `count` is negative. */
export function workingDaysFrom(day: DayNumber, count: number): DayNumber {
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0;) {
    reached += step;
    if (closedDay(reached) === null) left -= 1;
  }
  return reached;
}

/** The instant so many working days after another one, at the same time of day in Sweden. */
export function workingDaysLater(
  instant: EpochMilliseconds,
  count: number,
  { timeZone }: PortWindowSettings = portWindowSettings,
): EpochMilliseconds {
  const local = toLocal(instant, timeZone);
  return toEpoch(localAt(workingDaysFrom(parseDay(local), count), local.slice(11)), timeZone);
}

const localAt = (day: DayNumber, time: string): LocalDateTime => `${dayText(day)}T${time}` as LocalDateTime;
const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The first and the last day on which a number of a kind can move, as of now. */
function portDays(
  kind: PoolNumberKind,
  now: EpochMilliseconds,
  settings: PortWindowSettings = portWindowSettings,
): { readonly first: DayNumber; readonly last: DayNumber } {
  const today = parseDay(toLocal(now, settings.timeZone));
  return { first: workingDaysFrom(today, settings.workingDaysAhead[kind]), last: today + settings.mostDaysAhead };
}

/** The earliest hour at which a number of a kind can move, in Sweden's time. */
export const earliestPortStart = (
  kind: PoolNumberKind,
  now: EpochMilliseconds,
  settings: PortWindowSettings = portWindowSettings,
): LocalDateTime => localAt(portDays(kind, now, settings).first, hourText(settings.firstHour));

/** What is wrong with a wished hour. */
export type PortStartFault =
  | { readonly code: 'not-a-whole-hour' | 'outside-hours' | 'on-weekend' }
  | { readonly code: 'on-holiday'; readonly name: string }
  | { readonly code: 'too-soon'; readonly earliest: LocalDateTime }
  | { readonly code: 'too-far-ahead' };

/** What is wrong with an hour for a number of a kind, as of now; null: the number can move then. */
export function portStartFault(
  start: LocalDateTime,
  kind: PoolNumberKind,
  now: EpochMilliseconds,
  settings: PortWindowSettings = portWindowSettings,
): PortStartFault | null {
  const { first, last } = portDays(kind, now, settings);
  const day = parseDay(start);
  if (day < first) return { code: 'too-soon', earliest: earliestPortStart(kind, now, settings) };
  if (day > last) return { code: 'too-far-ahead' };
  return slotFault(start, settings);
}

/** What is wrong with an hour that the losing operator confirms: it is bound to no number of days ahead, but it lies ahead. */
export function confirmedStartFault(
  start: LocalDateTime,
  now: EpochMilliseconds,
  settings: PortWindowSettings = portWindowSettings,
): PortStartFault | { readonly code: 'in-the-past' } | null {
  if (toEpoch(start, settings.timeZone) <= now) return { code: 'in-the-past' };
  if (parseDay(start) > parseDay(toLocal(now, settings.timeZone)) + settings.mostDaysAhead)
    return { code: 'too-far-ahead' };
  return slotFault(start, settings);
}

function slotFault(start: LocalDateTime, { firstHour, lastHour }: PortWindowSettings): PortStartFault | null {
  const closed = closedDay(parseDay(start));
  if (closed?.because === 'weekend') return { code: 'on-weekend' };
  if (closed) return { code: 'on-holiday', name: closed.name };
  if (!start.endsWith(':00')) return { code: 'not-a-whole-hour' };
  const hour = Number(start.slice(11, 13));
  return hour < firstHour || hour > lastHour ? { code: 'outside-hours' } : null;
}

/** A day on which a number can move, with its hours, or cannot, with the reason. */
export type PortDay =
  | { readonly date: LocalDate; readonly hours: readonly number[] }
  | { readonly date: LocalDate; readonly closed: ClosedDay | { readonly because: 'too-soon' | 'too-far-ahead' } };

/** Days from one on, each with the hours at which a number of a kind can move as of now, or with the reason why it cannot. */
export function portCalendar(
  kind: PoolNumberKind,
  { from, days }: { readonly from: LocalDate; readonly days: number },
  now: EpochMilliseconds,
  settings: PortWindowSettings = portWindowSettings,
): readonly PortDay[] {
  const { first, last } = portDays(kind, now, settings);
  const hours = Array.from(
    { length: settings.lastHour - settings.firstHour + 1 },
    (_, place) => settings.firstHour + place,
  );
  const begin = parseDay(from);
  return Array.from({ length: days }, (_, place): PortDay => {
    const day = begin + place;
    const date = dayText(day) as LocalDate;
    const closed = closedDay(day);
    if (closed) return { date, closed };
    if (day < first) return { date, closed: { because: 'too-soon' } };
    if (day > last) return { date, closed: { because: 'too-far-ahead' } };
    return { date, hours };
  });
}

/** When cancelling and rescheduling a port end: the same time of day, two working days before its hour. */
export const cutOffOf = (start: LocalDateTime, settings: PortWindowSettings = portWindowSettings): EpochMilliseconds =>
  toEpoch(localAt(workingDaysFrom(parseDay(start), -settings.cutOffWorkingDays), start.slice(11)), settings.timeZone);
