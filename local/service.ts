/** What the local services have in common: an HTTP server on loopback, an operation's name, faults, and 501 for what is not built. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultKind, Faults } from './faults.ts';

export interface ServiceRequest {
  readonly method: string;
  /** With its query string. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ServiceReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** One of AWS's errors, as its SDK knows them by `code`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export interface FaultsOfService {
  /** The plug-in's name. */
  readonly service: string;
  /** Those that its calls show; all when left out. */
  readonly kinds?: readonly FaultKind[];
  /** AWS's names of the two errors. */
  readonly error: string;
  readonly throttle: string;
  /** HTTP status of a throttled call; 400 when left out. */
  readonly throttleStatus?: number;
}

export interface ServiceDefinition {
  /** How it is made to fail; one without cannot be. */
  readonly faults?: FaultsOfService;
  operationOf(request: ServiceRequest): string;
  /** Does it, and answers. `deliveries`: how often what is sent arrives; 1 but for the faults `duplicate` and `drop`. */
  answer(operation: string, request: ServiceRequest, deliveries: number): Promise<ServiceReply>;
  /** The reply for an error, in the service's protocol. */
  refuse(error: ServiceError, request: ServiceRequest): ServiceReply;
}

export interface RunningService {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  /** Answers when no call that has come is being answered any more: what it writes is written. */
  untilIdle(): Promise<void>;
  stop(): Promise<void>;
}

/** Serves on a free port of loopback. */
export async function startService(definition: ServiceDefinition, faults: Faults): Promise<RunningService> {
  const answering = new Set<Promise<unknown>>();
  const server = createServer((incoming, outgoing) => {
    const answered = (async () => {
      const request = await readRequest(incoming);
      const reply = await answerWithFaults(definition, faults, request);
      // A caller that is to wait in vain keeps its connection: the silence is the fault.
      if (reply) outgoing.writeHead(reply.status, reply.headers).end(reply.body);
    })()
      .catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined))
      .finally(() => answering.delete(answered));
    answering.add(answered);
  });
  // SDK clients keep their connections; one closed under them by our idle timeout would look like a fault.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async untilIdle() {
      while (answering.size > 0) await Promise.all(answering);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The service's answer, or null when it is never to come. */
async function answerWithFaults(
  definition: ServiceDefinition,
  faults: Faults,
  request: ServiceRequest,
): Promise<ServiceReply | null> {
  const operation = definition.operationOf(request);
  const { faults: names } = definition;
  const fault = names ? faults.take(names.service, operation, names.kinds) : null;
  if (names && fault === 'error')
    return definition.refuse(new ServiceError(names.error, 'Asked to fail', 500), request);
  if (names && fault === 'throttle')
    return definition.refuse(new ServiceError(names.throttle, 'Rate exceeded', names.throttleStatus ?? 400), request);
  const deliveries = fault === 'duplicate' ? 2 : fault === 'drop' ? 0 : 1;
  const reply = await definition.answer(operation, request, deliveries).catch((error: unknown) => {
    if (error instanceof ServiceError) return definition.refuse(error, request);
    throw error;
  });
  return fault === 'timeout' ? null : reply;
}

async function readRequest(incoming: IncomingMessage): Promise<ServiceRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

/** An error that names the operation that is not built here. */
export const unknownOperation = (service: string, operation: string): ServiceError =>
  new ServiceError(
    'NotImplemented',
    `The local ${service} does not know the operation ${operation || '(none named)'}.`,
    501,
  );
