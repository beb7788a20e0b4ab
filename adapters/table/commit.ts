/**
 * One transaction per command: the entity, what keeps it unique and findable, and its journal entry. All or nothing; what the
 * journal tells is what happened.
 */
import { TransactWriteItemsCommand, type AttributeValue, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { DomainError } from '../../domain/domain-error.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { backOff } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';
import { fromItem, toItem, type Item, type Key, type Table } from './client.ts';
import { journalItem } from './journal.ts';

/** One item of a transaction. `refused` makes the error for a condition that did not hold, from the item that is there; it may read. */
export type Write = {
  readonly condition?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly refused?: (existing: Item | null) => Error | Promise<Error>;
} & (
  | { readonly put: Key & Item }
  | { readonly update: Key; readonly set: string }
  | { readonly delete: Key }
  | { readonly check: Key; readonly condition: string }
);

/** Another transaction touched an item at the same moment: nothing was written, and the next try usually is alone. */
const contentionTries = 6;

/** `already`: a try before of the same request has written all of it, and died before it could answer. */
export type Committed = 'done' | 'already';

class AlreadyCommitted extends Error {}

/**
 * Writes a command with its journal entry, whose id the request determines: a journal that has it tells a repetition, whatever else
 * would be in its way by now. Throws what the first failing condition is `refused` with.
 */
export async function commit(
  table: Table,
  organization: OrganizationId,
  writes: readonly Write[],
  entry: JournalEntry,
): Promise<Committed> {
  const journaled: Write = {
    put: journalItem(organization, entry),
    condition: 'attribute_not_exists(pk)',
    refused: () => new AlreadyCommitted(),
  };
  try {
    await transact(table, [journaled, ...writes]);
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
  for (let tries = 1; ; tries += 1) {
    try {
      await table.client.send(
        new TransactWriteItemsCommand({ TransactItems: all.map((write) => toTransactItem(table.name, write)) }),
      );
      return;
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (!reasons) throw error;
      const refusals = await Promise.all(
        reasons.flatMap(({ Code, Item: item }, place) =>
          Code === 'ConditionalCheckFailed' ? [all[place]?.refused?.(item ? fromItem(item) : null) ?? error] : [],
        ),
      );
      if (refusals.length > 0) throw asOne(refusals);
      if (tries === contentionTries)
        throw new DependencyFailure('the transaction met others at every try', { cause: error });
      await backOff(tries, error);
    }
  }
}

/** The first refusal; where it says which fields are wrong, with those that the others name: nobody likes to be told one at a time. */
function asOne(refusals: readonly unknown[]): unknown {
  const [first] = refusals;
  const wrong = refusals.filter(saysFields);
  return saysFields(first) && wrong.length > 1
    ? new DomainError(first.code, { errors: wrong.flatMap(({ errors }) => errors) })
    : first;
}

const saysFields = (error: unknown): error is DomainError => error instanceof DomainError && error.errors.length > 0;

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

function toTransactItem(TableName: string, write: Write): TransactWriteItem {
  const common = {
    TableName,
    ConditionExpression: write.condition,
    ExpressionAttributeValues: write.values && toItem(write.values),
    ExpressionAttributeNames: write.names,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  if ('put' in write) return { Put: { ...common, Item: toItem(write.put) } };
  if ('update' in write)
    return { Update: { ...common, Key: toItem({ ...write.update }), UpdateExpression: write.set } };
  if ('check' in write) {
    return { ConditionCheck: { ...common, Key: toItem({ ...write.check }), ConditionExpression: write.condition } };
  }
  return { Delete: { ...common, Key: toItem({ ...write.delete }) } };
}
