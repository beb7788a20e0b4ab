/**
 * What a schedule is made of lies in layers, each in force at times: opening hours, events, an override. Each says of an instant what it
 * wants, and until when nothing of that changes; the sweep goes from one such moment to the next and tells who wins.
 */
import { Heap } from './heap.ts';
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
 * What wins at an instant, and then at each moment at which another layer may, whether or not one does. Goes on only as far as it is asked
 * to. Some layer must always be in force.
 *
 * Layers that what wins outranks by precedence are not even asked before it is over, and of the others only those that have something
 * new to say: three hundred events a day make a hundred thousand such moments a year.
 */
export function* sweep<Outcome>(
  layers: readonly Layer<Outcome>[],
  from: EpochMilliseconds,
): Generator<Moment<Outcome>, void, undefined> {
  const levels = levelsOf(layers);
  for (let at = from; at < Infinity;) {
    let next = Infinity;
    for (const level of levels) {
      const winner = level.winnerAt(at);
      next = Math.min(next, level.next);
      if (winner === undefined) continue;
      yield { at, outcome: winner.outcome };
      break;
    }
    at = next;
  }
}

/** What a layer last said. It is good until `next`. */
interface Voice<Outcome> extends Claim {
  readonly layer: Layer<Outcome>;
  readonly outcome: Outcome | null;
  readonly next: EpochMilliseconds;
}

/** A voice of a layer that is in force. */
type Standing<Outcome> = Voice<Outcome> & { readonly outcome: Outcome };

const isStanding = <Outcome>(voice: Voice<Outcome>): voice is Standing<Outcome> => voice.outcome !== null;

/** The highest precedence first. */
function levelsOf<Outcome>(layers: readonly Layer<Outcome>[]): readonly Level<Outcome>[] {
  const precedences = [...new Set(layers.map(({ precedence }) => precedence))].toSorted((one, other) => other - one);
  return precedences.map((precedence) => new Level(layers.filter((layer) => layer.precedence === precedence)));
}

/** The layers of one precedence. */
class Level<Outcome> {
  /** Of each layer what it last said, the one first that is good no longer first. */
  readonly #voices = new Heap<Voice<Outcome>>((one, other) => one.next < other.next);
  /** Those that are in force, the winner first. What is good no longer is dropped when it comes to the top. */
  readonly #standing = new Heap<Standing<Outcome>>(outranks);

  constructor(layers: readonly Layer<Outcome>[]) {
    for (const layer of layers) {
      const { precedence, id } = layer;
      this.#voices.put({ precedence, id, layer, began: -Infinity, outcome: null, next: -Infinity });
    }
  }

  /** Until then it says the same. */
  get next(): EpochMilliseconds {
    return this.#voices.first?.next ?? Infinity;
  }

  /** @param at never earlier than the last time */
  winnerAt(at: EpochMilliseconds): Standing<Outcome> | undefined {
    while (this.next <= at) this.#hear((this.#voices.takeFirst() as Voice<Outcome>).layer, at);
    const standing = this.#standing;
    while (standing.first !== undefined && standing.first.next <= at) standing.takeFirst();
    return standing.first;
  }

  #hear(layer: Layer<Outcome>, at: EpochMilliseconds): void {
    const { outcome, began, next } = layer.read(at);
    const voice: Voice<Outcome> = { precedence: layer.precedence, id: layer.id, layer, began, outcome, next };
    this.#voices.put(voice);
    if (isStanding(voice)) this.#standing.put(voice);
  }
}
