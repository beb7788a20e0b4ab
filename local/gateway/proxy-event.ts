/** What a function gets for a request, and what a caller gets for the function's answer: Lambda proxy integration, version 1.0. */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { accountId } from '../account.ts';
import type { Api } from './api.ts';
import type { Match } from './router.ts';

/** A request as it reached the gateway. */
export interface GatewayRequest {
  readonly method: string;
  readonly url: URL;
  /** Names as the caller wrote them. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly address: string;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The edge sets these itself, as it does `x-forwarded-for`: what the caller sends under these names is dropped. */
const edgeHeaders = ['x-viewer-address', 'x-viewer-host', 'x-forwarded-for'];

export function proxyEvent(
  api: Api,
  { route, parameters }: Match,
  request: GatewayRequest,
  claims: Readonly<Record<string, string>> | null,
): APIGatewayProxyEvent {
  const host = request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? '';
  const headers = grouped([
    ...request.headers.filter(([name]) => !edgeHeaders.includes(name.toLowerCase())),
    ['X-Forwarded-For', request.address],
    ['x-viewer-address', request.address],
    ['x-viewer-host', host],
  ]);
  const query = grouped([...request.url.searchParams]);
  return {
    resource: route.resource,
    path: request.url.pathname,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: Object.keys(query).length === 0 ? null : lastOf(query),
    multiValueQueryStringParameters: Object.keys(query).length === 0 ? null : query,
    pathParameters: Object.keys(parameters).length === 0 ? null : parameters,
    stageVariables: null,
    requestContext: {
      accountId,
      apiId: api.id,
      authorizer: claims ? { claims } : null,
      protocol: 'HTTP/1.1',
      httpMethod: request.method,
      identity: {
        ...noIdentity,
        sourceIp: request.address,
        userAgent: lastOf(headers)['User-Agent'] ?? lastOf(headers)['user-agent'] ?? null,
      },
      path: request.url.pathname,
      stage: api.stage,
      requestId: request.requestId,
      requestTimeEpoch: request.at,
      resourceId: route.resourceId,
      resourcePath: route.resource,
    },
    body: request.body.length === 0 ? null : request.body.toString(api.isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: api.isBinary && request.body.length > 0,
  };
}

const noIdentity = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** Callers choose the names: `constructor` and `__proto__` are names like any other. */
const grouped = (pairs: readonly (readonly [string, string])[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, each]) => [name, each.map(([, value]) => value)]),
  );

const lastOf = (values: Readonly<Record<string, string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, each.at(-1) ?? '']));

interface ProxyResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** What a caller gets. */
export interface GatewayReply {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Map<string, string | readonly string[]>;
  readonly body: string | Buffer;
}

/** The function's answer as a reply; null when it is none, which the caller sees as 502. */
export function proxyReply(payload: unknown): GatewayReply | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const {
    statusCode,
    headers = {},
    multiValueHeaders = {},
    body = '',
    isBase64Encoded = false,
  } = payload as ProxyResult;
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599 || typeof body !== 'string') return null;
  const sent: GatewayReply['headers'] = new Map();
  for (const [name, value] of Object.entries(headers)) sent.set(name.toLowerCase(), String(value));
  for (const [name, values] of Object.entries(multiValueHeaders)) sent.set(name.toLowerCase(), values.map(String));
  const empty = statusCode === 204 || statusCode === 304;
  if (!empty && !sent.has('content-type')) sent.set('content-type', 'application/json');
  const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body;
  return { status: statusCode, headers: sent, body: empty ? '' : bytes };
}
