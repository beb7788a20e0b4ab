/** The days that a calendar shows: whole weeks from Monday on. */
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import type { EpochMilliseconds, LocalDate } from '../../../domain/local-date.ts';
import { occurrences, type Occurrence } from '../../../domain/schedule.ts';
import { startOfDay } from '../../../domain/time-zone.ts';
import { scheduledEvent } from '../../data/schedule-of.ts';
import { dateAfter } from '../../design/time.ts';

export const calendarViews = ['month', 'week'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** How many days a date is after the Monday before it. */
const daysSinceMonday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The Monday of a day's week. */
const mondayOf = (date: string): LocalDate => dateAfter(date, -daysSinceMonday(date));

/** The number of a day's week by ISO 8601: the year's first week is the one with its first Thursday. 1 to 53. */
export function weekNumberOf(date: string): number {
  const thursday = dateAfter(mondayOf(date), 3);
  const daysIntoYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return 1 + Math.floor(daysIntoYear / 7);
}

const count = (from: string, days: number): readonly LocalDate[] =>
  Array.from({ length: days }, (_, place) => dateAfter(from, place));

/** The weeks that a month touches, or the one week that a day lies in. */
export function shownDays(view: CalendarView, day: string): readonly LocalDate[] {
  if (view === 'week') return count(mondayOf(day), 7);
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const last = dateAfter(turnPage('month', day, 1), -1);
  const days = (Date.parse(mondayOf(last)) - Date.parse(first)) / 86_400_000 + 7;
  return count(first, days);
}

/** A day of the month or week that comes after, or before: of a month always its first. */
export function turnPage(view: CalendarView, day: string, pages: number): LocalDate {
  if (view === 'week') return dateAfter(mondayOf(day), 7 * pages);
  const [year = 0, month = 1] = day.split('-').map(Number);
  return dateAfter(new Date(Date.UTC(year, month - 1 + pages, 1)).toISOString().slice(0, 10), 0);
}

/** An event on a day. One that is skipped is among them, so that it can be brought back. */
export interface DayEntry {
  readonly event: ScheduleEventReply;
  readonly occurrence: Occurrence;
  readonly isSkipped: boolean;
}

/** What is in force on each of the days, or would be were it not skipped, in the order of beginning. */
export function entriesByDay(
  events: readonly ScheduleEventReply[],
  days: readonly LocalDate[],
  timeZone: string,
): ReadonlyMap<string, readonly DayEntry[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const [from, to] = [startOfDay(first, timeZone), startOfDay(dateAfter(last, 1), timeZone)];
  const all = events
    .flatMap((event) => entriesOf(event, from, to))
    .toSorted((one, other) => one.occurrence.from - other.occurrence.from);
  return new Map(
    days.map((day) => {
      const [begin, end] = [startOfDay(day, timeZone), startOfDay(dateAfter(day, 1), timeZone)];
      return [day, all.filter(({ occurrence }) => occurrence.from < end && occurrence.to > begin)];
    }),
  );
}

function entriesOf(event: ScheduleEventReply, from: EpochMilliseconds, to: EpochMilliseconds): readonly DayEntry[] {
  const scheduled = scheduledEvent(event);
  const held = [...occurrences(scheduled, from, to)].map((occurrence) => ({ event, occurrence, isSkipped: false }));
  const skipped = new Set(event.exceptions.filter(({ skip }) => skip).map(({ date }) => date));
  if (skipped.size === 0) return held;
  // To the rules a skipped occurrence is none. Where it would be, the series says that nobody has touched.
  const untouched = [...occurrences({ ...scheduled, exceptions: {} }, from, to)]
    .filter(({ date }) => skipped.has(date))
    .map((occurrence) => ({ event, occurrence, isSkipped: true }));
  return [...held, ...untouched];
}
