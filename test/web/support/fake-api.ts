/**
 * A fake transport: it takes the place of `fetch` below `web/api/send.ts` and answers each operation of the contract as the test
 * says. It holds both sides to the contract: a request or a reply that the contract does not know fails the test.
 */
import { onTestFinished, vi } from 'vitest';
import { basePath, type Operation } from '../../../contract/operation.ts';
import { operations } from '../../../contract/operations.ts';
import { problems } from '../../../contract/problems.ts';
import type { ProblemCode, UsePlace } from '../../../domain/domain-error.ts';
import type { RefusedField } from '../../../web/api/api-problem.ts';
import type { AdministratorOperation, PublicOperation, Reply } from '../../../web/api/routes.ts';

/** What the portal calls. */
export type PortalOperation = AdministratorOperation | PublicOperation;

/** One call as it was sent; `query` as the address has it, `body` as parsed JSON. */
export interface Call {
  readonly id: PortalOperation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly ifMatch: number | null;
  readonly idempotencyKey: string | null;
}

/** What an answer throws so that the reply is a problem. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly RefusedField[];
  readonly uses: readonly UsePlace[];
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    more: { errors?: readonly RefusedField[]; uses?: readonly UsePlace[]; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.errors = more.errors ?? [];
    this.uses = more.uses ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

type Answer<Id extends PortalOperation> = (call: Call) => Reply<Id> | Promise<Reply<Id>>;
export type Answers = { readonly [Id in PortalOperation]?: Answer<Id> };

/** Calls that wait for the test. */
export interface Held {
  /** Resolves when at least one call is waiting. */
  readonly arrived: Promise<void>;
  /** Lets go of those that wait and of all later ones. */
  readonly release: () => void;
}

export class FakeApi {
  /** Every call, in the order of sending. */
  readonly calls: Call[] = [];
  /** The server's time, which every reply says. */
  now: string;
  readonly #faults: string[] = [];
  readonly #answers = new Map<PortalOperation, (call: Call) => unknown>();
  readonly #obstacles = new Map<PortalOperation, (call: Call) => Promise<void> | void>();
  #isOffline = false;

  constructor(answers: Answers, { now }: { now: string }) {
    this.now = now;
    this.answer(answers);
  }

  /** Takes the place of `fetch` until the test ends. What the contract forbids fails the test then. */
  install(): void {
    vi.stubGlobal('fetch', this.#fetch);
    onTestFinished(() => {
      vi.unstubAllGlobals();
      if (this.#faults.length > 0) throw new Error(this.#faults.join('\n'));
    });
  }

  /** From now on these operations are answered so. */
  answer(answers: Answers): void {
    for (const [id, answer] of Object.entries(answers)) this.#answers.set(id as PortalOperation, answer);
  }

  /** From now on the operations are refused with this problem; `which` selects some of their calls. */
  refuse(
    ids: PortalOperation | readonly PortalOperation[],
    code: ProblemCode,
    {
      which = () => true,
      ...more
    }: ConstructorParameters<typeof Refusal>[1] & { which?: (call: Call) => boolean } = {},
  ): void {
    for (const id of [ids].flat())
      this.#obstacles.set(id, (call) => {
        if (which(call)) throw new Refusal(code, more);
      });
  }

  /** No call gets through, or none of these operations. */
  disconnect(...ids: PortalOperation[]): void {
    if (ids.length === 0) this.#isOffline = true;
    for (const id of ids) this.#obstacles.set(id, () => Promise.reject(new TypeError('Failed to fetch')));
  }

  /** Calls of the operation wait until they are released. */
  hold(id: PortalOperation): Held {
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    this.#obstacles.set(id, () => {
      arrived.resolve();
      return released.promise;
    });
    return {
      arrived: arrived.promise,
      release: () => {
        this.#obstacles.delete(id);
        released.resolve();
      },
    };
  }

  /** Ends what {@link refuse} and {@link disconnect} began; without ids, all of it. */
  mend(...ids: PortalOperation[]): void {
    if (ids.length === 0) {
      this.#isOffline = false;
      this.#obstacles.clear();
    }
    for (const id of ids) this.#obstacles.delete(id);
  }

  /** The calls of one operation. */
  callsOf(id: PortalOperation): readonly Call[] {
    return this.calls.filter((call) => call.id === id);
  }

  readonly #fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const address = new URL(
      typeof input === 'string' ? input : input instanceof URL ? input : input.url,
      'https://portal.example',
    );
    const found = match(init.method ?? 'GET', address.pathname);
    if (found === null) throw new TypeError(`The contract has no ${init.method ?? 'GET'} ${address.pathname}`);
    const headers = new Headers(init.headers);
    const call: Call = {
      id: found.operation.id as PortalOperation,
      params: found.params,
      query: Object.fromEntries(address.searchParams),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
      ifMatch: headers.has('if-match') ? Number(headers.get('if-match')) : null,
      idempotencyKey: headers.get('idempotency-key'),
    };
    this.calls.push(call);
    if (this.#isOffline) throw new TypeError('Failed to fetch');
    try {
      return await abortable(this.#reply(found.operation, call), init.signal ?? null);
    } catch (thrown) {
      if (thrown instanceof Refusal) return this.#problem(thrown);
      throw thrown;
    }
  };

  async #reply(operation: Operation, call: Call): Promise<Response> {
    await this.#obstacles.get(call.id)?.(call);
    const answer = this.#answers.get(call.id);
    if (!answer) return this.#fault(`${call.id} was called, and the test does not answer it`);
    if (operation.versioned === true && call.ifMatch === null)
      return this.#fault(`${call.id} was called without If-Match`);
    const query = operation.query?.safeParse(call.query);
    if (query?.success === false) return this.#fault(`${call.id} was called with ${JSON.stringify(call.query)}`);
    const body = operation.body?.safeParse(call.body);
    if (body?.success === false) return this.#fault(`${call.id} was called with ${JSON.stringify(call.body)}`);
    const answered = await answer({ ...call, ...(body && { body: body.data }) });
    if (operation.reply === undefined)
      return new Response(null, { status: operation.success, headers: this.#headers() });
    const reply = operation.reply.safeParse(answered);
    if (!reply.success) return this.#fault(`The reply to ${call.id} is not the contract's: ${reply.error.message}`);
    if (operation.contentType !== undefined) {
      const headers = { ...this.#headers(), 'content-type': operation.contentType };
      return new Response(String(reply.data), { status: operation.success, headers });
    }
    return Response.json(reply.data, { status: operation.success, headers: this.#headers() });
  }

  #fault(sentence: string): Response {
    this.#faults.push(sentence);
    return this.#problem(new Refusal('internal-error'));
  }

  #problem({ code, errors, uses, retryAfterSeconds }: Refusal): Response {
    const { status, title, detail } = problems[code];
    return Response.json(
      { status, code, title: title.sv, detail: detail.sv, requestId: 'request-1', errors, uses },
      {
        status,
        headers: { ...this.#headers(), ...(retryAfterSeconds !== null && { 'retry-after': `${retryAfterSeconds}` }) },
      },
    );
  }

  #headers(): Record<string, string> {
    return { date: new Date(this.now).toUTCString() };
  }
}

const patterns = (operations as readonly Operation[]).map((operation) => ({
  operation,
  path: new RegExp(`^${basePath}${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The operation of an address: one without parameters in its path comes before one with them. */
function match(method: string, pathname: string): { operation: Operation; params: Record<string, string> } | null {
  const found = patterns
    .filter(({ operation, path }) => operation.method === method && path.test(pathname))
    .sort((a, b) => Number(a.operation.path.includes('{')) - Number(b.operation.path.includes('{')))[0];
  if (!found) return null;
  const groups = found.path.exec(pathname)?.groups ?? {};
  const params = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]);
  return { operation: found.operation, params: Object.fromEntries(params) as Record<string, string> };
}

/** As `fetch`: an aborted call rejects at once. */
function abortable(reply: Promise<Response>, signal: AbortSignal | null): Promise<Response> {
  if (signal === null) return reply;
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return Promise.race([reply, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}
