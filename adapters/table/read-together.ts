/** Items as they were at one moment: no transaction is seen half done, as it may be by other reads. */
import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import { backOff } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';
import { fitting, type Item, type Key, type Table } from './client.ts';

/** How often a read is tried that meets writes of the same items. */
const mostTries = 6;

/** Several items, at most 100, as they were at one moment; null for one that is not there. TransactGetItems, 2 RCU each. */
export async function getTogether(table: Table, all: readonly Key[]): Promise<readonly (Item | null)[]> {
  const read = { TransactItems: all.map((key) => ({ Get: { TableName: table.name, Key: fitting(key) } })) };
  for (let tries = 1; ; tries += 1) {
    try {
      const { Responses: responses = [] } = await table.client.send(new TransactGetCommand(read));
      return responses.map(({ Item: item }) => item ?? null);
    } catch (cause) {
      if (!(cause instanceof Error) || cause.name !== 'TransactionCanceledException') throw cause;
      if (tries === mostTries) throw new DependencyFailure('the read met writes at every try', { cause });
      await backOff(tries, cause);
    }
  }
}
