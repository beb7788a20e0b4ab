/**
 * The wire between the functions and AWS: sees every SDK call, counts those that wait for each other, and cuts, fails, or lets somebody
 * else go first, where a test says.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** What the functions meet when they have been stopped. A dead process sends nothing more, so neither do they. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface WireCall {
  /** Such as `GetItemCommand`. */
  readonly name: string;
  readonly input: object;
  /** Ticks of a counter, not of a clock: two calls overlap when one began before the other ended. */
  readonly begun: number;
  ended: number;
}

/** `error`, `throttle`: refused, nothing done. `timeout`: done, but the answer never comes. */
export const wireFaults = ['error', 'throttle', 'timeout'] as const;
export interface WireFault {
  /** At which call it begins, from 0. */
  readonly call: number;
  readonly kind: (typeof wireFaults)[number];
  /** Once, as one bad attempt that the SDK may make good; or from then on, as long as the service is down. */
  readonly lasts: 'once' | 'on';
}

/** A service's own names of its failures. */
export interface FailureNames {
  readonly error: string;
  readonly throttle: string;
}
const tableFailures: FailureNames = { error: 'InternalServerError', throttle: 'ThrottlingException' };

type Next = (args: { input: object }) => Promise<{ output: object }>;
/** Of an SDK client what is needed here; each client's own types differ by its commands. */
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: never, context: { commandName?: string }) => never,
      options: { step: 'initialize' | 'deserialize'; name: string; priority: 'high' | 'low' },
    ): void;
  };
}

export class Wire {
  calls: WireCall[] = [];
  #tick = 0;
  #cut: { readonly call: number; readonly when: 'before' | 'after' } | null = null;
  #stopped = false;
  #fault: WireFault | null = null;
  /** Attempts that fail wherever they come from, while there are some left. */
  #failing: { readonly names: RegExp; readonly kind: WireFault['kind']; left: number } | null = null;
  /** Which call an attempt belongs to. The input does not say it: the document client marshals a copy. */
  readonly #places = new AsyncLocalStorage<number>();
  #between: { readonly call: number; readonly meanwhile: () => Promise<void> } | null = null;

  /** Lets every call of a client go over this wire; with `answer`, what it answers instead of AWS. */
  attach(client: object, answer?: (command: string, input: object) => object, names = tableFailures): void {
    const { middlewareStack } = client as Client;
    const overWire = (next: Next, context: { commandName?: string }) => (args: { input: object }) =>
      this.#pass(context.commandName ?? '', args.input, () => next(args));
    middlewareStack.add(overWire as never, { step: 'initialize', name: 'wire', priority: 'high' });
    // Below the SDK's retries: each attempt comes by here.
    const attempt = (next: Next, context: { commandName?: string }) => (args: { input: object }) =>
      this.#attempt(names, context.commandName ?? '', async () => {
        if (!answer) return next(args);
        return { response: {}, output: { $metadata: {}, ...answer(context.commandName ?? '', args.input) } };
      });
    middlewareStack.add(attempt as never, { step: 'deserialize', name: 'attempt', priority: 'high' });
  }

  /** Stops whoever sends at its nth call (from 0) from now: before the call is sent, or when it was done but not yet answered. */
  cut(call: number, when: 'before' | 'after'): void {
    this.calls = [];
    this.#cut = { call, when };
    this.#stopped = false;
  }

  /** Holds the nth call (from 0) from now until something else has been done, to its end. */
  hold(call: number, meanwhile: () => Promise<void>): void {
    this.mend();
    this.#between = { call, meanwhile };
  }

  /** Lets a call fail from now on. */
  fail(fault: WireFault): void {
    this.mend();
    this.#fault = fault;
  }

  /** Lets the next attempts fail of calls whose names match, whichever they are: what a service that is away for a while looks like. */
  failNext(names: RegExp, kind: WireFault['kind'], attempts: number): void {
    this.#failing = { names, kind, left: attempts };
  }

  /** How many of them have not come by. */
  get failuresLeft(): number {
    return this.#failing?.left ?? 0;
  }

  /** From now on everything arrives; counting begins again. */
  mend(): void {
    this.calls = [];
    this.#cut = null;
    this.#fault = null;
    this.#failing = null;
    this.#between = null;
    this.#stopped = false;
  }

  async #attempt<Reply>(names: FailureNames, command: string, send: () => Promise<Reply>): Promise<Reply> {
    const kind = this.#faultOf(command);
    if (kind === null) return send();
    if (kind === 'timeout') {
      await send().catch(() => {});
      throw Object.assign(new Error('no answer came'), { name: 'TimeoutError' });
    }
    const httpStatusCode = kind === 'error' ? 500 : 400;
    throw Object.assign(new Error('asked to fail'), { name: names[kind], $metadata: { httpStatusCode } });
  }

  /** How an attempt fails; null: it does not. */
  #faultOf(command: string): WireFault['kind'] | null {
    const failing = this.#failing;
    if (failing !== null && failing.left > 0 && failing.names.test(command)) {
      failing.left -= 1;
      return failing.kind;
    }
    const fault = this.#fault;
    const place = this.#places.getStore() ?? 0;
    const isHit = fault !== null && (fault.lasts === 'once' ? place === fault.call : place >= fault.call);
    if (!isHit) return null;
    if (fault.lasts === 'once') this.#fault = null;
    return fault.kind;
  }

  async #pass<Reply>(name: string, input: object, send: () => Promise<Reply>): Promise<Reply> {
    const place = this.calls.length;
    const between = this.#between;
    if (between?.call === place) {
      this.#between = null;
      await between.meanwhile();
    }
    const call = { name, input, begun: this.#tick++, ended: Infinity };
    this.calls.push(call);
    const isCut = this.#cut?.call === place;
    if (isCut) this.#stopped = true;
    if (this.#stopped && !(isCut && this.#cut?.when === 'after')) throw new Stopped();
    const sent = this.#places.run(place, send).finally(() => {
      call.ended = this.#tick++;
    });
    if (!isCut) return sent;
    // It was done, or refused; whoever asked never hears of it.
    await sent.catch(() => {});
    throw new Stopped();
  }
}

/** How many calls had to wait for each other: the longest row of calls of which each began after the one before had ended. */
export function roundTrips(calls: readonly WireCall[]): number {
  let trips = 0;
  let ended = -1;
  for (const call of calls.toSorted((one, other) => one.ended - other.ended)) {
    if (call.begun <= ended) continue;
    trips += 1;
    ended = call.ended;
  }
  return trips;
}
