/** Events that are made from holidays, and how next year's comes of this year's. */
import { dayMilliseconds, dayText, parseDay, parseWall, wallText } from './calendar.ts';
import { swedishHolidays, type Holiday } from './holidays.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import type { ScheduleEvent, ScheduleEventFields } from './schedule-event.ts';
import { activeUntil } from './schedule.ts';
import type { LocalDateTime } from './time-zone.ts';

/** The years whose holidays there are: from when midsummer moved to a Saturday, to the last whose New Year's Eve ends on a day we know. */
export const firstHolidayYear = 1953;
export const lastHolidayYear = 2198;

/** A holiday of a year by its code; null when the year has none. */
export const holidayOf = (year: number, code: string): Holiday | null =>
  swedishHolidays(year).find((holiday) => holiday.code === code) ?? null;

/** What an event over a whole holiday is like, from midnight to midnight. */
export const overHoliday = (
  { name, date }: Holiday,
  { year, ...given }: Pick<ScheduleEventFields, 'targets' | 'timeZone' | 'messageId'> & { readonly year: number },
): ScheduleEventFields => ({
  ...given,
  title: titleOf(name, year),
  start: `${date}T00:00` as LocalDateTime,
  end: daysLater(`${date}T00:00` as LocalDateTime, 1),
  recurrence: 'never',
  until: null,
  effect: 'closed',
});

const titleOf = (name: string, year: number): string => `${name} ${year}`;

/** An event of a holiday, in the next year in which it is not over by now. */
export interface Renewal {
  readonly year: number;
  readonly fields: ScheduleEventFields;
}

/** A squeeze day does not come every year: so many years without one, and it is given up. */
const mostYearsBetween = 30;

/**
 * Next year's of an event that was made from a holiday; null when there is none. It keeps what somebody changed: hours that were moved
 * and an end of repeating stay as far from the holiday, and a title that names the old year, and no other, names the new one.
 */
export function renewalOf(event: ScheduleEvent, now: EpochMilliseconds): Renewal | null {
  const { holiday } = event;
  const standing = holiday && holidayOf(holiday.year, holiday.code);
  if (holiday === null || standing === null) return null;
  const thisYear = new Date(now).getUTCFullYear();
  const first = Math.max(holiday.year + 1, thisYear - 1);
  for (let year = first; year <= Math.min(first + mostYearsBetween, lastHolidayYear); year += 1) {
    const next = holidayOf(year, holiday.code);
    if (next === null) continue;
    const days = parseDay(next.date) - parseDay(standing.date);
    const moved = {
      ...event,
      start: daysLater(event.start, days),
      end: daysLater(event.end, days),
      until: event.until && (dayText(parseDay(event.until) + days) as LocalDate),
      exceptions: {},
    };
    if ((activeUntil(moved) ?? Infinity) <= now) continue;
    return { year, fields: { ...moved, title: retitled(event.title, holiday.year, year) } };
  }
  return null;
}

/** Four digits that are no part of a longer number. */
const years = /(?<!\d)\d{4}(?!\d)/g;

/** Of a title that names several years nobody can tell which are to follow. */
function retitled(title: string, from: number, to: number): string {
  const isOnly = [...title.matchAll(years)].every(([year]) => Number(year) === from);
  return isOnly ? title.replace(years, String(to)) : title;
}

const daysLater = (local: LocalDateTime, days: number): LocalDateTime =>
  wallText(parseWall(local) + days * dayMilliseconds) as LocalDateTime;
