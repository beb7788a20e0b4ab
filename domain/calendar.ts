/**
 * Days and wall-clock times as integers, so that rules of time are arithmetic: no `Date`, no `Intl`, no texts while they are evaluated.
 * The calendar is the Gregorian one, of any year.
 */
import type { LocalDate } from './local-date.ts';

/** Days since 1970-01-01. */
export type DayNumber = number;

/**
 * A date and time on some wall, as the milliseconds since 1970-01-01T00:00 *on that wall*. Not an instant: the same number is another
 * instant in another zone. Adding a day of 24 hours to it is always the same time on the next day, whatever the clocks do.
 */
export type WallMilliseconds = number;

export const minuteMilliseconds = 60_000;
export const dayMilliseconds = 86_400_000;

export interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** @param month 1 to 12 */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** Days of the eras of 400 years from March 0000, the way of Howard Hinnant's `days_from_civil` (howardhinnant.github.io/date_algorithms.html). */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The reverse of {@link dayNumberOf}. */
export function civilDayOf(dayNumber: DayNumber): CivilDay {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** 0 is Monday, 6 is Sunday. The first of January 1970 was a Thursday. */
export const weekdayOf = (dayNumber: DayNumber): number => (((dayNumber + 3) % 7) + 7) % 7;

/** The day in which a time on the wall lies. */
export const dayOfWall = (wall: WallMilliseconds): DayNumber => Math.floor(wall / dayMilliseconds);

const digit = (text: string, place: number): number => text.charCodeAt(place) - 48;
const pair = (text: string, place: number): number => digit(text, place) * 10 + digit(text, place + 1);

/** @param text `YYYY-MM-DD`, or anything that begins so; well-formed */
export const parseCivilDay = (text: string): CivilDay => ({
  year: pair(text, 0) * 100 + pair(text, 2),
  month: pair(text, 5),
  day: pair(text, 8),
});

/** As {@link parseCivilDay}. */
export const parseDay = (text: string): DayNumber =>
  dayNumberOf(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));

/** Minutes after midnight. @param text `HH:mm` at a place in it */
export const parseMinutes = (text: string, place = 0): number => pair(text, place) * 60 + pair(text, place + 3);

/** @param text `YYYY-MM-DDTHH:mm`, well-formed */
export const parseWall = (text: string): WallMilliseconds =>
  parseDay(text) * dayMilliseconds + parseMinutes(text, 11) * minuteMilliseconds;

const padded = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `YYYY-MM-DD`. */
export function dayText(dayNumber: DayNumber): string {
  const { year, month, day } = civilDayOf(dayNumber);
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
}

/** `YYYY-MM-DDTHH:mm`; what is less than a minute falls away. */
export function wallText(wall: WallMilliseconds): string {
  const day = dayOfWall(wall);
  const minutes = Math.floor((wall - day * dayMilliseconds) / minuteMilliseconds);
  return `${dayText(day)}T${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

/** The day of the month so many months later; the last day of a month that has no such day. */
export function monthsLater(day: LocalDate, months: number): LocalDate {
  const { year, month, day: dayOfMonth } = parseCivilDay(day);
  const count = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = daysInMonth(laterYear, laterMonth);
  return dayText(dayNumberOf(laterYear, laterMonth, Math.min(dayOfMonth, last))) as LocalDate;
}
