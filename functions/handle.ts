/**
 * How a call enters. One Lambda handler per service: finds the operation, proves the caller, reads and checks what came in, runs
 * the handler, and writes the reply and one log line. Everything that holds for all operations stands here and in the files
 * beside it, once.
 */
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ulid } from 'ulid';
import { getOrganization } from '../adapters/table/organizations.ts';
import { basePath, type Operation } from '../contract/operation.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { isDate, toInstant } from '../domain/local-date.ts';
import { authorize, identify, ownOrganization, type AuthorityPowers, type Identity } from './authority.ts';
import { assertOwnSite } from './cross-site.ts';
import { readCookie, writeCookies } from './cookies.ts';
import { answerInTime } from './deadline.ts';
import { idempotencyKey, idsFrom, once, type PlainReply } from './idempotency.ts';
import { log } from './log.ts';
import { problemReply } from './problem-reply.ts';
import { callsOf } from './stack.ts';
import { demandAllowance } from './rate-limit.ts';
import { languageOf, lowerCased, namesEtag, readAsked, readIfMatch, type Asked, type Headers } from './read-request.ts';
import { sha256 } from './secrets.ts';
import { Answer, type Implementation, type OrganizationCaller, type OrganizationReader } from './request.ts';

type Handler = middy.MiddyfiedHandler<APIGatewayProxyEvent, APIGatewayProxyResult>;

/**
 * The Lambda handler of a service.
 * @param powers what its handlers use; with `authority` where an operation is not public
 */
export function service<Powers>(
  powers: Powers & { readonly authority?: AuthorityPowers },
  implementations: readonly Implementation<Powers>[],
): Handler {
  if (!powers.authority && implementations.some(({ operation }) => operation.access.kind !== 'public'))
    throw new Error('only a service whose operations are public can do without the authority');
  const routes = new Map(
    implementations.map((each) => [`${each.operation.method} ${basePath}${each.operation.path}`, each]),
  );
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(problemsAndLog())
    .handler(async (event, context): Promise<APIGatewayProxyResult> => {
      const implementation = routes.get(`${event.httpMethod} ${event.resource}`);
      if (!implementation) throw new DomainError('not-found');
      return answerInTime(context, () => answer(implementation, powers, event));
    });
}

/** Turns whatever is thrown into a problem reply, and writes the one log line of a request. No personal data: ids and codes. */
function problemsAndLog(): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> {
  let begun = 0;
  const logRequest = (event: APIGatewayProxyEvent, status: number, more: Parameters<typeof log>[2]): void =>
    log(status >= 500 ? 'error' : 'info', 'request', {
      requestId: event.requestContext.requestId,
      operation: `${event.httpMethod} ${event.resource}`,
      organizationId: organizations.get(event),
      status,
      milliseconds: Math.round(performance.now() - begun),
      ...more,
    });
  return {
    before: () => {
      begun = performance.now();
    },
    after: ({ event, response }) => {
      if (!response) return;
      logRequest(event, response.statusCode, {});
      response.headers = { ...commonHeaders(event), ...response.headers };
    },
    onError: (request) => {
      const { event, error } = request;
      const { status, code, headers, body } = problemReply(error, languageOf(event), event.requestContext.requestId);
      // Of what is expected the code says enough; a message of AWS's or of zod's could carry what people typed.
      const cause = status >= 500 && error ? { error: error.name, stack: callsOf(error) } : {};
      logRequest(event, status, { code, ...cause });
      request.response = { statusCode: status, headers: { ...commonHeaders(event), ...headers }, body };
    },
  };
}

/** For whom a call is, once that is proven: for its log line, whatever becomes of it. */
const organizations = new WeakMap<APIGatewayProxyEvent, OrganizationId>();

const commonHeaders = (event: APIGatewayProxyEvent): Record<string, string> => ({
  'x-request-id': event.requestContext.requestId,
  'cache-control': 'no-store',
});

async function answer<Powers>(
  { operation, run }: Implementation<Powers>,
  powers: Powers & { readonly authority?: AuthorityPowers },
  event: APIGatewayProxyEvent,
): Promise<APIGatewayProxyResult> {
  const now = Date.now();
  const { authority } = powers;
  const { requestId } = event.requestContext;
  const headers = lowerCased(event.headers);
  if (operation.cookie) assertOwnSite(headers);
  const identity =
    authority && operation.access.kind !== 'public' ? await identify(authority, headers.authorization) : null;
  const admitted = async (): Promise<Caller> => {
    const caller = authority ? await admit(authority, operation, { identity, headers, now }) : {};
    if ('organizationId' in caller) organizations.set(event, caller.organizationId);
    return caller;
  };
  const perform = async (caller: Caller, asked: Asked, again?: { seed: string; repeats: boolean }): Promise<Reply> => {
    const request = {
      ...asked,
      ...caller,
      requestId,
      now,
      at: toInstant(now),
      language: languageOf(event),
      newId: idsFrom(again?.seed ?? ulid(now)),
      repeatable: again !== undefined,
      repeats: again?.repeats ?? false,
      ...(operation.days && { timeZone: await readTimeZone(operation.days, authority, caller, asked.query) }),
      ...(operation.cookie && {
        sessionCookie: readCookie(headers.cookie, 'session'),
        deviceCookie: readCookie(headers.cookie, 'device'),
        viewerAddress: viewerAddressIn(headers),
      }),
      ...(operation.versioned && { ifMatch: readIfMatch(headers['if-match']) }),
    };
    const result = await run(request as never, powers);
    const answered = result instanceof Answer ? result : new Answer(result);
    const status = answered.unchanged ? (operation.unchanged ?? operation.success) : operation.success;
    return { status, body: answered.body, cookies: answered.cookies, version: answered.version };
  };

  const own = isRead(operation) && identity ? ownOrganization(identity, headers['x-organization']) : null;
  if (own !== null) {
    // What the read came to, and what is wrong with it, is told only to who may know.
    const read = async (): Promise<Reply> => perform({ organizationId: own }, readAsked(operation, event));
    const [caller, reply] = await Promise.allSettled([admitted(), read()]);
    valueOf(caller);
    return toResult(operation, valueOf(reply), headers);
  }
  const caller = await admitted();
  const asked = readAsked(operation, event);
  const key = idempotencyKey(headers['idempotency-key'], operation);
  const reply: Reply =
    authority && key !== null && 'organizationId' in caller
      ? await once(
          authority.table,
          {
            organizationId: caller.organizationId,
            key,
            operation,
            request: [event.pathParameters, asked.sent],
            requestId,
            now,
          },
          (seed, repeats) => perform(caller, asked, { seed, repeats }),
        )
      : await perform(caller, asked);
  return toResult(operation, reply, headers);
}

interface Reply extends PlainReply {
  readonly cookies?: Answer<unknown>['cookies'];
  readonly version?: number | undefined;
}

type Caller = OrganizationCaller | OrganizationReader | Pick<OrganizationCaller, 'actor'> | Record<string, never>;

/** Whether it may begin beside the authority (ADR 0024): it changes nothing, and asks nothing of the caller but the organisation. */
const isRead = ({ method, access, self }: Operation): boolean =>
  method === 'GET' && access.kind === 'organization' && !self;

function valueOf<Value>(outcome: PromiseSettledResult<Value>): Value {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** Lets a call in: whether they may, and whether they have called too often. The counter runs beside the authority read. */
async function admit(
  authority: AuthorityPowers,
  operation: Operation,
  { identity, headers, now }: { identity: Identity | null; headers: Headers; now: number },
): Promise<Caller> {
  const { access } = operation;
  const counted = { identity, viewerAddress: viewerAddressIn(headers), now };
  if (access.kind === 'public') {
    await demandAllowance(authority.table, operation, counted);
    return {};
  }
  if (!identity) throw new DomainError('unauthenticated');
  const [caller] = await Promise.all([
    authorize(authority, access, identity, headers['x-organization'], now),
    demandAllowance(authority.table, operation, counted),
  ]);
  return caller;
}

/** Where days are days, if one is asked for. */
async function readTimeZone(
  days: NonNullable<Operation['days']>,
  authority: AuthorityPowers | undefined,
  caller: Caller,
  query: unknown,
): Promise<string> {
  const isDay = (field: string): boolean => isDate(String((query as Record<string, unknown>)[field]));
  if (!authority || !('organizationId' in caller) || !days.some(isDay)) return 'UTC';
  return (await getOrganization(authority.table, caller.organizationId)).timeZone;
}

const viewerAddressIn = (headers: Headers): string => headers['x-viewer-address'] ?? '';

function toResult(operation: Operation, reply: Reply, asked: Headers): APIGatewayProxyResult {
  const version = reply.version ?? (reply.body as { version?: unknown } | null | undefined)?.version;
  const { contentType, polled } = operation;
  const body = reply.status === 204 ? '' : contentType !== undefined ? String(reply.body) : JSON.stringify(reply.body);
  const etag = polled ? `"${sha256(body)}"` : typeof version === 'number' ? `"${version}"` : null;
  const isKnown = polled === true && etag !== null && namesEtag(asked['if-none-match'], etag);
  return {
    statusCode: isKnown ? 304 : reply.status,
    headers: {
      ...(reply.status !== 204 && !isKnown && { 'content-type': contentType ?? 'application/json; charset=utf-8' }),
      ...(etag !== null && { etag }),
      ...(polled && { 'cache-control': 'private, no-cache' }),
    },
    ...(reply.cookies && { multiValueHeaders: { 'set-cookie': writeCookies(reply.cookies) } }),
    body: isKnown ? '' : body,
    ...(contentType === 'application/pdf' && { isBase64Encoded: true }),
  };
}
