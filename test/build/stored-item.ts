/** Items as they are on the wire: what the engine's own API, streams and errors carry. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** Marshalled as the table's client does it: undefined is left out. */
export const toItem = (value: Readonly<Record<string, unknown>>): Record<string, AttributeValue> =>
  marshall(value, { removeUndefinedValues: true });
