/** One event on the wall of its zone: a series of occurrences, of which some are moved or skipped. */
import type { WallMilliseconds } from './calendar.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { Reading } from './schedule-layers.ts';
import { endOf, lastIndexOf, latestBegun, startIfAny, startOf, type Series } from './schedule-series.ts';
import type { Clock } from './time-zone.ts';

/** An occurrence that was moved, or skipped: then it has no length. */
export interface Exception<Outcome> {
  /** Which of the series it stands for. */
  readonly index: number;
  readonly start: WallMilliseconds;
  readonly end: WallMilliseconds;
  readonly outcome: Outcome;
}

/** `Outcome` is what the event wants while it is in force. */
export interface Course<Outcome> {
  readonly clock: Clock;
  readonly series: Series;
  readonly outcome: Outcome;
  /** By index. */
  readonly exceptions: ReadonlyMap<number, Exception<Outcome>>;
  /** Those of them that have a length. */
  readonly moved: readonly Exception<Outcome>[];
}

/**
 * Reads a course at an instant. At most one occurrence of the series can be in force (see {@link Series}), and any of the moved ones; the
 * one that began last counts, of two that began together the one that stands later in the series.
 */
export function readCourse<Outcome>(course: Course<Outcome>, instant: EpochMilliseconds): Reading<Outcome> {
  const { clock, series, exceptions, moved } = course;
  const wall = clock.read(instant);
  const index = latestBegun(series, wall);
  let next = startIfAny(series, index + 1);
  let outcome: Outcome | null = null;
  let began = -Infinity;
  let chosen = index;
  const start = index < 0 ? Infinity : startIfAny(series, index);
  const end = start <= wall ? endOf(series, index, start) : -Infinity;
  if (wall < end && !exceptions.has(index)) {
    outcome = course.outcome;
    began = clock.reach(start);
    next = Math.min(next, end);
  }
  for (const exception of moved) {
    if (exception.start > wall) next = Math.min(next, exception.start);
    else if (exception.end > wall) {
      next = Math.min(next, exception.end);
      const itBegan = clock.reach(exception.start);
      if (itBegan > began || (itBegan === began && exception.index > chosen)) {
        outcome = exception.outcome;
        began = itBegan;
        chosen = exception.index;
      }
    }
  }
  return { outcome, began, next: next === Infinity ? Infinity : clock.reach(next) };
}

/** An occurrence, moved or not. It may be empty: skipped, or wholly in the gap of spring. */
export interface Span<Outcome> extends Exception<Outcome> {
  readonly from: EpochMilliseconds;
  readonly to: EpochMilliseconds;
}

/** The occurrences that end after an instant, in the order of their beginnings; empty ones at or after it too. Made as they are asked for. */
export function* spansFrom<Outcome>(
  course: Course<Outcome>,
  from: EpochMilliseconds,
): Generator<Span<Outcome>, void, undefined> {
  const { clock, series, outcome, exceptions } = course;
  const spanOf = (exception: Exception<Outcome>): Span<Outcome> => ({
    ...exception,
    from: clock.reach(exception.start),
    to: clock.reach(exception.end),
  });
  const isAhead = (span: Span<Outcome>): boolean => span.to > from || span.from >= from;
  const excepted = [...exceptions.values()].map(spanOf).filter(isAhead).toSorted(byBeginning);
  for (let index = Math.max(0, latestBegun(series, clock.read(from))); ; index += 1) {
    const start = startIfAny(series, index);
    if (start === Infinity) break;
    if (exceptions.has(index)) continue;
    const span = spanOf({ index, start, end: endOf(series, index, start), outcome });
    while (excepted[0] !== undefined && byBeginning(excepted[0], span) < 0) yield excepted.shift() as Span<Outcome>;
    if (isAhead(span)) yield span;
  }
  yield* excepted;
}

const byBeginning = (one: Span<unknown>, other: Span<unknown>): number =>
  one.from - other.from || one.index - other.index;

/** The instant after which nothing of a course is in force. Its series must have an end. */
export function endOfCourse(course: Course<unknown>): EpochMilliseconds {
  const { clock, series, exceptions, moved } = course;
  let last = lastIndexOf(series);
  while (exceptions.has(last)) last -= 1;
  const ends = moved.map(({ end }) => end);
  if (last >= 0) ends.push(endOf(series, last, startOf(series, last)));
  return clock.reach(Math.max(series.first.wall, ...ends));
}
