/**
 * The wire between the functions and AWS: sees every SDK call, counts those that wait for each other, and cuts, or lets somebody else
 * go first, where a test says.
 */

/** What the functions meet when they have been stopped. A dead process sends nothing more, so neither do they. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface WireCall {
  /** Such as `GetItemCommand`. */
  readonly name: string;
  /** Ticks of a counter, not of a clock: two calls overlap when one began before the other ended. */
  readonly begun: number;
  ended: number;
}

type Next = (args: { input: object }) => Promise<{ output: object }>;
/** Of an SDK client what is needed here; each client's own types differ by its commands. */
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: never, context: { commandName?: string }) => never,
      options: { step: 'initialize'; name: string; priority: 'high' | 'low' },
    ): void;
  };
}

export class Wire {
  calls: WireCall[] = [];
  #tick = 0;
  #cut: { readonly call: number; readonly when: 'before' | 'after' } | null = null;
  #stopped = false;
  #between: { readonly call: number; readonly meanwhile: () => Promise<void> } | null = null;

  /** Lets every call of a client go over this wire; with `answer`, what it answers instead of AWS. */
  attach(client: object, answer?: (command: string, input: object) => object): void {
    const { middlewareStack } = client as Client;
    const overWire = (next: Next, context: { commandName?: string }) => (args: { input: object }) =>
      this.#pass(context.commandName ?? '', () => next(args));
    middlewareStack.add(overWire as never, { step: 'initialize', name: 'wire', priority: 'high' });
    if (!answer) return;
    const instead = (_: Next, context: { commandName?: string }) => (args: { input: object }) => {
      const output = answer(context.commandName ?? '', args.input);
      return Promise.resolve({ response: {}, output: { $metadata: {}, ...output } });
    };
    middlewareStack.add(instead as never, { step: 'initialize', name: 'instead', priority: 'low' });
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

  /** From now on everything arrives; counting begins again. */
  mend(): void {
    this.calls = [];
    this.#cut = null;
    this.#between = null;
    this.#stopped = false;
  }

  async #pass<Reply>(name: string, send: () => Promise<Reply>): Promise<Reply> {
    const place = this.calls.length;
    const between = this.#between;
    if (between?.call === place) {
      this.#between = null;
      await between.meanwhile();
    }
    const call = { name, begun: this.#tick++, ended: Infinity };
    this.calls.push(call);
    const isCut = this.#cut?.call === place;
    if (isCut) this.#stopped = true;
    if (this.#stopped && !(isCut && this.#cut?.when === 'after')) throw new Stopped();
    const sent = send().finally(() => {
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
