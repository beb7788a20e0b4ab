/** What there is when the command of a story is called, restored for each run: to tell the story anew takes ten times as long. */
import { callEngine, type AttributeValue, type Item } from '../../local/dynamodb/call.ts';
import { House } from './house.ts';
import type { Story } from './story.ts';
import type { TestTable } from './table.ts';

type Account = NonNullable<ReturnType<House['directory']['people']['get']>>;

export interface Scene {
  readonly story: Story;
  readonly names: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, when the command is called. */
  readonly at: number;
  readonly tableName: string;
  readonly items: ReadonlyMap<string, Item>;
  readonly people: readonly (readonly [string, Account])[];
  readonly texts: House['carrier']['texts'];
  readonly objects: readonly (readonly [string, Uint8Array])[];
}

/** Tells what comes before the command, in a table of its own. */
export async function sceneOf(story: Story, test: TestTable): Promise<Scene> {
  const tableName = await test.another();
  const house = new House(tableName);
  const names = await story.before(house);
  const { people, texts } = structuredClone({ people: [...house.directory.people], texts: house.carrier.texts });
  const objects = [...house.files.objects];
  house.leave();
  const items = await scan(test.endpoint, tableName);
  return { story, names, at: Date.now(), tableName, items, people, texts, objects };
}

// BatchWriteItem takes no more.
const batchSize = 25;

/** Puts everything back as it was in the scene, whatever a run before has left. One run at a time: they share the table. */
export async function houseIn(
  { tableName, items, people, texts, objects }: Scene,
  { endpoint }: TestTable,
): Promise<House> {
  const left = await scan(endpoint, tableName);
  const requests = [
    ...[...items]
      .filter(([key, item]) => inOneOrder(left.get(key)) !== inOneOrder(item))
      .map(([, Item]) => ({ PutRequest: { Item } })),
    ...[...left].filter(([key]) => !items.has(key)).map(([, { pk, sk }]) => ({ DeleteRequest: { Key: { pk, sk } } })),
  ];
  for (let from = 0; from < requests.length; from += batchSize)
    await callEngine(endpoint, 'BatchWriteItem', {
      RequestItems: { [tableName]: requests.slice(from, from + batchSize) },
    });
  const house = new House(tableName);
  for (const [name, account] of people) house.directory.people.set(name, { ...account });
  house.carrier.texts.push(...texts);
  for (const [name, bytes] of objects) house.files.objects.set(name, bytes);
  return house;
}

async function scan(endpoint: string, TableName: string): Promise<ReadonlyMap<string, Item>> {
  const { Items } = await callEngine<{ Items: Item[] }>(endpoint, 'Scan', { TableName });
  return new Map(Items.map((item) => [JSON.stringify([item['pk'], item['sk']]), item]));
}

/** The engine returns attributes, and what is in a set, in any order. */
const inOneOrder = (item: Item | undefined): string =>
  JSON.stringify(item, (_, value: unknown) => {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.toSorted();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value as AttributeValue).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
