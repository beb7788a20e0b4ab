/** One Lambda environment: a worker thread with the function's own process.env, clock and log, one event at a time. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { region } from '../account.ts';
import type { Answer, EnvironmentData, EnvironmentHost, Invocation } from './runtime.ts';

/** How a function was deployed. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** Holds the deployed bundle. */
  readonly codeFolder: string;
  readonly handler: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** What the function answered; or how it failed. After `timeout` and `crash` the environment is gone. */
export type Outcome =
  | { readonly kind: 'result'; readonly payload: unknown }
  | { readonly kind: 'error' | 'timeout' | 'crash'; readonly errorType: string; readonly errorMessage: string };

/**
 * Loading is not part of the function's own time, as in AWS, which gives it ten seconds; a busy machine may take longer.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
const longestInitMilliseconds = 120_000;

// Node's own is three times that in each of dozens of threads, for no gain here.
const maxYoungGenerationSizeMb = 16;

const preload = new URL('./preload.ts', import.meta.url).href;
const runtime = new URL('./runtime.ts', import.meta.url);

export class Environment {
  readonly #definition: FunctionDefinition;
  readonly #worker: Worker;
  readonly #ready: Promise<Answer>;
  #alive = true;

  constructor(definition: FunctionDefinition, { clockOffset, bypass, log }: EnvironmentHost) {
    this.#definition = definition;
    const workerData: EnvironmentData = {
      clockOffset,
      bypass,
      log,
      codeFolder: definition.codeFolder,
      handler: definition.handler,
      functionName: definition.name,
      functionArn: definition.arn,
      memoryMegabytes: definition.memoryMegabytes,
    };
    this.#worker = new Worker(runtime, {
      workerData,
      env: environmentVariables(definition),
      execArgv: ['--import', preload],
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMegabytes, maxYoungGenerationSizeMb },
    });
    this.#worker.once('exit', () => (this.#alive = false));
    this.#worker.on('error', (error) => writeSync(log, `${definition.name}: ${String(error)}\n`));
    this.#ready = this.#answer();
  }

  /** False when it has crashed or was killed: then it takes no event any more. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Hands over one event. Not before the one before has been answered. */
  async invoke(event: unknown): Promise<Outcome> {
    const timeoutMilliseconds = this.#definition.timeoutSeconds * 1000;
    const ready = await this.#within(longestInitMilliseconds, this.#ready);
    if (ready !== 'ready') {
      await this.close();
      return ready;
    }
    const invocation: Invocation = { requestId: randomUUID(), event: JSON.stringify(event), timeoutMilliseconds };
    const answer = this.#answer();
    this.#worker.postMessage(invocation);
    const outcome = await this.#within(timeoutMilliseconds, answer);
    if (outcome === 'ready') return unexpected;
    if (outcome.kind === 'timeout') await this.close();
    return outcome;
  }

  async close(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  async #within(milliseconds: number, answer: Promise<Answer>): Promise<Outcome | 'ready'> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Outcome>((resolve) => {
      const errorMessage = `Task timed out after ${milliseconds / 1000} seconds`;
      timer = setTimeout(() => resolve({ kind: 'timeout', errorType: 'Sandbox.Timedout', errorMessage }), milliseconds);
    });
    const outcome = await Promise.race([answer.then(outcomeOf), timeout]);
    clearTimeout(timer);
    return outcome;
  }

  /** The next message of the worker; its end is an answer too. */
  #answer(): Promise<Answer> {
    return new Promise((resolve) => {
      const onMessage = (answer: Answer): void => {
        this.#worker.off('exit', onExit);
        resolve(answer);
      };
      const onExit = (): void => {
        this.#worker.off('message', onMessage);
        resolve({ kind: 'unloadable', message: 'The runtime exited' });
      };
      this.#worker.once('message', onMessage).once('exit', onExit);
    });
  }
}

const unexpected: Outcome = {
  kind: 'crash',
  errorType: 'Runtime.ExitError',
  errorMessage: 'The runtime answered out of turn',
};

function outcomeOf(answer: Answer): Outcome | 'ready' {
  switch (answer.kind) {
    case 'result':
      return { kind: 'result', payload: JSON.parse(answer.json) as unknown };
    case 'error':
      return answer;
    case 'unloadable':
      return { kind: 'crash', errorType: 'Runtime.ExitError', errorMessage: answer.message };
    case 'ready':
      return 'ready';
  }
}

/** The template's variables beside those that Lambda itself sets; credentials are fake, nobody checks them on loopback. */
const environmentVariables = ({
  name,
  memoryMegabytes,
  handler,
  codeFolder,
  variables,
}: FunctionDefinition): Record<string, string> => ({
  ...variables,
  TZ: ':UTC',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: codeFolder,
  _HANDLER: handler,
});
