/**
 * The single table and the calls that reach it, by the document client, which marshals items (ADR 0008). Calls time out fast and
 * are retried by the SDK; a transaction keeps its idempotency token over retries.
 */
import { DynamoDBClient, type AttributeValue, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { DomainError } from '../../domain/domain-error.ts';
import { backOff, keepDeadlines } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';
import { assertKeysFit, isWithin } from './key-limits.ts';
import { retryConflicts } from './retry-conflicts.ts';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as it comes from the table, before its schema has parsed it. */
export type Item = Readonly<Record<string, unknown>>;

/**
 * Says nothing, and has no `info`: for a logger that has one, even an idle one, the SDK walks through every item that it read, to
 * take out what is secret.
 */
const quiet = { trace() {}, debug() {}, warn() {}, error() {} } as unknown as Logger;

/** Opens the table. One per function environment. */
export function openTable(name: string): Table {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    logger: quiet,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 1000, throwOnRequestTimeout: true },
  });
  const marshallOptions = { removeUndefinedValues: true };
  return { name, client: DynamoDBDocumentClient.from(keepDeadlines(client), { marshallOptions }) };
}

/** A key, or an item with its keys, for a call. @throws Error when a key is longer than DynamoDB takes */
export function fitting(value: Item | Key): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...value };
  assertKeysFit(copy);
  return copy;
}

/** An item as errors and streams carry it: the document client unmarshals replies only. */
export const fromItem = (item: Record<string, AttributeValue>): Item => unmarshall(item);

/** Reads one item. Consistent unless told otherwise: 1 read unit per 4 KB. */
export async function getItem(table: Table, key: Key, consistent = true): Promise<Item | null> {
  const { Item: item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: fitting(key), ConsistentRead: consistent }),
  );
  return item ?? null;
}

/** How often a batch is asked again for what the table left out. */
const mostBatches = 6;

/**
 * Reads several items at once, at most 100 with different keys; null for one that is not there. Consistent unless told otherwise: 1 read unit
 * per 4 KB of each.
 * @throws DependencyFailure when the table still leaves some out after the last try
 */
export async function getItems(
  table: Table,
  all: readonly Key[],
  consistent = true,
): Promise<readonly (Item | null)[]> {
  const found = new Map<string, Item>();
  let asked = all.map(fitting);
  for (let tries = 1; asked.length > 0; tries += 1) {
    const { Responses: answered = {}, UnprocessedKeys: left = {} } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: asked, ConsistentRead: consistent } } }),
    );
    for (const item of answered[table.name] ?? []) found.set(nameOf(item), item);
    asked = left[table.name]?.Keys ?? [];
    if (asked.length === 0) break;
    if (tries === mostBatches) throw new DependencyFailure('the table left items out at every try');
    await backOff(tries);
  }
  return all.map((key) => found.get(nameOf(key)) ?? null);
}

const nameOf = ({ pk, sk }: Key | Item): string => `${String(pk)} ${String(sk)}`;

/** The indexes, with the attribute that is their partition and the one that sorts them. */
const indexes = {
  byEntity: { partition: 'entityKey', sort: 'sk' },
  byActor: { partition: 'actorKey', sort: 'sk' },
  byDue: { partition: 'dueShard', sort: 'dueAt' },
  byOrganizationDue: { partition: 'dueOrganization', sort: 'dueAt' },
} as const;
export type Index = keyof typeof indexes;

export interface Query {
  readonly index?: Index;
  readonly partition: string;
  /** Sort keys that begin so … */
  readonly prefix?: string;
  /** … or lie between these two, both included. */
  readonly between?: readonly [string, string] | undefined;
  /** The key after which to go on: as the page before told it, or any key of the partition. */
  readonly after?: Key | undefined;
  readonly limit: number;
  readonly newestFirst?: boolean;
  readonly consistent?: boolean;
}

/**
 * One page of one partition. `last` is null when the partition holds nothing more.
 * @throws DomainError `invalid-cursor` when `after` is not within what is asked for: only a cursor can say so, and DynamoDB refuses it
 */
export async function query(table: Table, asked: Query): Promise<{ items: Item[]; last: Key | null }> {
  const { partition, sort } = asked.index ? indexes[asked.index] : { partition: 'pk', sort: 'sk' };
  assertKeysFit({ pk: asked.partition, sk: asked.prefix === '' ? undefined : asked.prefix });
  if (asked.after && !isWithin(asked.after, { ...asked, sort })) throw new DomainError('invalid-cursor');
  const range = asked.between
    ? ` AND ${sort} BETWEEN :from AND :to`
    : asked.prefix
      ? ` AND begins_with(${sort}, :prefix)`
      : '';
  const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: asked.index,
      KeyConditionExpression: `${partition} = :partition${range}`,
      ExpressionAttributeValues: {
        ':partition': asked.partition,
        ':prefix': asked.between ? undefined : asked.prefix || undefined,
        ':from': asked.between?.[0],
        ':to': asked.between?.[1],
      },
      ExclusiveStartKey:
        asked.after && fitting({ ...asked.after, ...(asked.index && { [partition]: asked.partition }) }),
      Limit: asked.limit,
      ScanIndexForward: !asked.newestFirst,
      ConsistentRead: asked.consistent ?? false,
    }),
  );
  return { items, last: last ? (last as Key) : null };
}

/**
 * How many items a partition has, counted up to a limit. Query: as many units as reading them, but nothing is sent or parsed. A page is 1 MB.
 */
export async function countItems(table: Table, partition: string, limit: number): Promise<number> {
  let count = 0;
  let after: Record<string, unknown> | undefined;
  do {
    const page: QueryCommandOutput = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        Select: 'COUNT',
        KeyConditionExpression: 'pk = :partition',
        ExpressionAttributeValues: { ':partition': partition },
        ExclusiveStartKey: after,
        Limit: limit - count,
      }),
    );
    count += page.Count ?? 0;
    after = page.LastEvaluatedKey;
  } while (after !== undefined && count < limit);
  return count;
}

/** What a conditional write met. */
export type Outcome =
  | { readonly done: true; readonly item: Item | null }
  | { readonly done: false; readonly existing: Item | null };

/** Updates one item; a condition that does not hold is an answer, not an error. */
export async function updateItem(
  table: Table,
  key: Key,
  change: Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames'> & {
    readonly values: Readonly<Record<string, unknown>>;
  },
): Promise<Outcome> {
  try {
    const { Attributes: item } = await retryConflicts(() =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: fitting(key),
          UpdateExpression: change.UpdateExpression,
          ConditionExpression: change.ConditionExpression,
          ExpressionAttributeNames: change.ExpressionAttributeNames,
          ExpressionAttributeValues: change.values,
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    return { done: true, item: item ?? null };
  } catch (error) {
    return metCondition(error);
  }
}

/** Puts one item under a condition; one that does not hold is an answer, not an error. */
export async function putItem(
  table: Table,
  item: Key & Item,
  condition: { readonly expression: string; readonly values?: Readonly<Record<string, unknown>> },
): Promise<Outcome> {
  try {
    await retryConflicts(() =>
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: fitting(item),
          ConditionExpression: condition.expression,
          ExpressionAttributeValues: condition.values,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    return { done: true, item };
  } catch (error) {
    return metCondition(error);
  }
}

/** Deletes one item, if it is there; with a condition, if that holds. */
export async function deleteItem(
  table: Table,
  key: Key,
  condition?: {
    readonly expression: string;
    readonly names?: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  try {
    await retryConflicts(() =>
      table.client.send(
        new DeleteCommand({
          TableName: table.name,
          Key: fitting(key),
          ConditionExpression: condition?.expression,
          ExpressionAttributeNames: condition?.names,
          ExpressionAttributeValues: condition?.values,
        }),
      ),
    );
  } catch (error) {
    metCondition(error);
  }
}

function metCondition(error: unknown): Outcome {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  const { Item: existing } = error as Error & { Item?: Record<string, AttributeValue> };
  return { done: false, existing: existing ? fromItem(existing) : null };
}

/** The new image of a stream record. The stream's types are Lambda's, the wire is the same. */
export const fromStreamImage = (image: object | undefined): Item =>
  unmarshall((image ?? {}) as Record<string, AttributeValue>);
