/**
 * The movable clock: real time plus an offset, or a time that stands still. Both are in shared memory, so that every Lambda environment (a worker
 * thread, see `lambda/preload.ts`) and every service here reads the same time. Timers stay real.
 */
import type { PersistedMap } from './store/persisted-map.ts';

/** Two signed 64-bit integers: milliseconds to add to real time, and the time of a clock that stands still, or 0. */
export const newClockMemory = (): SharedArrayBuffer => new SharedArrayBuffer(16);

/** What the clock shows at a real time. `memory`: a view of {@link newClockMemory}. */
export function timeIn(memory: BigInt64Array, realMilliseconds: number): number {
  const still = Number(Atomics.load(memory, 1));
  return still === 0 ? realMilliseconds + Number(Atomics.load(memory, 0)) : still;
}

export class Clock {
  /** See {@link timeIn}. */
  readonly offset = newClockMemory();
  readonly #view = new BigInt64Array(this.offset);
  readonly #kept: PersistedMap<number> | undefined;

  /** The offset is stored in `kept`, where given: data written in the future needs a clock that stays there. */
  constructor(kept?: PersistedMap<number>) {
    this.#kept = kept;
    this.reload();
  }

  /** Reads the stored offset again. */
  reload(): void {
    Atomics.store(this.#view, 0, BigInt(this.#kept?.get('offset') ?? 0));
  }

  /** A clock that moves only when it is set, so that what happens does not depend on how long it takes. For tests. */
  static still(now: number): Clock {
    const clock = new Clock();
    Atomics.store(clock.#view, 1, BigInt(now));
    return clock;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return timeIn(this.#view, Date.now());
  }

  /** From now on it is `now`, and time runs on from there at its natural speed, unless the clock is still. */
  set(now: number): void {
    if (Atomics.load(this.#view, 1) !== 0n) return void Atomics.store(this.#view, 1, BigInt(Math.round(now)));
    const offset = Math.round(now - Date.now());
    Atomics.store(this.#view, 0, BigInt(offset));
    this.#kept?.set('offset', offset);
  }

  /** The clock's time of something that happened at a real time. */
  fromReal(realMilliseconds: number): number {
    return timeIn(this.#view, realMilliseconds);
  }
}
