/** A deployed function: as many environments as there are events at once, up to a bound; beyond it events wait in line. */
import { writeSync } from 'node:fs';
import type { Capacity } from './capacity.ts';
import { Environment, type FunctionDefinition, type Outcome } from './environment.ts';
import type { EnvironmentHost } from './runtime.ts';

/** What the functions of one cloud have in common. */
export interface LambdaHost extends EnvironmentHost {
  readonly capacity: Capacity;
  /** At once, of one function. */
  readonly mostEnvironments: number;
}

const ended: Outcome = {
  kind: 'crash',
  errorType: 'Runtime.ExitError',
  errorMessage: 'The embedded cloud ended the function before it ran',
};

export class LocalFunction {
  readonly definition: FunctionDefinition;
  readonly #host: LambdaHost;
  /** The one that was used last is last. */
  readonly #idle: Environment[] = [];
  readonly #waiting: ((environment: Environment | null) => void)[] = [];
  readonly #all = new Set<Environment>();
  /** Changes when it is ended and when it goes on: calls of an older one are ended. */
  #generation = 0;
  #isEnded = false;

  constructor(definition: FunctionDefinition, host: LambdaHost) {
    this.definition = definition;
    this.#host = host;
  }

  /** Waits for an environment, and for what the function makes of the event. Never throws for the function's sake. */
  invoke(event: unknown): Promise<Outcome> {
    return this.accept()(event);
  }

  /**
   * Takes a call whose event is still to come.
   * @returns what {@link invoke}s with the event; a call that was taken before {@link endRunning} is ended, however late its event comes
   */
  accept(): (event: unknown) => Promise<Outcome> {
    const generation = this.#generation;
    return (event) => this.#run(event, generation);
  }

  async #run(event: unknown, generation: number): Promise<Outcome> {
    const isEnded = (): boolean => this.#isEnded || generation !== this.#generation;
    if (isEnded()) return ended;
    const environment = await this.#take();
    // Taken and ended in one moment: the environment is closed with those that ran.
    if (environment === null || isEnded()) return ended;
    const outcome = await environment.invoke(event);
    if (outcome.kind !== 'result') {
      writeSync(this.#host.log, `${this.definition.name}: ${outcome.errorType}: ${outcome.errorMessage}\n`);
    }
    this.#giveBack(environment);
    return outcome;
  }

  async stop(): Promise<void> {
    await this.endRunning();
    await Promise.all([...this.#all].map((environment) => this.#close(environment)));
  }

  /** Ends what is running, waits to run or was taken, and all that is taken until {@link goOn}. Idle environments stay warm. */
  async endRunning(): Promise<void> {
    this.#generation += 1;
    this.#isEnded = true;
    for (const waiting of this.#waiting.splice(0)) waiting(null);
    const idle = new Set(this.#idle);
    const running = [...this.#all].filter((environment) => !idle.has(environment));
    await Promise.all(running.map((environment) => this.#close(environment)));
  }

  /** Calls that are taken from now on are run. */
  goOn(): void {
    this.#generation += 1;
    this.#isEnded = false;
  }

  #take(): Environment | Promise<Environment | null> {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      this.#host.capacity.busy(idle);
      if (idle.alive) return idle;
      void this.#close(idle);
    }
    if (this.#all.size < this.#host.mostEnvironments) return this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #open(): Environment {
    this.#host.capacity.opening();
    const environment = new Environment(this.definition, this.#host);
    this.#all.add(environment);
    return environment;
  }

  #giveBack(environment: Environment): void {
    const next = this.#waiting.shift();
    if (!environment.alive) {
      void this.#close(environment);
      next?.(this.#open());
      return;
    }
    if (next) return next(environment);
    this.#idle.push(environment);
    this.#host.capacity.idle(environment, () => {
      this.#idle.splice(this.#idle.indexOf(environment), 1);
      void this.#close(environment);
    });
  }

  async #close(environment: Environment): Promise<void> {
    if (!this.#all.delete(environment)) return;
    this.#host.capacity.closed(environment);
    await environment.close();
  }
}
