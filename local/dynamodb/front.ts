/**
 * Stands between the functions and the engine, which knows nothing of faults. Bytes go through as they come: of a request only the
 * head is looked at, of a reply nothing. While no fault is asked for, functions may pass it by.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { answerFaults, type FaultKind, type Faults } from '../faults.ts';
import { refuseInJson } from '../json-service.ts';
import { ServiceError, type RunningService } from '../service.ts';
import { closeBypass, enginePortOf, moveEngine, newBypass, noteAnswer, type Bypass } from './bypass.ts';

/** The front, and the way past it. Both keep their addresses when the engine is started again at another. */
export interface DynamoDbFront extends Pick<RunningService, 'endpoint' | 'stop'> {
  readonly bypass: Bypass;
  /** From now on the engine at this endpoint is the one behind. */
  moveEngine(engineEndpoint: string): void;
}

const portOf = (endpoint: string): number => Number(new URL(endpoint).port);

/** Starts the front of the engine at `engineEndpoint`. */
export async function startDynamoDbFront(engineEndpoint: string, faults: Faults): Promise<DynamoDbFront> {
  const { hostname } = new URL(engineEndpoint);
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (caller) => {
    const engine = connect({ host: hostname, port: enginePortOf(bypass), noDelay: true });
    for (const [one, other] of [
      [caller, engine],
      [engine, caller],
    ] as const) {
      open.add(one);
      // What a connection died of is for its two ends to see.
      one.on('error', () => {});
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    relay(caller, engine, faults, (operation) => noteAnswer(bypass, operation));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const frontPort = (server.address() as AddressInfo).port;
  const bypass = newBypass(frontPort, portOf(engineEndpoint));
  faults.onChange = () => closeBypass(bypass, faults.concern('dynamodb', answerFaults));
  return {
    endpoint: `http://127.0.0.1:${frontPort}`,
    bypass,
    moveEngine: (endpoint) => moveEngine(bypass, portOf(endpoint)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Hands a connection's requests on, one after the other, as the callers send them: each waits for the reply to the one before. */
function relay(caller: Socket, engine: Socket, faults: Faults, onAnswer: (operation: string) => void): void {
  let head: Buffer = Buffer.alloc(0);
  let bodyBytesLeft = 0;
  let operation = '';
  let fault: FaultKind | null = null;

  caller.on('data', (bytes) => {
    let chunk = bytes;
    if (bodyBytesLeft === 0) {
      chunk = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
      const end = chunk.indexOf('\r\n\r\n');
      head = end === -1 ? chunk : Buffer.alloc(0);
      if (end === -1) return;
      const told = chunk.toString('latin1', 0, end);
      operation = /^x-amz-target: *\w+\.(\w+)/im.exec(told)?.[1] ?? '';
      fault = faults.take('dynamodb', operation, answerFaults);
      bodyBytesLeft = end + 4 + Number(/^content-length: *(\d+)/im.exec(told)?.[1] ?? 0);
    }
    bodyBytesLeft -= chunk.length;
    const refusal = fault && refusals[fault];
    if (!refusal) engine.write(chunk);
    else if (bodyBytesLeft === 0) caller.write(refusal);
  });

  engine.on('data', (bytes) => {
    onAnswer(operation);
    // A caller that is to wait in vain keeps its connection: the silence is the fault.
    if (fault !== 'timeout') caller.write(bytes);
  });
}

/** What is said instead of handing on. */
const refusals: Partial<Record<FaultKind, string>> = {
  error: refusalOf('com.amazonaws.dynamodb.v20120810#InternalServerError', 'Asked to fail', 500),
  throttle: refusalOf('com.amazon.coral.availability#ThrottlingException', 'Rate exceeded', 400),
};

function refusalOf(code: string, message: string, status: number): string {
  const { headers, body } = refuseInJson(new ServiceError(code, message, status));
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) });
  return `HTTP/1.1 ${status} Refused\r\n${lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('')}\r\n${body.toString()}`;
}
