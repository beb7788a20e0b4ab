/**
 * The way past the front while no fault is asked for: a call that goes through the front wakes two threads more, there and back, which
 * costs as much as the call. What has to be known of such calls is in memory that all threads share: whether the front has to see
 * them, how many writes the engine has taken, and its port, which changes when it is started again.
 */
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

export interface Bypass {
  readonly frontPort: number;
  readonly memory: SharedArrayBuffer;
}

/** The places in the memory. */
const [closed, written, port] = [0, 1, 2];
const numbersOf = ({ memory }: Bypass): Int32Array<SharedArrayBuffer> => new Int32Array(memory);

export function newBypass(frontPort: number, enginePort: number): Bypass {
  const bypass = { frontPort, memory: new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT) };
  moveEngine(bypass, enginePort);
  return bypass;
}

/** From now on new calls go to the engine at this port. */
export const moveEngine = (bypass: Bypass, enginePort: number): void =>
  void Atomics.store(numbersOf(bypass), port, enginePort);

/** Where the engine is now. */
export const enginePortOf = (bypass: Bypass): number => Atomics.load(numbersOf(bypass), port);

/** Closed: every call takes the front. */
export const closeBypass = (bypass: Bypass, isClosed: boolean): void =>
  void Atomics.store(numbersOf(bypass), closed, isClosed ? 1 : 0);

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);

/** Notes a call that the engine has answered, if it may have written. */
export function noteAnswer(bypass: Bypass, operation: string): void {
  if (!writes.has(operation)) return;
  Atomics.add(numbersOf(bypass), written, 1);
  Atomics.notify(numbersOf(bypass), written);
}

/** How many writes there have been. */
export const countWrites = (bypass: Bypass): number => Atomics.load(numbersOf(bypass), written);

/** Calls `onWrite` after writes, of whichever thread: at least once after the last. @returns what ends it */
export function followWrites(bypass: Bypass, onWrite: () => void): () => void {
  const numbers = numbersOf(bypass);
  let ended = false;
  const follow = async (): Promise<void> => {
    for (let seen = countWrites(bypass); !ended; seen = countWrites(bypass)) {
      const { async, value } = Atomics.waitAsync(numbers, written, seen);
      if (async) await value;
      if (!ended) onWrite();
    }
  };
  void follow();
  return () => {
    ended = true;
    Atomics.notify(numbers, written);
  };
}

/** Sends this thread's calls past the front from now on. Before anything that calls was loaded. */
export function takeBypass(bypass: Bypass): void {
  const { frontPort } = bypass;
  const numbers = numbersOf(bypass);
  const send = http.request as (options: RequestOptions, listener?: (answer: IncomingMessage) => void) => ClientRequest;
  http.request = ((options: RequestOptions, listener?: (answer: IncomingMessage) => void) => {
    if (options.port !== frontPort || Atomics.load(numbers, closed) === 1) return send(options, listener);
    const [, operation = ''] = String(Object(options.headers)['x-amz-target']).split('.');
    return send({ ...options, port: enginePortOf(bypass) }, listener).once('response', () =>
      noteAnswer(bypass, operation),
    );
  }) as typeof http.request;
  syncBuiltinESMExports();
}
