/** Runs in the worker thread of one Lambda environment: loads the function's bundle, then answers one event after the other. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Bypass } from '../dynamodb/bypass.ts';

/** What all environments of a cloud share. */
export interface EnvironmentHost {
  readonly clockOffset: SharedArrayBuffer;
  /** To the table's engine; null: every call goes where its endpoint says. */
  readonly bypass: Bypass | null;
  /** File descriptor that takes what the functions write. */
  readonly log: number;
}

/** What an environment is started with. */
export interface EnvironmentData extends EnvironmentHost {
  readonly codeFolder: string;
  /** `index.handler`: file without extension, then the name it exports. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
}

/** An event on its way in, as JSON text: what Lambda hands over is never the caller's own object. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  readonly timeoutMilliseconds: number;
}

/** What came of it. `undefined` results are `null`, as Lambda makes them. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unloadable'; readonly message: string }
  | { readonly kind: 'result'; readonly json: string }
  | { readonly kind: 'error'; readonly errorType: string; readonly errorMessage: string };

type Handler = (event: unknown, context: object) => unknown;

if (parentPort) await serve(parentPort, workerData as EnvironmentData);

async function serve(port: NonNullable<typeof parentPort>, data: EnvironmentData): Promise<void> {
  const answer = (given: Answer): void => port.postMessage(given);
  let handler: Handler;
  try {
    handler = await load(data);
  } catch (error) {
    console.error(error);
    answer({ kind: 'unloadable', message: error instanceof Error ? error.message : String(error) });
    return;
  }
  port.on('message', (invocation: Invocation) => {
    void invoke(handler, data, invocation).then(answer);
  });
  answer({ kind: 'ready' });
}

async function load({ codeFolder, handler }: EnvironmentData): Promise<Handler> {
  const [file, name] = handler.split('.') as [string, string];
  const module = (await import(pathToFileURL(join(codeFolder, `${file}.mjs`)).href)) as Record<string, unknown>;
  const exported = module[name];
  if (typeof exported !== 'function') throw new TypeError(`${handler} of ${codeFolder} is no function`);
  return exported as Handler;
}

async function invoke(handler: Handler, data: EnvironmentData, invocation: Invocation): Promise<Answer> {
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(data, invocation));
    return { kind: 'result', json: JSON.stringify(result ?? null) };
  } catch (error) {
    console.error(error);
    return error instanceof Error
      ? { kind: 'error', errorType: error.name, errorMessage: error.message }
      : { kind: 'error', errorType: 'string', errorMessage: String(error) };
  }
}

function contextOf(data: EnvironmentData, { requestId, timeoutMilliseconds }: Invocation): object {
  const deadline = performance.now() + timeoutMilliseconds;
  return {
    awsRequestId: requestId,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMegabytes),
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
}
