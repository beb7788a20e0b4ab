/**
 * Layers of a schedule, each in force at times: an override, events, the opening hours. Each says of an instant what it wants and
 * until when at least that stays so; the sweep goes from one such moment to the next and tells who wins.
 */
import type { WallMilliseconds } from './calendar.ts';
import type { EpochMilliseconds } from './local-date.ts';
import { latestBegun, startIfAny, type Series } from './schedule-series.ts';
import type { Clock } from './time-zone.ts';

/** What a layer says of an instant. */
export interface Reading<Outcome> {
  /** Null: it is not in force. */
  readonly outcome: Outcome | null;
  /** Since when it is in force. */
  readonly began: EpochMilliseconds;
  /** After the instant: before it, nothing of this reading changes. Infinity: nothing ever does. */
  readonly next: EpochMilliseconds;
}

export interface Layer<Outcome> {
  /** The larger wins; among equals what began last, then the larger id. */
  readonly precedence: number;
  readonly id: string;
  read(instant: EpochMilliseconds): Reading<Outcome>;
}

/** An occurrence that was moved, or skipped: then it has no length. `index` says which of the series it stands for. */
export interface Exception<Outcome> {
  readonly index: number;
  readonly start: WallMilliseconds;
  readonly end: WallMilliseconds;
  readonly outcome: Outcome;
}

/** What an event comes to. */
export interface Course<Outcome> {
  readonly clock: Clock;
  readonly series: Series;
  readonly outcome: Outcome;
  readonly exceptions: readonly Exception<Outcome>[];
}

/**
 * Reads an event. At most one occurrence of the series can be in force (see {@link Series}), and any of the moved ones; the one that
 * began last counts, of two that began together the one that comes later in the series.
 */
export function readCourse<Outcome>(course: Course<Outcome>, instant: EpochMilliseconds): Reading<Outcome> {
  const { clock, series, exceptions } = course;
  const wall = clock.read(instant);
  const index = latestBegun(series, wall);
  let outcome: Outcome | null = null;
  let began = -Infinity;
  let chosen = index;
  let next = startIfAny(series, index + 1);
  if (index >= 0) {
    const start = startIfAny(series, index);
    const end = start + series.length;
    if (start <= wall && wall < end && !exceptions.some((exception) => exception.index === index)) {
      outcome = course.outcome;
      began = clock.reach(start);
      next = Math.min(next, end);
    }
  }
  for (const exception of exceptions) {
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

/** What holds from an instant on. */
export interface Moment<Outcome> {
  readonly at: EpochMilliseconds;
  readonly outcome: Outcome;
}

/**
 * Who wins from an instant on: at it first, then at each moment at which any layer says something new, whether or not the winner
 * changes. Goes on only as far as it is asked to. Some layer must always be in force.
 */
export function* sweep<Outcome>(
  layers: readonly Layer<Outcome>[],
  from: EpochMilliseconds,
): Generator<Moment<Outcome>, void, undefined> {
  const voices = layers.map((layer) => ({ layer, reading: layer.read(from) }));
  for (let at = from; at < Infinity;) {
    let next = Infinity;
    let winner: Voice<Outcome> | null = null;
    for (const voice of voices) {
      if (voice.reading.next <= at) voice.reading = voice.layer.read(at);
      if (voice.reading.next < next) next = voice.reading.next;
      if (voice.reading.outcome !== null && (winner === null || beats(voice, winner))) winner = voice;
    }
    const outcome = winner?.reading.outcome ?? null;
    if (outcome !== null) yield { at, outcome };
    at = next;
  }
}

interface Voice<Outcome> {
  readonly layer: Layer<Outcome>;
  reading: Reading<Outcome>;
}

function beats<Outcome>(one: Voice<Outcome>, other: Voice<Outcome>): boolean {
  if (one.layer.precedence !== other.layer.precedence) return one.layer.precedence > other.layer.precedence;
  if (one.reading.began !== other.reading.began) return one.reading.began > other.reading.began;
  return one.layer.id > other.layer.id;
}
