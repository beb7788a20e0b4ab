/**
 * What an operation of the API is: a value. From it come the handler's types (`functions/handle.ts`), the gateway's methods
 * (`lib/api-stack.ts`), `docs/openapi.json`, the web client's types and the tenancy matrix test.
 */
import type * as z from 'zod';
import type { ProblemCode } from '../domain/domain-error.ts';

/** Machine scopes, without the resource server's prefix (`mysoluno/`, see {@link resourceServer}). */
export const scopes = {
  'users.read': 'Read users',
  'events.read': 'Read the activity log',
  'routing.read': 'Read answering groups, IVR menus and when they are open',
  'billing.read': 'Read orders and subscriptions',
  'fulfilment.write': 'Report the SIM cards that were sent',
  'porting.answer': 'Answer port requests, as the losing operator',
  'porting.identity': 'Read on whom a number that moves here is registered',
  'operator.write': 'Onboard organisations, and add numbers to their pools',
} as const;
export type Scope = keyof typeof scopes;

/** The identifier of the user pool's resource server; tokens bear `mysoluno/users.read`. */
export const resourceServer = 'mysoluno';

/** The scope that a person's access token bears in place of the pool's own (ADR 0005). */
export const portalScope = 'portal';

/** One Lambda function each, with its own role. */
export const services = [
  'session',
  'users',
  'config-sms',
  'answering-groups',
  'ivr-menus',
  'schedules',
  'calendars',
  'voice-messages',
  'documents',
  'subscriptions',
  'porting',
  'powers-of-attorney',
  'activity',
  'organization',
  'onboarding',
  'reference',
] as const;
export type Service = (typeof services)[number];

/**
 * Who may call.
 * - `public`: anybody, no token.
 * - `organization`: on behalf of one organisation: its administrators (always), and machines with one of `scopes`.
 * - `machine`: on behalf of one organisation: machines with the scope, and no person.
 * - `operator`: a machine of the operator with the scope; no organisation.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'organization'; readonly scopes: readonly Scope[] }
  | { readonly kind: 'machine'; readonly scope: Scope }
  | { readonly kind: 'operator'; readonly scope: Scope };

export const anybody = { kind: 'public' } as const satisfies Access;
/** An administrator of the organisation, or a machine with one of the scopes. */
export const administrators = <const S extends readonly Scope[]>(...allowed: S) =>
  ({ kind: 'organization', scopes: allowed }) as const satisfies Access;
/** A machine that acts for the organisation that it names. */
export const organizationMachine = <const S extends Scope>(scope: S) =>
  ({ kind: 'machine', scope }) as const satisfies Access;
export const operatorMachine = <const S extends Scope>(scope: S) =>
  ({ kind: 'operator', scope }) as const satisfies Access;

/**
 * How often one organisation (a machine: by its client), or one network where nobody has logged in, may call. An IPv6 network is a /64.
 * Over it: 429 with `Retry-After`.
 */
export interface RateLimit {
  readonly per: 'organization' | 'address';
  readonly requests: number;
  readonly seconds: number;
}

export interface Operation {
  /** In camel case, unique; the handler's file is its kebab case: `createUser` → `functions/users/create-user.ts`. */
  readonly id: string;
  readonly service: Service;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link basePath}; parameters in braces: `/users/{userId}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** Path parameters. One that does not parse is 404: an unknown id and a malformed one are alike. */
  readonly params?: z.ZodType<Record<string, string>, Record<string, string>>;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Status of the ordinary success. */
  readonly success: 200 | 201 | 202 | 204;
  /** Status when a repeated request changed nothing (onboarding). */
  readonly unchanged?: 200;
  /** The reply's body; left out for 204. */
  readonly reply?: z.ZodType;
  /** Media type of the reply; JSON when left out. A handler returns a PDF in base64. */
  readonly contentType?: 'text/html; charset=utf-8' | 'text/calendar; charset=utf-8' | 'application/pdf';
  /**
   * Programs ask again and again, and mostly nothing has changed: the `ETag` is a digest of the reply, and `If-None-Match` with it is answered
   * with 304. A program may keep the reply, and asks each time whether it is still so.
   */
  readonly polled?: true;
  /** Problems of its own, beside those that every operation may answer with (see `contract/problems.ts`). */
  readonly problems: readonly ProblemCode[];
  /** Top-level fields of the reply that are shown once: an idempotent replay answers null in their place. */
  readonly secrets?: readonly string[];
  /**
   * A repeated request with the same `Idempotency-Key` runs again, with the ids of the first, and answers what is true now: for replies
   * whose contents expire. The handler writes nothing twice, since `commit` knows what was written. Its first answer is not kept.
   */
  readonly repliesAnew?: true;
  /** A request without an `Idempotency-Key` is rejected: what it makes costs money. */
  readonly idempotencyKeyRequired?: true;
  /** Left out: {@link limitOf} gives every write one. Null: what writes nothing. */
  readonly limit?: RateLimit | null;
  /** Honours `If-Match: <version>`: 412 when somebody changed the thing since it was read. */
  readonly versioned?: true;
  /** Fields of the query that may be a date: a day in the organisation's time zone, which is read then. */
  readonly days?: readonly string[];
  /** A GET that tells of the caller: it waits until it is known who that is. */
  readonly self?: true;
  /** Reads or sets the session cookie. */
  readonly cookie?: true;
}

/**
 * Twenty a second for five minutes, of each operation: no import and no integration of one customer needs more, and a program that has
 * gone wild is stopped before other customers notice.
 */
const writesPerOrganization = { per: 'organization', requests: 6000, seconds: 300 } as const satisfies RateLimit;

/** The limit of an operation; null for reads. */
export const limitOf = ({ method, limit }: Operation): RateLimit | null =>
  limit !== undefined ? limit : method === 'GET' ? null : writesPerOrganization;

/** All routes are below this path. */
export const basePath = '/api/v1';

/** Keeps the literal types of an operation, and checks its shape. */
export const operation = <const O extends Operation>(value: O): O => value;
