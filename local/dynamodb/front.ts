/**
 * Stands between the functions and the engine, which knows nothing of faults: hands every call on as it is, and tells when
 * something was written, so that the stream's followers need not ask all the time.
 */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { answerFaults, type Faults } from '../faults.ts';
import { refuseInJson, targetOf } from '../json-service.ts';
import { startService, type RunningService, type ServiceReply, type ServiceRequest } from '../service.ts';

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);

/** Starts the front of the engine at `engineEndpoint`. `onWrite` is called after each write that the engine has taken. */
export async function startDynamoDbFront(
  engineEndpoint: string,
  faults: Faults,
  onWrite: () => void,
): Promise<RunningService> {
  const agent = new Agent({ keepAlive: true });
  const service = await startService(
    {
      faults: {
        service: 'dynamodb',
        kinds: answerFaults,
        error: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
        throttle: 'com.amazon.coral.availability#ThrottlingException',
      },
      operationOf: targetOf,
      async answer(operation, request) {
        const reply = await handOn(engineEndpoint, agent, request);
        if (writes.has(operation)) onWrite();
        return reply;
      },
      refuse: refuseInJson,
    },
    faults,
  );
  return {
    endpoint: service.endpoint,
    async stop() {
      await service.stop();
      agent.destroy();
    },
  };
}

function handOn(endpoint: string, agent: Agent, { method, url, headers, body }: ServiceRequest): Promise<ServiceReply> {
  const { connection: _, host: __, 'transfer-encoding': ___, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(url, endpoint),
      { method, agent, headers: { ...kept, 'content-length': body.length } },
      (incoming) => void collect(incoming).then(resolve, reject),
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

async function collect(incoming: IncomingMessage): Promise<ServiceReply> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = incoming.headers;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(kept)) if (value !== undefined) headers[name] = value;
  return { status: incoming.statusCode ?? 502, headers, body: Buffer.concat(chunks) };
}
