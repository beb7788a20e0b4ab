/** A walk through a system: what it was promised to do, whether it did, and what that proves. */
import type { Unproven } from './unproven.ts';

export interface Step {
  readonly promise: string;
  /** Of the list "Unproven without AWS". */
  readonly proves: readonly Unproven[];
  readonly outcome: 'held' | 'broken' | 'not tried';
  /** What was seen, or why it was not tried. */
  readonly because: string;
}

/** The system did otherwise than promised. */
class Broken extends Error {
  override readonly name = 'Broken';
}

/** @throws Broken with what was seen instead */
export function demand(condition: boolean, seen: string): asserts condition {
  if (!condition) throw new Broken(seen);
}

export class Walk {
  readonly steps: Step[] = [];
  readonly #say: (step: Step) => void;

  constructor(say: (step: Step) => void) {
    this.#say = say;
  }

  /** Takes a step. What it returns is what comes of it, null when it broke; the walk goes on either way. */
  async step<T>(promise: string, proves: readonly Unproven[], take: () => Promise<T>): Promise<T | null> {
    try {
      const result = await take();
      this.#note({ promise, proves, outcome: 'held', because: typeof result === 'string' ? result : '' });
      return result;
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      this.#note({ promise, proves, outcome: 'broken', because });
      return null;
    }
  }

  skip(promise: string, proves: readonly Unproven[], because: string): void {
    this.#note({ promise, proves, outcome: 'not tried', because });
  }

  #note(step: Step): void {
    this.steps.push(step);
    this.#say(step);
  }
}
