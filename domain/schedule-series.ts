/** Where on the wall the occurrences of a series lie. */
import {
  civilDayOf,
  dayMilliseconds,
  dayNumberOf,
  dayOfWall,
  daysInMonth,
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
  /** The last day on which an occurrence may start. */
  readonly lastDay: DayNumber;
}

/**
 * The start of an occurrence, counted from 0. Months and years are counted from the first, and a day that a month does not have is its
 * last: 31 January, 28 February, 31 March.
 */
export function startOf({ first, step }: Series, index: number): WallMilliseconds {
  if (step === null || index === 0) return first;
  if (step.unit === 'day') return first + index * step.count * dayMilliseconds;
  const firstDay = dayOfWall(first);
  const { year, month, day } = civilDayOf(firstDay);
  const months = month - 1 + index * step.count;
  const [itsYear, itsMonth] = [year + Math.floor(months / 12), (months % 12) + 1];
  const itsDay = dayNumberOf(itsYear, itsMonth, Math.min(day, daysInMonth(itsYear, itsMonth)));
  return first + (itsDay - firstDay) * dayMilliseconds;
}

/** The index of the last occurrence that has begun by a time on the wall, wherever the series ends; negative: none has. */
export function latestBegun(series: Series, wall: WallMilliseconds): number {
  const { first, step } = series;
  if (wall < first) return -1;
  if (step === null) return 0;
  if (step.unit === 'day') return Math.floor((wall - first) / (step.count * dayMilliseconds));
  const from = civilDayOf(dayOfWall(first));
  const to = civilDayOf(dayOfWall(wall));
  const index = Math.floor(((to.year - from.year) * 12 + to.month - from.month) / step.count);
  return startOf(series, index) <= wall ? index : index - 1;
}

/** The index of the last occurrence of all; negative: there is none. */
export const lastIndexOf = (series: Series): number => latestBegun(series, (series.lastDay + 1) * dayMilliseconds - 1);

/** The index of the occurrence that starts on a day, null when none does. */
export function indexOn(series: Series, day: DayNumber): number | null {
  const index = latestBegun(series, (day + 1) * dayMilliseconds - 1);
  return index >= 0 && day <= series.lastDay && dayOfWall(startOf(series, index)) === day ? index : null;
}

/** The start of an occurrence, or Infinity where the series has ended. */
export function startIfAny(series: Series, index: number): WallMilliseconds {
  if (series.step === null && index > 0) return Infinity;
  const start = startOf(series, index);
  return dayOfWall(start) <= series.lastDay ? start : Infinity;
}
