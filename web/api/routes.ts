/**
 * The operations that the client calls, with their routes: `routes.json` is generated from the contract (`npm run openapi`). The
 * contract's schemas themselves stay out of the bundle (zod and all countries' numbers weigh more than the whole shell).
 */
import type * as z from 'zod';
import type { Access } from '../../contract/operation.ts';
import type { AnyOperation } from '../../contract/operations.ts';
import generated from './routes.json' with { type: 'json' };

type IdsOf<Kind extends Access['kind']> = Extract<AnyOperation, { access: { kind: Kind } }>['id'];

/** Called with the administrator's access token. */
export type AdministratorOperation = IdsOf<'organization'>;
/** Called without a token. */
export type PublicOperation = Exclude<IdsOf<'public'>, Extract<AnyOperation, { service: 'reference' }>['id']>;

/** `METHOD /path/{parameter}`, by the operation's id. */
export const routes: Readonly<Record<AdministratorOperation | PublicOperation, string>> = generated;

type Contract<Id> = Extract<AnyOperation, { id: Id }>;
type Part<O, Name extends string> =
  O extends Record<Name, infer Schema extends z.ZodType> ? z.input<Schema> : undefined;

/** What a call says: path parameters, query and body, as the operation's schemas take them. */
export type Request<Id> = (Part<Contract<Id>, 'params'> extends infer Params extends Record<string, string>
  ? { readonly params: Params }
  : { readonly params?: undefined }) &
  (Part<Contract<Id>, 'query'> extends infer Query extends Record<string, string | undefined>
    ? { readonly query: Query }
    : { readonly query?: undefined }) &
  (Part<Contract<Id>, 'body'> extends infer Body extends object
    ? { readonly body: Body }
    : { readonly body?: undefined });

/** Operations that honour `If-Match`. */
export type VersionedOperation = Extract<AnyOperation, { versioned: true; id: AdministratorOperation }>['id'];

/** Operations that reply with a PDF. */
export type FileOperation = Extract<AnyOperation, { contentType: 'application/pdf'; id: AdministratorOperation }>['id'];

/** What a call is answered with; undefined for 204. */
export type Reply<Id> = Contract<Id> extends { reply: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
