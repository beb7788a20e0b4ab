/** Services that speak AWS's JSON protocol: `POST /` with `X-Amz-Target: <Api>.<Operation>`. */
import {
  ServiceError,
  unknownOperation,
  type FaultsOfService,
  type ServiceDefinition,
  type ServiceReply,
  type ServiceRequest,
} from './service.ts';

/** Parsed JSON of which each operation reads what it knows. */
export type JsonInput = Readonly<Record<string, unknown>>;
export type JsonOperation = (input: JsonInput, deliveries: number) => object | Promise<object>;

/** The protocol part of a service that is a table of operations. */
export function jsonService(
  name: string,
  operations: Readonly<Record<string, JsonOperation>>,
  faults?: FaultsOfService,
): ServiceDefinition {
  return {
    ...(faults && { faults }),
    operationOf: targetOf,
    async answer(operation, request, deliveries) {
      const perform = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!perform) throw unknownOperation(name, operation);
      return jsonReply(200, await perform(parse(request.body), deliveries));
    },
    refuse: refuseInJson,
  };
}

function parse(body: Buffer): JsonInput {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString()) as JsonInput;
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.');
  }
}

/** `DynamoDB_20120810.PutItem` → `PutItem`. */
const targetOf = ({ headers }: ServiceRequest): string =>
  String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1) ?? '';

export const refuseInJson = ({ code, status, message }: ServiceError): ServiceReply => ({
  ...jsonReply(status, { __type: code, message }),
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
});

const jsonReply = (status: number, body: object): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});
