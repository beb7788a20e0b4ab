/**
 * A schedule that runs again and again. Its next moment is kept on disk and moves on after the run, so that a run that was cut
 * off comes again. A jump of the clock over many moments is one run at its end: what a run has to do is in the table by then, and
 * hundreds of runs on the way would find it no sooner than the one that counts.
 */
import type { Clock } from '../clock.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Timed } from '../timekeeper.ts';
import type { Handover, ScheduleTarget } from './handover.ts';
import type { Recurrence } from './recurrence.ts';

export interface RecurringScheduleDefinition {
  readonly name: string;
  readonly arn: string;
  readonly recurrence: Recurrence;
  readonly target: ScheduleTarget;
}

interface Parts {
  readonly handover: Handover;
  /** Next moments by schedule. */
  readonly moments: PersistedMap<number>;
  readonly clock: Clock;
}

export class RecurringSchedule implements Timed {
  readonly #definition: RecurringScheduleDefinition;
  readonly #parts: Parts;

  constructor(definition: RecurringScheduleDefinition, parts: Parts) {
    this.#definition = definition;
    this.#parts = parts;
  }

  async nextAt(until: number): Promise<number | null> {
    return this.#next() <= until ? until : null;
  }

  async run(): Promise<void> {
    const { handover, moments, clock } = this.#parts;
    const { name, arn, recurrence, target } = this.#definition;
    const due = this.#next();
    await handover.deliver({ scheduleArn: arn, scheduledAt: due, target });
    moments.set(name, recurrence.after(due, clock.now()));
  }

  /** Never later than seen from now: a clock that was set back takes the moment along. */
  #next(): number {
    const { moments, clock } = this.#parts;
    const { name, recurrence } = this.#definition;
    const kept = moments.get(name);
    const latest = recurrence.first(clock.now());
    if (kept !== undefined && kept <= latest) return kept;
    moments.set(name, latest);
    return latest;
  }
}
