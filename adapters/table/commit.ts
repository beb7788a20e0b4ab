/**
 * One transaction per command: the entity, what keeps it unique and findable, and its journal entry. All or nothing; what the
 * journal tells is what happened.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { JournalEntry } from '../../domain/journal.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { backOff } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';
import { fitting, fromItem, type Item, type Key, type Table } from './client.ts';
import { journalItem } from './journal.ts';
import { asOne } from './rejections.ts';

/** One item of a transaction. `rejectWith` makes the error for a condition that did not hold, from the item that is there. */
export type Write = {
  readonly condition?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly rejectWith?: (existing: Item | null) => Error;
} & (
  | { readonly put: Key & Item }
  | { readonly update: Key; readonly set: string }
  | { readonly delete: Key }
  | { readonly check: Key; readonly condition: string }
);

/** Another transaction touched an item at the same moment: nothing was written, and the next try usually is alone. */
const contentionTries = 6;

/** DynamoDB's quota: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const mostItems = 100;

/** `already`: a try before of the same request has written all of it, and died before it could answer. */
export type Committed = 'done' | 'already';

class AlreadyCommitted extends Error {}

/**
 * Writes a command with its journal entry, whose id the request determines: a journal that has it tells a repetition, whatever else
 * would be in its way by now. Throws what the first failing condition has in `rejectWith`. At most {@link mostItems} - 1 writes.
 * @param entry a command that changes several things may have one for each; they are written together, so that any of them shows a repetition
 */
export async function commit(
  table: Table,
  organization: OrganizationId,
  writes: readonly Write[],
  entry: JournalEntry | readonly JournalEntry[],
): Promise<Committed> {
  const entries = 'id' in entry ? [entry] : entry;
  const journaled = entries.map((each): Write => ({
    put: journalItem(organization, each),
    condition: 'attribute_not_exists(pk)',
    rejectWith: () => new AlreadyCommitted(),
  }));
  try {
    await transact(table, [...journaled, ...writes]);
    return 'done';
  } catch (error) {
    if (error instanceof AlreadyCommitted) return 'already';
    throw error;
  }
}

/**
 * Writes all or nothing, without a journal entry: what a command that has told already still has to put in order. The first write
 * whose condition does not hold decides the error, so put the most telling one first; fields that are wrong are told together.
 */
export async function transact(table: Table, all: readonly Write[]): Promise<void> {
  if (all.length > mostItems) throw new RangeError(`${all.length} items in one transaction`);
  for (let tries = 1; ; tries += 1) {
    try {
      await table.client.send(
        new TransactWriteCommand({ TransactItems: all.map((write) => toTransactItem(table.name, write)) }),
      );
      return;
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (!reasons) throw error;
      const rejections = reasons.flatMap(({ Code, Item: item }, place) =>
        Code === 'ConditionalCheckFailed' ? [all[place]?.rejectWith?.(item ? fromItem(item) : null) ?? error] : [],
      );
      if (rejections.length > 0) throw asOne(rejections);
      if (tries === contentionTries)
        throw new DependencyFailure('the transaction met others at every try', { cause: error });
      await backOff(tries, error);
    }
  }
}

interface Reason {
  readonly Code?: string;
  readonly Item?: Record<string, AttributeValue>;
}

/** Why a transaction was cancelled, per item; null when the error is another, or one that a retry cannot mend. */
function cancellationReasons(error: unknown): readonly Reason[] | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'TransactionConflictException') return [];
  if (error.name !== 'TransactionCanceledException') return null;
  const { CancellationReasons: reasons = [] } = error as Error & { CancellationReasons?: Reason[] };
  const known = [
    'None',
    'ConditionalCheckFailed',
    'TransactionConflict',
    'ThrottlingError',
    'ProvisionedThroughputExceeded',
  ];
  return reasons.every(({ Code }) => Code === undefined || known.includes(Code)) ? reasons : null;
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function toTransactItem(TableName: string, write: Write): TransactItem {
  const common = {
    TableName,
    ConditionExpression: write.condition,
    ExpressionAttributeValues: write.values,
    ExpressionAttributeNames: write.names,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  if ('put' in write) return { Put: { ...common, Item: fitting(write.put) } };
  if ('update' in write) return { Update: { ...common, Key: fitting(write.update), UpdateExpression: write.set } };
  if ('check' in write) {
    return { ConditionCheck: { ...common, Key: fitting(write.check), ConditionExpression: write.condition } };
  }
  return { Delete: { ...common, Key: fitting(write.delete) } };
}
