/** What a handler is given and gives back, derived from its operation in the contract. */
import type * as z from 'zod';
import type { Operation } from '../contract/operation.ts';
import type { Actor } from '../domain/actor.ts';
import type { IdOf, IdPrefix, OrganizationId } from '../domain/ids.ts';
import type { EpochMilliseconds } from '../domain/local-date.ts';
import type { Language } from '../domain/language.ts';
import type { User } from '../domain/user.ts';
import type { CookieChanges } from './cookies.ts';

/** What every request has. */
export interface CommonRequest {
  readonly requestId: string;
  readonly now: EpochMilliseconds;
  /** `now` as ISO 8601, UTC. */
  readonly at: string;
  /** What the caller reads. */
  readonly language: Language;
  /** Makes the next id of this request. A repeated request (same Idempotency-Key) makes the same ids in the same order. */
  newId<Prefix extends IdPrefix>(prefix: Prefix): IdOf<Prefix>;
  /** It bears an Idempotency-Key: who hears no answer can ask for the very same again. */
  readonly repeatable: boolean;
  /** An earlier try of the same request died before it answered: what it wrote, under the same ids, may be there. */
  readonly repeats: boolean;
}

/** For whom a read is made. Who asks is not known to it: it may run before that is (ADR 0024). */
export interface OrganizationReader {
  /** Proved by the verified token and the table; never from path or body. */
  readonly organizationId: OrganizationId;
}

/** Who is behind a request that is made on behalf of an organisation. */
export interface OrganizationCaller extends OrganizationReader {
  readonly actor: Actor;
  /** The person; null when a machine calls. */
  readonly administrator: User | null;
  /** The organisation whose user the person is, which may be another than the one acted for; null when a machine calls. */
  readonly homeOrganizationId: OrganizationId | null;
}

interface OperatorCaller {
  readonly actor: Actor;
}

/** The version of `If-Match`; null: whatever it is now. One that is no version matches none: NaN. */
interface VersionedRequest {
  readonly ifMatch: number | null;
}

/** Where the days of its query are days; `UTC` when none is asked for. */
interface DaysRequest {
  readonly timeZone: string;
}

/** What the operations of the session know of a browser. */
export interface CookieRequest {
  readonly sessionCookie: string | null;
  /** The token of a browser in which somebody has logged in; whose, the table knows. */
  readonly deviceCookie: string | null;
  /** The network of the caller, as the edge says: an IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly viewerAddress: string;
}

type CallerOf<O extends Operation> = O['access'] extends { kind: 'organization' | 'machine' }
  ? O extends { method: 'GET'; self?: never }
    ? OrganizationReader
    : OrganizationCaller
  : O['access'] extends { kind: 'operator' }
    ? OperatorCaller
    : unknown;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export type RequestOf<O extends Operation> = CommonRequest &
  CallerOf<O> &
  (O extends { cookie: true } ? CookieRequest : unknown) &
  (O extends { versioned: true } ? VersionedRequest : unknown) &
  (O extends { days: readonly string[] } ? DaysRequest : unknown) & {
    readonly path: Output<O['params']>;
    readonly query: Output<O['query']>;
    readonly body: Output<O['body']>;
  };

export type ReplyOf<O extends Operation> = O['reply'] extends z.ZodType ? z.input<O['reply']> : undefined;

/** A reply with something beside its body. */
export class Answer<Body> {
  readonly body: Body;
  readonly cookies: CookieChanges;
  /** The operation's `unchanged` status in place of `success`. */
  readonly unchanged: boolean;
  /** The version of the thing, where the body does not say it: becomes the `ETag`. */
  readonly version: number | undefined;

  constructor(body: Body, more: { cookies?: CookieChanges; unchanged?: boolean; version?: number } = {}) {
    this.body = body;
    this.cookies = more.cookies ?? {};
    this.unchanged = more.unchanged ?? false;
    this.version = more.version;
  }
}

/** An operation with its handler. The powers are what the service has opened: table, accounts, sms. */
export interface Implementation<Powers> {
  readonly operation: Operation;
  run(request: never, powers: Powers): Promise<unknown>;
}

/** Ties a handler to its operation; the types of request and reply follow from the contract. */
export const implement = <const O extends Operation, Powers>(
  operation: O,
  run: (request: RequestOf<O>, powers: Powers) => Promise<ReplyOf<O> | Answer<ReplyOf<O>>>,
): Implementation<Powers> => ({ operation, run });
