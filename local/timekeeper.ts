/** Moves the clock: what falls due on the way happens in order, each thing at its own time. */
import type { Clock } from './clock.ts';

/** Something that has things to do at moments. */
export interface Timed {
  /** Its next moment that is not after `until`; null when it has none. Moments that have passed count. */
  nextAt(until: number): Promise<number | null>;
  /** Does what is due now, by the clock. Afterwards {@link nextAt} must tell a later moment. */
  run(): Promise<void>;
}

// What runs by itself when nobody moves the clock. Coarser than anything that people wait for.
const restMilliseconds = 1000;

export class Timekeeper {
  readonly #clock: Clock;
  readonly #timed: readonly Timed[];
  readonly #untilQuiet: () => Promise<void>;
  #turn: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** `untilQuiet` answers when nothing is under way any more that was caused by what happened so far. */
  constructor(clock: Clock, timed: readonly Timed[], untilQuiet: () => Promise<void>) {
    this.#clock = clock;
    this.#timed = timed;
    this.#untilQuiet = untilQuiet;
  }

  /**
   * Goes forward to a moment, or back to it: then nothing happens on the way. Answers when the system is quiet.
   * @throws Error when it was stopped before the moment: the clock belongs to other data now
   */
  moveTo(moment: number): Promise<void> {
    return this.#inTurn(async () => {
      await this.#untilQuiet();
      const back = moment < this.#clock.now();
      if (!back) await this.#runUntil(moment);
      if (this.#isStopped) throw new Error('The embedded cloud was reset or stopped while its clock was moved');
      // Doing what was due took time, and may have gone past the moment by that much.
      if (back || moment > this.#clock.now()) this.#clock.set(moment);
      await this.#untilQuiet();
    });
  }

  /** From now on, what falls due as time passes by itself is done, about every second. */
  start(): void {
    this.#timer = setInterval(() => {
      this.#inTurn(() => this.#runPassed()).catch((error: unknown) => {
        console.error('What was due could not be done:', error);
      });
    }, restMilliseconds);
    this.#timer.unref();
  }

  /** Begins nothing more, and answers when what is under way has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#turn;
  }

  async #runUntil(moment: number): Promise<void> {
    for (let due = await this.#earliest(moment); due && !this.#isStopped; due = await this.#earliest(moment)) {
      if (due.at > this.#clock.now()) this.#clock.set(due.at);
      await due.timed.run();
      await this.#untilQuiet();
    }
  }

  async #runPassed(): Promise<void> {
    const now = this.#clock.now();
    for (let due = await this.#earliest(now); due && !this.#isStopped; due = await this.#earliest(now))
      await due.timed.run();
  }

  async #earliest(until: number): Promise<{ at: number; timed: Timed } | null> {
    let earliest: { at: number; timed: Timed } | null = null;
    for (const timed of this.#timed) {
      const at = await timed.nextAt(until);
      if (at !== null && at <= until && (earliest === null || at < earliest.at)) earliest = { at, timed };
    }
    return earliest;
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
