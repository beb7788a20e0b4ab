/**
 * Calls the DynamoDB engine in its own protocol (JSON 1.0 over HTTP). The pump and the sweeper use it instead of the SDK: they
 * hand on what the engine says as it stands, attribute values and base64 included.
 */

/** The engine said no; `code` is AWS's name for it, such as `ConditionalCheckFailedException`. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** An attribute value as the wire has it: `{ "S": "text" }`. */
export type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, AttributeValue>>;

// Nobody checks the signature on loopback, but a request without one is refused.
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00';

/** One operation of DynamoDB, or of DynamoDB Streams. @throws EngineError */
export async function callEngine<Reply>(
  endpoint: string,
  operation: string,
  input: object,
  api: 'DynamoDB' | 'DynamoDBStreams' = 'DynamoDB',
): Promise<Reply> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20260101T000000Z',
      'x-amz-target': `${api}_20120810.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const reply = (await response.json()) as Record<string, unknown>;
  if (response.ok) return reply as Reply;
  const type = typeof reply['__type'] === 'string' ? reply['__type'] : 'UnknownError';
  const message = reply['message'] ?? reply['Message'];
  throw new EngineError(type.slice(type.indexOf('#') + 1), typeof message === 'string' ? message : '');
}
