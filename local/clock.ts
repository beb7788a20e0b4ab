/**
 * The movable clock: real time plus an offset. The offset lies in shared memory, so that every Lambda environment (a worker
 * thread, see `lambda/preload.ts`) and every service here reads the same time. Timers stay real.
 */
import { PersistedMap } from './store/persisted-map.ts';

export class Clock {
  /** One signed 64-bit integer: milliseconds to add to real time. */
  readonly offset = new SharedArrayBuffer(8);
  readonly #view = new BigInt64Array(this.offset);
  readonly #kept: PersistedMap<number> | undefined;

  /** With a file, the offset is kept there: data written in the future needs a clock that stays there. */
  constructor(file?: string) {
    if (file === undefined) return;
    this.#kept = PersistedMap.open<number>(file);
    Atomics.store(this.#view, 0, BigInt(this.#kept.get('offset') ?? 0));
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + Number(Atomics.load(this.#view, 0));
  }

  /** From now on it is `now`, and time runs on from there at its natural speed. */
  set(now: number): void {
    const offset = Math.round(now - Date.now());
    Atomics.store(this.#view, 0, BigInt(offset));
    this.#kept?.set('offset', offset);
  }

  /** The clock's time of something that happened at a real time. */
  fromReal(realMilliseconds: number): number {
    return realMilliseconds + Number(Atomics.load(this.#view, 0));
  }

  close(): void {
    this.#kept?.close();
  }
}
