/** What came in, read: path, query and body by the contract's schemas, and the headers that hold for many operations. */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Access, Operation } from '../contract/operation.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Language } from '../domain/language.ts';
import { parse } from './problem-reply.ts';

const longestBodyBytes = 64 * 1024;

/** What was asked for, as the schemas of the contract read it. */
export interface Asked {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** @throws DomainError `invalid-request`, `not-found`, `malformed-json`, `body-too-large`, `unsupported-media-type` */
export function readAsked(operation: Operation, event: APIGatewayProxyEvent): Asked & { readonly sent: unknown } {
  const sent = readBody(operation, event);
  return {
    path: operation.params && readPath(operation.params, operation.access, event.pathParameters),
    query: operation.query && parse(operation.query, readQuery(event)),
    body: operation.body && parse(operation.body, sent),
    sent,
  };
}

/** By their names in small letters. */
export type Headers = Readonly<Record<string, string | undefined>>;

export const lowerCased = (headers: APIGatewayProxyEvent['headers'] | null): Headers =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

/** An id that is malformed is an id that does not exist; a field of ours that says more (a domain) is told as such. */
function readPath(params: z.ZodType, access: Access, path: APIGatewayProxyEvent['pathParameters']): unknown {
  const decoded = Object.fromEntries(Object.entries(path ?? {}).map(([name, value]) => [name, decode(value ?? '')]));
  if (access.kind === 'operator') return parse(params, decoded);
  const parsed = params.safeParse(decoded);
  if (!parsed.success) throw new DomainError('not-found');
  return parsed.data;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A parameter that is given twice stays a list, which no schema takes. */
const readQuery = (event: APIGatewayProxyEvent): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(event.multiValueQueryStringParameters ?? {}).map(([name, values]) => [
      name,
      values?.length === 1 ? values[0] : values,
    ]),
  );

function readBody(operation: Operation, event: APIGatewayProxyEvent): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > longestBodyBytes) throw new DomainError('body-too-large');
  if (bytes.length > 0 && !isJson(lowerCased(event.headers)['content-type']))
    throw new DomainError('unsupported-media-type');
  if (operation.body) return parseJson(bytes);
  // Who sends something to an operation that takes nothing means another one.
  if (bytes.length > 0) parse(nothing, parseJson(bytes));
  return undefined;
}

const nothing = z.strictObject({});

/**
 * Whether a `Content-Type` is JSON in UTF-8, the only encoding JSON has (RFC 8259 §8.1): names in another charset would be stored
 * with wrong letters. Strict, because a form of another site can send any text, but not under this type.
 */
const isJson = (contentType = ''): boolean => {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charsets = parameters.filter((parameter) => /^\s*charset\b/.test(parameter));
  const isUtf8 = (charset: string): boolean => /^\s*charset\s*=\s*(?:utf-?8|"utf-?8")\s*$/.test(charset);
  return type.trim() === 'application/json' && charsets.every(isUtf8);
};

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (cause) {
    throw new DomainError('malformed-json', { cause });
  }
}

/** `"3"`, `3` and `W/"3"` are version 3; `*` is any. */
export const readIfMatch = (header: string | undefined): number | null => {
  const text = header?.trim() ?? '*';
  return text === '*' ? null : Number(/^(?:W\/)?"?(\d+)"?$/.exec(text)?.[1] ?? Number.NaN);
};

/** Whether an `If-None-Match` names an entity tag, weakly compared (RFC 9110 §13.1.2). */
export const namesEtag = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));

/** Swedish, unless the caller likes English better. */
export function languageOf(event: APIGatewayProxyEvent): Language {
  const wishes = (lowerCased(event.headers)['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1];
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .toSorted((one, other) => other.weight - one.weight);
  return wishes.find(({ language }) => language === 'sv' || language === 'en')?.language === 'en' ? 'en' : 'sv';
}
