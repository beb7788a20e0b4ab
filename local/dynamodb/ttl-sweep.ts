/**
 * Time to live: takes away the items whose moment has passed by the movable clock. The engine never does so by itself; AWS does
 * it within days, so no reader may lean on when, and one sweep at the end of a jump of the clock is as good as many.
 */
import type { Clock } from '../clock.ts';
import type { Timed } from '../timekeeper.ts';
import { callEngine, EngineError, type Item } from './call.ts';
import type { TableProperties } from './table.ts';

const betweenSweepsMilliseconds = 60_000;

interface Page {
  readonly Items: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

/** The sweeper of one table that has a time-to-live attribute. */
export function ttlSweep(endpoint: string, tableName: string, properties: TableProperties, clock: Clock): Timed | null {
  const attribute = properties.TimeToLiveSpecification?.AttributeName;
  if (!properties.TimeToLiveSpecification?.Enabled || attribute === undefined) return null;
  const keys = properties.KeySchema.map((key) => (key as { AttributeName: string }).AttributeName);
  let sweptAt = 0;
  return {
    nextAt: async (until) => (until - sweptAt >= betweenSweepsMilliseconds ? until : null),
    async run() {
      sweptAt = clock.now();
      await sweep(endpoint, tableName, attribute, keys, Math.floor(sweptAt / 1000));
    },
  };
}

async function sweep(
  endpoint: string,
  TableName: string,
  attribute: string,
  keys: readonly string[],
  now: number,
): Promise<void> {
  const names = { '#ttl': attribute, ...Object.fromEntries(keys.map((key, place) => [`#k${place}`, key])) };
  const expired = { ExpressionAttributeValues: { ':now': { N: String(now) } } };
  let from: Item | undefined;
  do {
    const page: Page = await callEngine(endpoint, 'Scan', {
      TableName,
      ...expired,
      ExpressionAttributeNames: names,
      FilterExpression: '#ttl <= :now',
      ProjectionExpression: keys.map((_, place) => `#k${place}`).join(', '),
      ExclusiveStartKey: from,
    });
    for (const Key of page.Items) {
      // Conditional: it may have been given a longer life since it was read.
      await callEngine(endpoint, 'DeleteItem', {
        TableName,
        Key,
        ...expired,
        ExpressionAttributeNames: { '#ttl': attribute },
        ConditionExpression: '#ttl <= :now',
      }).catch((error: unknown) => {
        if (!(error instanceof EngineError && error.code === 'ConditionalCheckFailedException')) throw error;
      });
    }
    from = page.LastEvaluatedKey;
  } while (from);
}
