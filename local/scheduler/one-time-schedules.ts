/** One-time schedules, which functions make while they run. They survive kill -9, each runs at its own time, and goes or stays after. */
import type { Clock } from '../clock.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Timed } from '../timekeeper.ts';
import type { Handover, ScheduleTarget } from './handover.ts';

export interface OneTimeSchedule {
  readonly name: string;
  readonly group: string;
  readonly arn: string;
  /** When it runs. */
  readonly at: number;
  readonly target: ScheduleTarget;
  readonly goesAfterwards: boolean;
  /** What it was made from, as whoever asks for it gets it. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  /** It has run, and stays to be looked at. */
  readonly isDone: boolean;
}

export class OneTimeSchedules {
  /** By ARN. */
  readonly #kept: PersistedMap<OneTimeSchedule>;

  constructor(kept: PersistedMap<OneTimeSchedule>) {
    this.#kept = kept;
  }

  find(arn: string): OneTimeSchedule | undefined {
    return this.#kept.get(arn);
  }

  put(schedule: OneTimeSchedule): void {
    this.#kept.set(schedule.arn, schedule);
  }

  delete(arn: string): void {
    this.#kept.delete(arn);
  }

  /** Those that have not run yet, soonest first; of one moment, that which was made first. */
  waiting(): OneTimeSchedule[] {
    return this.#kept
      .values()
      .filter(({ isDone }) => !isDone)
      .sort((one, other) => one.at - other.at);
  }
}

/** Runs those whose moment has come. It is crossed off after it was handed over: one that was cut off comes again. */
export class OneTimeFirings implements Timed {
  readonly #schedules: OneTimeSchedules;
  readonly #handover: Handover;
  readonly #clock: Clock;

  constructor(schedules: OneTimeSchedules, handover: Handover, clock: Clock) {
    this.#schedules = schedules;
    this.#handover = handover;
    this.#clock = clock;
  }

  async nextAt(): Promise<number | null> {
    return this.#schedules.waiting()[0]?.at ?? null;
  }

  async run(): Promise<void> {
    const [schedule] = this.#schedules.waiting();
    if (!schedule || schedule.at > this.#clock.now()) return;
    const { arn, at, target, goesAfterwards } = schedule;
    await this.#handover.deliver({ scheduleArn: arn, scheduledAt: at, target });
    if (goesAfterwards) this.#schedules.delete(arn);
    else this.#schedules.put({ ...schedule, isDone: true });
  }
}
