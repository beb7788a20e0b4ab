/**
 * What stands before the emulator of S3: faults, the origins that the template allows, the policy of forms, how long a link lives, and the
 * event of each file that arrives. Everything else is the emulator's.
 */
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import {
  ServiceError,
  startService,
  unknownOperation,
  type RunningService,
  type ServiceReply,
  type ServiceRequest,
} from '../service.ts';
import type { Bucket } from './buckets.ts';
import { assertPolicyAllows, readForm } from './post-policy.ts';

export interface FrontParts {
  readonly buckets: readonly Bucket[];
  /** Where the emulator listens; another after a reset. */
  readonly emulator: () => string;
  /** Called for each file that arrived in a bucket whose events go to EventBridge. */
  readonly onCreated: (bucket: string, key: string, bytes: number) => void;
  readonly clock: Clock;
  readonly faults: Faults;
}

/** One object, or the form that makes one; nothing else of S3 is used. */
const operations: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
  POST: 'PostObject',
  OPTIONS: 'preflight',
};

export const startS3Front = ({ buckets, emulator, onCreated, clock, faults }: FrontParts): Promise<RunningService> =>
  startService(
    {
      faults: { service: 's3', error: 'InternalError', throttle: 'SlowDown', throttleStatus: 503 },
      operationOf: ({ method }) => operations[method] ?? method,
      async answer(operation, request, deliveries) {
        const { bucket, key } = placeOf(request, buckets);
        if (operation === 'preflight') return preflight(bucket, request);
        if (!Object.values(operations).includes(operation)) throw unknownOperation('S3', operation);
        assertLinkLives(request, clock.now());
        const form = operation === 'PostObject' ? await readForm(request.body, contentTypeOf(request)) : null;
        if (form) assertPolicyAllows(form, bucket.name, clock.now());
        const reply = await forward(emulator(), request);
        if (reply.status < 300 && bucket.tellsEventBridge && (form !== null || operation === 'PutObject')) {
          const created = form?.fields.get('key') ?? key;
          const bytes = form?.fileBytes ?? request.body.length;
          for (let delivery = 0; delivery < deliveries; delivery += 1) onCreated(bucket.name, created, bytes);
        }
        const headers = { ...reply.headers, ...linkHeaders(request), ...corsHeaders(bucket, request) };
        return { ...reply, headers };
      },
      refuse: ({ code, message, status }, request) => ({
        status,
        headers: { 'content-type': 'application/xml', ...corsOf(request, buckets) },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message.replace(/[&<>]/g, '')}</Message></Error>`,
      }),
    },
    faults,
  );

function placeOf({ url }: ServiceRequest, buckets: readonly Bucket[]): { bucket: Bucket; key: string } {
  const [, name = '', ...key] = new URL(url, 'http://s3').pathname.split('/');
  const bucket = buckets.find((each) => each.name === decodeURIComponent(name));
  if (!bucket) throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404);
  return { bucket, key: decodeURIComponent(key.join('/')) };
}

/** Errors have the CORS headers of their bucket too: a page may read why its upload failed. */
function corsOf(request: ServiceRequest, buckets: readonly Bucket[]): Readonly<Record<string, string>> {
  const [, name = ''] = new URL(request.url, 'http://s3').pathname.split('/');
  const bucket = buckets.find((each) => each.name === name);
  return bucket ? corsHeaders(bucket, request) : {};
}

/** The headers that a link sets: `response-content-disposition` and the like. */
function linkHeaders({ url }: ServiceRequest): Readonly<Record<string, string>> {
  const overrides = [...new URL(url, 'http://s3').searchParams].filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(overrides.map(([name, value]) => [name.replace('response-', ''), value]));
}

const contentTypeOf = ({ headers }: ServiceRequest): string => headers['content-type'] ?? '';

/** A link says when it was signed, and for how long. */
function assertLinkLives({ url }: ServiceRequest, now: number): void {
  const query = new URL(url, 'http://s3').searchParams;
  const signed = query.get('X-Amz-Date');
  if (signed === null) return;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(signed) ?? [];
  const from = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!(now < from + Number(query.get('X-Amz-Expires')) * 1000))
    throw new ServiceError('AccessDenied', 'Request has expired', 403);
}

function corsHeaders({ cors }: Bucket, { method, headers }: ServiceRequest): Readonly<Record<string, string>> {
  const { origin } = headers;
  const asked = headers['access-control-request-method'] ?? method;
  const isAllowed = cors.some(({ origins, methods }) => origins.includes(origin ?? '') && methods.includes(asked));
  return origin !== undefined && isAllowed ? { 'access-control-allow-origin': origin, vary: 'Origin' } : {};
}

function preflight(bucket: Bucket, request: ServiceRequest): ServiceReply {
  const allowed = corsHeaders(bucket, request);
  if (!('access-control-allow-origin' in allowed))
    throw new ServiceError('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', 403);
  const { headers } = request;
  return {
    status: 200,
    headers: {
      ...allowed,
      'access-control-allow-methods': headers['access-control-request-method'] ?? '',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    },
    body: '',
  };
}

/** Headers that are of one connection. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length', 'expect']);

async function forward(to: string, { method, url, headers, body }: ServiceRequest): Promise<ServiceReply> {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || ofConnection.has(name) ? [] : [[name, String(value)] as const],
  );
  const hasBody = method === 'PUT' || method === 'POST';
  const reply = await fetch(`${to}${url}`, {
    method,
    headers: Object.fromEntries(kept),
    ...(hasBody && { body: new Uint8Array(body) }),
  });
  const answered = Object.fromEntries([...reply.headers].filter(([name]) => !ofConnection.has(name)));
  const replied = Buffer.from(await reply.arrayBuffer());
  const length = method === 'HEAD' ? reply.headers.get('content-length') : String(replied.length);
  return {
    status: reply.status,
    headers: length === null || reply.status === 204 ? answered : { ...answered, 'content-length': length },
    body: replied,
  };
}
