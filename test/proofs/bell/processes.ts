/** Processes on virtual time, whose calls take a while and fail, and which can be stopped after any of them. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pass } from '../../build/memory-table.ts';
import type { Random } from '../../../scripts/bench/random.ts';
import type { VirtualTime } from '../../build/virtual-time.ts';

/** What a process meets when it has been stopped. A dead process does nothing more. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

interface Process {
  calls: number;
  readonly stopsAt: number;
  readonly stops: 'before' | 'after';
  dead: boolean;
  readonly troubled: boolean;
  /** Called at the very moment at which a call has been done, with its name. */
  readonly onDone: ((command: string) => void) | undefined;
}

export interface ProcessKind {
  /** May be stopped, and its calls may fail. */
  readonly troubled: boolean;
  readonly onDone?: (command: string) => void;
}

/** Calls between which a process may die. */
const mostCalls = 14;

export class Processes {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #running = new AsyncLocalStorage<Process>();
  stopped = 0;
  failed = 0;

  constructor(time: VirtualTime, random: Random) {
    this.#time = time;
    this.#random = random;
  }

  /** Runs something as a process of its own. @returns what it came to; `stopped` when it died on the way */
  async run<Result>(
    { troubled, onDone }: ProcessKind,
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result } | 'stopped' | 'failed'> {
    const stopsAt = troubled && this.#random.chance(0.2) ? this.#random.between(0, mostCalls) : Infinity;
    const process: Process = {
      calls: 0,
      stopsAt,
      stops: this.#random.pick(['before', 'after']),
      dead: false,
      troubled,
      onDone,
    };
    try {
      const result = await this.#running.run(process, work);
      return process.dead ? 'stopped' : { result };
    } catch {
      return process.dead ? 'stopped' : 'failed';
    }
  }

  /** Where all calls go through. Outside of a process they are done at once. */
  readonly pass: Pass = async (command, answer) => {
    const process = this.#running.getStore();
    if (!process) return answer();
    const place = process.calls;
    process.calls += 1;
    await this.#goOn(process);
    if (place === process.stopsAt && process.stops === 'before') this.#stop(process);
    if (process.troubled && this.#random.chance(0.01)) {
      this.failed += 1;
      throw Object.assign(new Error('throttled'), { name: 'ThrottlingException' });
    }
    const reply = answer();
    process.onDone?.(command);
    if (place === process.stopsAt) this.#stop(process);
    await this.#goOn(process);
    return reply;
  };

  async #goOn(process: Process): Promise<void> {
    if (process.dead) throw new Stopped();
    // Mostly some milliseconds, now and then a second.
    await this.#time.wait(this.#random.chance(0.03) ? this.#random.between(200, 2000) : this.#random.between(1, 20));
    if (process.dead) throw new Stopped();
  }

  #stop(process: Process): never {
    process.dead = true;
    this.stopped += 1;
    throw new Stopped();
  }
}
