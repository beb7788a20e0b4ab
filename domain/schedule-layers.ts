/**
 * What a schedule is made of lies in layers, each in force at times: opening hours, events, an override. Each says of an instant what it
 * wants, and until when nothing of that changes; the sweep goes from one such moment to the next and tells who wins.
 */
import type { EpochMilliseconds } from './local-date.ts';
import type { OpeningWeek } from './opening-hours.ts';
import type { Clock } from './time-zone.ts';

/** What a layer says of an instant. */
export interface Reading<Outcome> {
  /** Null: it is not in force. */
  readonly outcome: Outcome | null;
  readonly began: EpochMilliseconds;
  /** Later than the instant: until then this reading holds. Infinity: for ever. */
  readonly next: EpochMilliseconds;
}

/** What decides between two that are in force at once. */
export interface Claim {
  readonly precedence: number;
  /** Since when it is in force. */
  readonly began: EpochMilliseconds;
  readonly id: string;
}

/** The higher precedence wins; among equals what began last, then the larger id. */
export function outranks(one: Claim, other: Claim): boolean {
  if (one.precedence !== other.precedence) return one.precedence > other.precedence;
  if (one.began !== other.began) return one.began > other.began;
  return one.id > other.id;
}

export interface Layer<Outcome> extends Omit<Claim, 'began'> {
  read(instant: EpochMilliseconds): Reading<Outcome>;
}

/** Reads what holds for from ≤ t < to; either may be infinite. */
export function readBetween<Outcome>(
  from: EpochMilliseconds,
  to: EpochMilliseconds,
  outcome: Outcome,
): Layer<Outcome>['read'] {
  const ahead = { outcome: null, began: -Infinity, next: from };
  const holding = { outcome, began: from, next: to };
  const over = { outcome: null, began: -Infinity, next: Infinity };
  return (instant) => {
    if (instant < from) return ahead;
    return instant < to ? holding : over;
  };
}

/** Reads opening hours on a zone's wall. */
export const readHours =
  <Outcome>(week: OpeningWeek, clock: Clock, open: Outcome, closed: Outcome): Layer<Outcome>['read'] =>
  (instant) => {
    const wall = clock.read(instant);
    const turn = week.nextTurn(wall);
    return {
      outcome: week.isOpen(wall) ? open : closed,
      began: -Infinity,
      next: turn === Infinity ? Infinity : clock.reach(turn),
    };
  };

/** What wins from an instant on. */
export interface Moment<Outcome> {
  readonly at: EpochMilliseconds;
  readonly outcome: Outcome;
}

/**
 * What wins at an instant, and then at each moment at which any layer says something new, whether or not another wins. Goes on only
 * as far as it is asked to. Some layer must always be in force.
 */
export function* sweep<Outcome>(
  layers: readonly Layer<Outcome>[],
  from: EpochMilliseconds,
): Generator<Moment<Outcome>, void, undefined> {
  const voices = layers.map((layer): Voice<Outcome> => voiceOf(layer, layer.read(from)));
  for (let at = from; at < Infinity;) {
    let next = Infinity;
    let winner: Voice<Outcome> | null = null;
    for (const voice of voices) {
      if (voice.next <= at) hear(voice, voice.layer.read(at));
      if (voice.next < next) next = voice.next;
      if (voice.outcome !== null && (winner === null || outranks(voice, winner))) winner = voice;
    }
    const outcome = winner?.outcome ?? null;
    if (outcome !== null) yield { at, outcome };
    at = next;
  }
}

/** A layer and what it last said, flat: each of them is looked at for each moment. */
interface Voice<Outcome> extends Claim {
  readonly layer: Layer<Outcome>;
  began: EpochMilliseconds;
  outcome: Outcome | null;
  next: EpochMilliseconds;
}

const voiceOf = <Outcome>(layer: Layer<Outcome>, { outcome, began, next }: Reading<Outcome>): Voice<Outcome> => ({
  layer,
  precedence: layer.precedence,
  id: layer.id,
  began,
  outcome,
  next,
});

function hear<Outcome>(voice: Voice<Outcome>, { outcome, began, next }: Reading<Outcome>): void {
  Object.assign(voice, { outcome, began, next });
}
