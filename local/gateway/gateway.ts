/** The API gateway: finds the route, asks the authorizer, calls the function; what it says by itself are the template's words. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock.ts';
import type { LocalFunction } from '../lambda/local-function.ts';
import type { Api } from './api.ts';
import type { Authorizer } from './authorizer.ts';
import { proxyEvent, proxyReply, type GatewayReply, type GatewayRequest } from './proxy-event.ts';
import { routerOf } from './router.ts';

/** Node's own requests, not the web's: making those of them and back would cost a fifth of a request. */
export interface Gateway {
  answer(request: IncomingMessage): Promise<GatewayReply>;
}

/** Of API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const mostBytes = 10 * 1024 * 1024;
/** Of Lambda, for what a function is called with: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const mostEventBytes = 6 * 1024 * 1024;
const longestIntegrationMilliseconds = 29_000;

// The status of each response whose template does not say.
const ownStatus = {
  MISSING_AUTHENTICATION_TOKEN: 403,
  UNAUTHORIZED: 401,
  REQUEST_TOO_LARGE: 413,
  INTEGRATION_TIMEOUT: 504,
  DEFAULT_5XX: 502,
} as const;
type ResponseType = keyof typeof ownStatus;

export function gatewayOf(
  api: Api,
  findFunction: (arn: string) => LocalFunction | undefined,
  authorize: Authorizer,
  clock: Clock,
): Gateway {
  const find = routerOf(api.routes);

  const say = (type: ResponseType, requestId: string): GatewayReply => {
    const said = api.responses[type] ?? api.responses[ownStatus[type] < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'];
    const { status, headers, template } = said ?? {
      status: ownStatus[type],
      headers: { 'content-type': 'application/json' },
      template: '{"message":$context.error.messageString}',
    };
    const body = template
      .replaceAll('$context.requestId', requestId)
      .replaceAll('$context.error.messageString', JSON.stringify(type))
      .replaceAll('$context.error.message', type);
    return { status, headers: new Map(Object.entries(headers)), body };
  };

  const answer = async (request: IncomingMessage, requestId: string): Promise<GatewayReply> => {
    const { method = '', headers, rawHeaders, socket } = request;
    const url = new URL(`http://localhost${request.url}`);
    const match = find(method, url.pathname);
    // Before the body, which may take its time: a call belongs to the data that it came to.
    const invoke = match && findFunction(match.route.functionArn)?.accept();
    const body = await readBody(request);
    if (body === null) return say('REQUEST_TOO_LARGE', requestId);
    if (!match) return say('MISSING_AUTHENTICATION_TOKEN', requestId);
    const { scopes } = match.route;
    const claims = scopes && authorize(headers.authorization ?? null, scopes);
    if (scopes && !claims) return say('UNAUTHORIZED', requestId);
    const received: GatewayRequest = {
      method,
      url,
      headers: pairs(rawHeaders),
      body,
      address: socket.remoteAddress ?? '127.0.0.1',
      requestId,
      at: clock.now(),
    };
    if (!invoke) return say('DEFAULT_5XX', requestId);
    const outcome = await within(longestIntegrationMilliseconds, invoke(proxyEvent(api, match, received, claims)));
    if (outcome === null) return say('INTEGRATION_TIMEOUT', requestId);
    return (outcome.kind === 'result' && proxyReply(outcome.payload)) || say('DEFAULT_5XX', requestId);
  };

  return {
    async answer(request) {
      const requestId = randomUUID();
      const reply = await answer(request, requestId);
      reply.headers.set('x-amzn-requestid', requestId);
      return reply;
    },
  };
}

const nothing = Buffer.alloc(0);

/** The body, or null when it is larger than a function can be called with. Reads to the end: a caller still sending hears nothing. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (!('content-length' in request.headers || 'transfer-encoding' in request.headers)) return nothing;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Left early, the connection stays: the caller is still to be told.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > mostBytes) break;
    if (length <= mostEventBytes) chunks.push(chunk);
  }
  return length > mostEventBytes ? null : Buffer.concat(chunks);
}

const pairs = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, place) => (place % 2 === 0 ? [[name, raw[place + 1] ?? ''] as const] : []));

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  const first = await Promise.race([promise, timeout]);
  clearTimeout(timer);
  return first;
}
