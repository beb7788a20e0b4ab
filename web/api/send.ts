/** One HTTP exchange with the API: address, headers, body, reply or {@link ApiProblem}. Knows nothing of sessions. */
import { basePath } from '../../contract/operation.ts';
import { currentLanguage } from '../language.ts';
import { noAnswer, problemOf } from './problem.ts';
import { noteServerTime } from './server-clock.ts';

/** What an exchange is made of. `route` is `METHOD /path/{parameter}`. */
export interface Exchange {
  readonly route: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly ifMatch?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The media type of a reply that is a file. */
  readonly fileType?: string | undefined;
}

/** Sends it, and reads the reply's JSON, or its file as a Blob; undefined for a reply without a body. @throws ApiProblem */
export async function send(exchange: Exchange): Promise<unknown> {
  const [method, path] = exchange.route.split(' ') as [string, string];
  const response = await fetch(basePath + fillPath(path, exchange.params ?? {}) + queryText(exchange.query ?? {}), {
    method,
    headers: headersOf(exchange),
    body: exchange.body === undefined ? null : JSON.stringify(exchange.body),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: exchange.signal ?? null,
  }).catch((cause: unknown) => {
    // Whoever aborts wants no explanation.
    throw exchange.signal?.aborted ? cause : noAnswer(cause);
  });
  noteServerTime(response.headers);
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined;
  const read = exchange.fileType === undefined ? response.json() : response.blob();
  return read.catch((cause: unknown) => {
    throw noAnswer(cause);
  });
}

function headersOf({
  body,
  token,
  idempotencyKey,
  ifMatch,
  fileType = 'application/json',
}: Exchange): Record<string, string> {
  return {
    accept: `${fileType}, application/problem+json`,
    'accept-language': currentLanguage(),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    ...(ifMatch !== undefined && { 'if-match': String(ifMatch) }),
  };
}

const fillPath = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function queryText(query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  return search.size === 0 ? '' : `?${search}`;
}
