/**
 * A table in memory behind the real SDK client: what a simulation of thousands of runs can afford. It knows the calls and expressions that
 * settling and its neighbours use and refuses all others, so that it cannot be wrong about them unnoticed; what the expressions
 * mean is held to the real engine by `test/adapters/memory-table.test.ts`.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fromItem, type Item, type Table } from '../../adapters/table/client.ts';
import { toItem } from './stored-item.ts';

type Stored = Item & { readonly pk: string; readonly sk: string };

interface Conditional {
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
}
interface Keyed extends Conditional {
  readonly Key: Item;
}
interface Updating extends Keyed {
  readonly UpdateExpression: string;
}
interface Putting extends Conditional {
  readonly Item: Item;
}
interface Transacted {
  readonly Put?: Putting;
  readonly Update?: Updating;
  readonly Delete?: Keyed;
  readonly ConditionCheck?: Keyed;
}
interface Asked {
  readonly IndexName?: string;
  readonly KeyConditionExpression: string;
  readonly ExpressionAttributeValues: Item;
  readonly ExclusiveStartKey?: Item;
  readonly Limit: number;
  readonly ScanIndexForward: boolean;
}

/** Lets a call through: may wait before and after, or fail in its place. */
export type Pass = (command: string, answer: () => object) => Promise<object>;

/** A copy as the table keeps it: without undefined. */
const copyOf = (item: Item): Stored => fromItem(toItem(item)) as Stored;

const refusal = (name: string, more: object = {}): Error => Object.assign(new Error(name), { name }, more);
const missing = (what: string): never => {
  throw new Error(`the table in memory knows no ${what}`);
};

export class MemoryTable {
  readonly table: Table;
  readonly #partitions = new Map<string, Map<string, Stored>>();
  readonly #onPut: (item: Item) => void;

  /**
   * @param pass every call goes through it: there it can wait, be counted, or fail
   * @param onPut hears of every item that is put, as the stream would
   */
  constructor(pass: Pass, onPut: (item: Item) => void = () => {}) {
    this.#onPut = onPut;
    const client = new DynamoDBClient({
      region: 'eu-north-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    this.table = { client: DynamoDBDocumentClient.from(client), name: 'memory' };
    const instead = (_: unknown, context: { commandName?: string }) => async (args: { input: object }) => ({
      response: {},
      output: { $metadata: {}, ...(await this.#call(pass, context.commandName ?? '', args.input)) },
    });
    client.middlewareStack.add(instead, { step: 'initialize', name: 'memory', priority: 'low' });
  }

  #call(pass: Pass, command: string, input: object): Promise<object> {
    return pass(command, () => this.answer(command, input));
  }

  /** Everything in a partition, in order. */
  partition(pk: string): readonly Item[] {
    return sorted([this.#partitions.get(pk)], 'sk', () => true);
  }

  /** Whether anything was due by a moment. */
  anyDue(moment: number): boolean {
    const by = new Date(moment).toISOString();
    for (const partition of this.#partitions.values())
      for (const { dueAt } of partition.values()) if (typeof dueAt === 'string' && dueAt <= `${by}~`) return true;
    return false;
  }

  answer(command: string, input: object): object {
    switch (command) {
      case 'GetItemCommand': {
        const item = this.#find((input as Keyed).Key);
        return item ? { Item: copyOf(item) } : {};
      }
      case 'BatchGetItemCommand': {
        const { RequestItems } = input as { RequestItems: Readonly<Record<string, { Keys: readonly Item[] }>> };
        const found = Object.entries(RequestItems).map(([name, { Keys }]) => [
          name,
          Keys.flatMap((key) => this.#find(key) ?? []).map(copyOf),
        ]);
        return { Responses: Object.fromEntries(found) };
      }
      case 'PutItemCommand':
        this.#demand([{ Put: input as Putting }], 'ConditionalCheckFailedException');
        this.#apply({ Put: input as Putting });
        return {};
      case 'TransactWriteItemsCommand': {
        const { TransactItems } = input as { TransactItems: readonly Transacted[] };
        this.#demand(TransactItems, 'TransactionCanceledException');
        for (const each of TransactItems) this.#apply(each);
        return {};
      }
      case 'QueryCommand':
        return this.#page(input as Asked);
      default:
        return missing(command);
    }
  }

  #find(key: Item): Stored | undefined {
    const { pk, sk } = key as Stored;
    return this.#partitions.get(pk)?.get(sk);
  }

  #demand(writes: readonly Transacted[], name: string): void {
    const reasons = writes.map((write) => {
      const { Put, Update, Delete, ConditionCheck } = write;
      const existing = this.#find(Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? missing('such write'));
      const holds = conditionHolds(Put ?? Update ?? Delete ?? ConditionCheck ?? {}, existing);
      return holds ? { Code: 'None' } : { Code: 'ConditionalCheckFailed', ...(existing && { Item: toItem(existing) }) };
    });
    const failed = reasons.find(({ Code }) => Code !== 'None');
    if (failed) throw refusal(name, { CancellationReasons: reasons, Item: failed.Item });
  }

  #apply({ Put, Update, Delete }: Transacted): void {
    if (Put) this.#put(copyOf(Put.Item));
    if (Update) {
      const { pk, sk } = Update.Key as Stored;
      const existing = this.#find(Update.Key);
      this.#put(copyOf({ pk, sk, ...existing, ...assigned(Update, existing) }));
    }
    if (Delete) {
      const { pk, sk } = Delete.Key as Stored;
      this.#partitions.get(pk)?.delete(sk);
    }
  }

  #put(item: Stored): void {
    const partition = this.#partitions.get(item.pk) ?? new Map<string, Stored>();
    this.#partitions.set(item.pk, partition.set(item.sk, item));
    this.#onPut(item);
  }

  #page({ KeyConditionExpression, ExpressionAttributeValues, ExclusiveStartKey, Limit, ScanIndexForward }: Asked) {
    const [, attribute = '', sort = '', range] =
      /^(\w+) = :partition(?: AND (?:begins_with\()?(\w+) ?(BETWEEN|, ?:prefix\)).*)?$/.exec(KeyConditionExpression) ??
      missing(KeyConditionExpression);
    const {
      ':partition': wanted,
      ':from': from,
      ':to': to,
      ':prefix': prefix,
    } = ExpressionAttributeValues as Readonly<Record<string, string>>;
    const sortedBy = sort || 'sk';
    const among = attribute === 'pk' ? [this.#partitions.get(String(wanted))] : this.#partitions.values();
    let items = sorted(among, sortedBy, (item) => {
      if (item[attribute] !== wanted) return false;
      const place = String(item[sortedBy]);
      if (range === undefined) return true;
      return range === 'BETWEEN' ? place >= String(from) && place <= String(to) : place.startsWith(String(prefix));
    });
    if (!ScanIndexForward) items = items.toReversed();
    if (ExclusiveStartKey) {
      const { pk: afterPk, sk: afterSk } = ExclusiveStartKey;
      items = items.slice(items.findIndex(({ pk, sk }) => pk === afterPk && sk === afterSk) + 1);
    }
    const page = items.slice(0, Limit);
    const last = page.length === Limit ? page.at(-1) : undefined;
    return {
      Items: page.map(copyOf),
      ...(last && {
        LastEvaluatedKey: {
          pk: last.pk,
          sk: last.sk,
          [attribute]: last[attribute],
          [sortedBy]: last[sortedBy],
        },
      }),
    };
  }
}

function sorted(
  partitions: Iterable<ReadonlyMap<string, Stored> | undefined>,
  by: string,
  isWanted: (item: Stored) => boolean,
): readonly Stored[] {
  const found: Stored[] = [];
  for (const partition of partitions)
    for (const item of partition?.values() ?? []) if (isWanted(item)) found.push(item);
  return found.toSorted((one, other) => (String(one[by]) < String(other[by]) ? -1 : 1));
}

function conditionHolds(
  {
    ConditionExpression: condition,
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
  }: Conditional,
  existing: Stored | undefined,
): boolean {
  if (condition === undefined) return true;
  const named = (name: string): string => names[name] ?? name;
  const [, absent] = /^attribute_not_exists\((#?\w+)\)$/.exec(condition) ?? [];
  if (absent !== undefined) return existing?.[named(absent)] === undefined;
  const [, present] = /^attribute_exists\((#?\w+)\)$/.exec(condition) ?? [];
  if (present !== undefined) return existing?.[named(present)] !== undefined;
  const [, attribute, value] = /^(#?\w+) = (:\w+)$/.exec(condition) ?? missing(`condition ${condition}`);
  return existing !== undefined && existing[named(attribute ?? '')] === values[value ?? ''];
}

/** What an update of one or more clauses makes of an item. */
function assigned(
  {
    UpdateExpression: expression,
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
  }: Updating,
  existing: Stored | undefined,
): Item {
  const after: Record<string, unknown> = {};
  for (const clause of expression.split(/ (?=(?:SET|REMOVE|ADD|DELETE) )/)) {
    const verb = clause.slice(0, clause.indexOf(' '));
    for (const action of clause.slice(verb.length + 1).split(', ')) {
      const [, name = '', key, value = ''] =
        /^(#?\w+)(?:\.(#?\w+))?(?: (?:= )?(:\w+))?$/.exec(action) ?? missing(`update ${expression}`);
      const attribute = names[name] ?? name;
      const before = after[attribute] ?? existing?.[attribute];
      after[attribute] =
        key === undefined
          ? changed(verb, before, values[value])
          : entered(verb, before, names[key] ?? key, values[value]);
    }
  }
  return after;
}

/** An attribute after one action of an update. */
function changed(verb: string, before: unknown, change: unknown): unknown {
  if (verb === 'SET') return change;
  if (verb === 'REMOVE') return undefined;
  if (typeof change === 'number' && verb === 'ADD') return ((before as number | undefined) ?? 0) + change;
  const [standing, changes] = [(before ?? new Set()) as Set<unknown>, change as Set<unknown>];
  const after = new Set(
    verb === 'ADD' ? [...standing, ...changes] : [...standing].filter((each) => !changes.has(each)),
  );
  return after.size > 0 ? after : undefined;
}

/** A map after one of its entries is set or removed. */
function entered(verb: string, map: unknown, key: string, value: unknown): unknown {
  if (map === undefined)
    throw refusal('TransactionCanceledException', { CancellationReasons: [{ Code: 'ValidationError' }] });
  const { [key]: _, ...others } = map as Item;
  return verb === 'SET' ? { ...others, [key]: value } : others;
}
