/** A deployed function: as many environments as there are events at once, up to a bound; beyond it events wait in line. */
import type { Writable } from 'node:stream';
import { Environment, type FunctionDefinition, type Outcome } from './environment.ts';

// Every environment costs memory, and two processor cores gain nothing from more.
const mostEnvironments = 4;
// A burst that has just passed may come again; then all but one are let go.
const idleMilliseconds = 10_000;

export class LocalFunction {
  readonly definition: FunctionDefinition;
  readonly #clockOffset: SharedArrayBuffer;
  readonly #log: Writable;
  readonly #idle: Environment[] = [];
  readonly #waiting: ((environment: Environment) => void)[] = [];
  readonly #all = new Set<Environment>();
  #timer: NodeJS.Timeout | undefined;

  constructor(definition: FunctionDefinition, clockOffset: SharedArrayBuffer, log: Writable) {
    this.definition = definition;
    this.#clockOffset = clockOffset;
    this.#log = log;
  }

  /** Waits for an environment, and for what the function makes of the event. Never throws for the function's sake. */
  async invoke(event: unknown): Promise<Outcome> {
    const environment = await this.#take();
    const outcome = await environment.invoke(event);
    if (outcome.kind !== 'result') {
      this.#log.write(`${this.definition.name}: ${outcome.errorType}: ${outcome.errorMessage}\n`);
    }
    this.#giveBack(environment);
    return outcome;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all([...this.#all].map((environment) => environment.close()));
  }

  #take(): Environment | Promise<Environment> {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.alive) return idle;
      this.#all.delete(idle);
    }
    if (this.#all.size < mostEnvironments) return this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #open(): Environment {
    const environment = new Environment(this.definition, this.#clockOffset, this.#log);
    this.#all.add(environment);
    return environment;
  }

  #giveBack(environment: Environment): void {
    const next = this.#waiting.shift();
    if (!environment.alive) {
      this.#all.delete(environment);
      next?.(this.#open());
      return;
    }
    if (next) return next(environment);
    this.#idle.push(environment);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#letGo(), idleMilliseconds);
    this.#timer.unref();
  }

  #letGo(): void {
    // The one that was used last stays.
    for (const environment of this.#idle.splice(0, this.#idle.length - 1)) {
      this.#all.delete(environment);
      void environment.close();
    }
  }
}
