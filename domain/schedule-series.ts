/** Where on the wall the occurrences of a series lie. */
import {
  civilDayOf,
  dayMilliseconds,
  dayNumberOf,
  dayOfWall,
  daysInMonth,
  minuteMilliseconds,
  parseCivilDay,
  parseMinutes,
  type CivilDay,
  type DayNumber,
  type WallMilliseconds,
} from './calendar.ts';

/** How far it is from one occurrence to the next; null: there is only one. */
export type Step = { readonly unit: 'day' | 'month'; readonly count: number } | null;

/** A start or an end of the first occurrence. */
export interface SeriesMoment {
  readonly wall: WallMilliseconds;
  /** Its day: months are counted from it. */
  readonly civil: CivilDay;
}

/** @param local `YYYY-MM-DDTHH:mm`, well-formed. Its day is parsed once: this is done for each event of each answer. */
export function momentOf(local: string): SeriesMoment {
  const civil = parseCivilDay(local);
  const day = dayNumberOf(civil.year, civil.month, civil.day);
  return { wall: day * dayMilliseconds + parseMinutes(local, 11) * minuteMilliseconds, civil };
}

/** Occurrences at even steps from the first. The first is not longer than the shortest step, so no two of a series overlap. */
export interface Series {
  readonly first: SeriesMoment;
  readonly firstEnd: SeriesMoment;
  readonly step: Step;
  /** None starts at it or later. */
  readonly startsBefore: WallMilliseconds;
}

/** The start of an occurrence, counted from 0. */
export const startOf = ({ first, step }: Series, index: number): WallMilliseconds => movedBy(first, step, index);

/**
 * The end of an occurrence, whose start is given. Start and end are each moved from their own first date: from 25 January until 5 February,
 * every month, ends on the 5th, which no length in days does. Where the end would not come after the start (from 30 January 22:00 until
 * 31 January 06:00, in February), the occurrence is as long on the wall as the first.
 */
export function endOf({ first, firstEnd, step }: Series, index: number, start: WallMilliseconds): WallMilliseconds {
  if (step?.unit === 'month') {
    const end = movedBy(firstEnd, step, index);
    if (end > start) return end;
  }
  return start + firstEnd.wall - first.wall;
}

/** Months and years are counted from the first, and a day that a month does not have is its last: 31 January, 28 February, 31 March. */
function movedBy({ wall, civil }: SeriesMoment, step: Step, index: number): WallMilliseconds {
  if (step === null) return wall;
  if (step.unit === 'day') return wall + index * step.count * dayMilliseconds;
  const months = civil.month - 1 + index * step.count;
  const year = civil.year + Math.floor(months / 12);
  const month = (months % 12) + 1;
  // No month is shorter than 28 days.
  const day = civil.day <= 28 ? civil.day : Math.min(civil.day, daysInMonth(year, month));
  const timeOfDay = wall - dayOfWall(wall) * dayMilliseconds;
  return dayNumberOf(year, month, day) * dayMilliseconds + timeOfDay;
}

/** The start of an occurrence, or Infinity where the series has ended. */
export function startIfAny(series: Series, index: number): WallMilliseconds {
  if (series.step === null && index > 0) return Infinity;
  const start = startOf(series, index);
  return start < series.startsBefore ? start : Infinity;
}

/** The index of the last occurrence that has begun by a time on the wall, wherever the series ends; negative: none has. */
export function latestBegun(series: Series, wall: WallMilliseconds): number {
  const { first, step } = series;
  if (wall < first.wall) return -1;
  if (step === null) return 0;
  if (step.unit === 'day') return Math.floor((wall - first.wall) / (step.count * dayMilliseconds));
  const { year, month } = civilDayOf(dayOfWall(wall));
  const index = Math.floor(((year - first.civil.year) * 12 + month - first.civil.month) / step.count);
  return startOf(series, index) <= wall ? index : index - 1;
}

/** The index of the last occurrence of all; negative: there is none. */
export const lastIndexOf = (series: Series): number => latestBegun(series, series.startsBefore - 1);

/** The index of the occurrence that starts on a day, null when none does. */
export function indexOn(series: Series, day: DayNumber): number | null {
  const index = latestBegun(series, (day + 1) * dayMilliseconds - 1);
  if (index < 0) return null;
  const start = startIfAny(series, index);
  return start < Infinity && dayOfWall(start) === day ? index : null;
}
