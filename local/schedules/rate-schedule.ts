/**
 * A schedule that runs every so often. Its next moment is kept on disk and moves on after the run, so that a run that was cut
 * off comes again. A jump of the clock over many moments is one run at its end: what a run has to do is in the table by then, and
 * hundreds of runs on the way would find it no sooner than the one that counts.
 */
import type { Clock } from '../clock.ts';
import { deliveryFaults, type Faults } from '../faults.ts';
import type { AsynchronousTarget } from '../lambda/asynchronous-target.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Timed } from '../timekeeper.ts';

export interface RateScheduleDefinition {
  readonly name: string;
  readonly everyMilliseconds: number;
  /** What the target gets as its event. */
  readonly input: unknown;
}

interface Parts {
  readonly target: AsynchronousTarget;
  /** Next moments by schedule. */
  readonly moments: PersistedMap<number>;
  readonly clock: Clock;
  readonly faults: Faults;
}

export class RateSchedule implements Timed {
  readonly #definition: RateScheduleDefinition;
  readonly #parts: Parts;

  constructor(definition: RateScheduleDefinition, parts: Parts) {
    this.#definition = definition;
    this.#parts = parts;
  }

  async nextAt(until: number): Promise<number | null> {
    return this.#next() <= until ? until : null;
  }

  async run(): Promise<void> {
    const { target, moments, clock, faults } = this.#parts;
    const { name, everyMilliseconds, input } = this.#definition;
    const fault = faults.take('scheduler', 'Invoke', deliveryFaults);
    if (fault === 'duplicate') await target.invoke(input);
    if (fault !== 'drop') await target.invoke(input);
    const next = this.#next();
    const missed = Math.max(0, Math.floor((clock.now() - next) / everyMilliseconds));
    moments.set(name, next + (missed + 1) * everyMilliseconds);
  }

  /** Never further away than one period: a clock that was set back takes the moment along. */
  #next(): number {
    const { moments, clock } = this.#parts;
    const { name, everyMilliseconds } = this.#definition;
    const kept = moments.get(name);
    const latest = clock.now() + everyMilliseconds;
    if (kept !== undefined && kept <= latest) return kept;
    moments.set(name, latest);
    return latest;
  }
}
