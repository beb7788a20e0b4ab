/** Where on the wall the occurrences of a series lie. */
import {
  civilDayOf,
  dayMilliseconds,
  dayNumberOf,
  dayOfWall,
  daysInMonth,
  type CivilDay,
  type DayNumber,
  type WallMilliseconds,
} from './calendar.ts';

/** How far it is from one occurrence to the next; null: there is only one. */
export type Step = { readonly unit: 'day' | 'month'; readonly count: number } | null;

/** Occurrences at even steps from the first. None is longer than the shortest step, so no two of a series overlap. */
export interface Series {
  readonly first: WallMilliseconds;
  readonly length: number;
  readonly step: Step;
  /** None starts at it or later. */
  readonly startsBefore: WallMilliseconds;
  /** The day of the first: what months are counted from. */
  readonly civil: CivilDay;
}

/**
 * The start of an occurrence, counted from 0. Months and years are counted from the first, and a day that a month does not have is its
 * last: 31 January, 28 February, 31 March.
 */
export function startOf({ first, step, civil }: Series, index: number): WallMilliseconds {
  if (step === null) return first;
  if (step.unit === 'day') return first + index * step.count * dayMilliseconds;
  const months = civil.month - 1 + index * step.count;
  const year = civil.year + Math.floor(months / 12);
  const month = (months % 12) + 1;
  // No month is shorter than 28 days.
  const day = civil.day <= 28 ? civil.day : Math.min(civil.day, daysInMonth(year, month));
  const timeOfDay = first - dayOfWall(first) * dayMilliseconds;
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
  const { first, step, civil } = series;
  if (wall < first) return -1;
  if (step === null) return 0;
  if (step.unit === 'day') return Math.floor((wall - first) / (step.count * dayMilliseconds));
  const { year, month } = civilDayOf(dayOfWall(wall));
  const index = Math.floor(((year - civil.year) * 12 + month - civil.month) / step.count);
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
