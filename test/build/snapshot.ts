/** A house as it is at one moment, to move into again and again: telling its story anew each time takes ten times as long. */
import { callEngine, type Item } from '../../local/dynamodb/call.ts';
import { House } from './house.ts';

export interface Snapshot {
  readonly items: readonly Item[];
  readonly people: readonly (readonly [string, NonNullable<ReturnType<House['directory']['people']['get']>>])[];
  readonly texts: House['carrier']['texts'];
}

export async function snapshotOf({ table, directory, carrier }: House, endpoint: string): Promise<Snapshot> {
  const { Items: items } = await callEngine<{ Items: Item[] }>(endpoint, 'Scan', { TableName: table.name });
  const { people, texts } = structuredClone({ people: [...directory.people], texts: carrier.texts });
  return { items, people, texts };
}

// BatchWriteItem takes no more.
const batchSize = 25;

/** Another house that is as that one was, over an empty table. */
export async function moveIn(
  { items, people, texts }: Snapshot,
  { endpoint, tableName }: { readonly endpoint: string; readonly tableName: string },
): Promise<House> {
  for (let from = 0; from < items.length; from += batchSize) {
    const requests = items.slice(from, from + batchSize).map((Item) => ({ PutRequest: { Item } }));
    await callEngine(endpoint, 'BatchWriteItem', { RequestItems: { [tableName]: requests } });
  }
  const house = new House(tableName);
  for (const [name, account] of people) house.directory.people.set(name, { ...account });
  house.carrier.texts.push(...texts);
  return house;
}
