/** The table by the plain client, which may cache its middleware, with marshalling by hand: what the document client is measured against. */
import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { fromItem, type Item, type Key } from '../../adapters/table/client.ts';
import { assertKeysFit } from '../../adapters/table/key-limits.ts';
import { toItem } from './stored-item.ts';

/** The calls that are measured, of a table of this name. */
export function openPlainTable(name: string, { logger }: Pick<DynamoDBClientConfig, 'logger'>) {
  const client = new DynamoDBClient({ cacheMiddleware: true, maxAttempts: 3, logger });
  const fitting = (value: Item): ReturnType<typeof toItem> => {
    assertKeysFit(value);
    return toItem(value);
  };
  return {
    getItem: async (key: Key): Promise<Item | null> => {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: name, Key: fitting({ ...key }), ConsistentRead: true }),
      );
      return item ? fromItem(item) : null;
    },
    query: async (partition: string, limit: number): Promise<readonly Item[]> => {
      const { Items: items = [] } = await client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: 'pk = :partition',
          ExpressionAttributeValues: toItem({ ':partition': partition }),
          Limit: limit,
          ScanIndexForward: true,
          ConsistentRead: false,
        }),
      );
      return items.map(fromItem);
    },
    put: async (items: readonly (Key & Item)[]): Promise<void> => {
      const all = items.map((item) => ({ Put: { TableName: name, Item: fitting(item) } }));
      await client.send(new TransactWriteItemsCommand({ TransactItems: all }));
    },
    close: () => client.destroy(),
  };
}
