/**
 * How many environments there may be at once, of all functions together: each is a thread with a heap of its own, 25 MB before
 * it has done anything. Where one more is needed, the one that has been idle longest goes, whichever function's it is.
 */
import type { Environment } from './environment.ts';

const mostEnvironmentsByDefault = 10;

export class Capacity {
  readonly #most: number;
  #open = 0;
  /** The one that has been idle longest is first. */
  readonly #idle = new Map<Environment, () => void>();

  constructor(most = mostEnvironmentsByDefault) {
    this.#most = most;
  }

  /** One more is about to be opened. Never refused: when all are busy there are more for a while. */
  opening(): void {
    for (const [environment, letGo] of this.#idle) {
      if (this.#open < this.#most) break;
      this.busy(environment);
      letGo();
    }
    this.#open += 1;
  }

  closed(environment: Environment): void {
    this.#open -= 1;
    this.#idle.delete(environment);
  }

  /** It has nothing to do; `letGo` is called when its place is needed, and must close it. */
  idle(environment: Environment, letGo: () => void): void {
    this.#idle.set(environment, letGo);
  }

  busy(environment: Environment): void {
    this.#idle.delete(environment);
  }
}
