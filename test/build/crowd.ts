/** Many users at once: the items that creating them would write, handed to the engine in bulk. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../adapters/table/client.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { anEntry } from './entry.ts';
import { toItem } from './stored-item.ts';
import { aUser, phone, userId } from './user.ts';
import { createUser } from './stored-user.ts';

const firstNames = ['Anna', 'Åke', 'Örjan', 'Margareta', 'Karl-Erik', 'Lars', 'Elisabeth', 'Mohammed', 'Märta', 'Bo'];
const lastNames = [
  'Andersson',
  'Öberg',
  'Lindqvist',
  'Åkerblom-Wallenstråhle',
  'Nilsson',
  'Ek',
  'Ärlig',
  'Johansson',
  'Svensson',
];

/** The nth of a crowd, always the same. */
const ofCrowd = (place: number) =>
  aUser({
    id: userId(1_000_000 + place),
    firstName: firstNames[place % firstNames.length] ?? '',
    lastName: lastNames[place % lastNames.length] ?? '',
    username: `person.${place}`,
    email: `person.${place}@bageriet.example`,
    primaryNumber: phone(`+468${10_000_000 + place}`),
    secondaryNumber: phone(`+4670${1_000_000 + place}`),
  });

/** BatchWriteItem takes 25; the engine is busy with a few such calls at once. */
const batchSize = 25;
const atOnce = 8;
const journaled = 100;

/** Lets users `from` up to `to` into an organisation. */
export async function letCrowdIn(
  endpoint: string,
  tableName: string,
  organization: OrganizationId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  let place = from;
  const rest: object[] = [];
  const carry = async (): Promise<void> => {
    while (place < to || rest.length > 0) {
      while (rest.length < batchSize && place < to) rest.push(...(await itemsOf(tableName, organization, place++)));
      const requests = rest.splice(0, batchSize).map((Item) => ({ PutRequest: { Item } }));
      if (requests.length > 0)
        await callEngine(endpoint, 'BatchWriteItem', { RequestItems: { [tableName]: requests } });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, carry));
}

/** What creating a user would write, caught before it is sent. */
async function itemsOf(name: string, organization: OrganizationId, place: number): Promise<readonly Item[]> {
  const caught: Item[] = [];
  const client = {
    send: async ({ input }: { input: TransactWriteCommandInput }) => {
      caught.push(...(input.TransactItems ?? []).map(({ Put }) => toItem(Put?.Item ?? {})));
      return {};
    },
  };
  const table = { name, client } as unknown as Table;
  // What its account needs is done: nothing is due.
  await createUser(
    table,
    organization,
    { ...ofCrowd(place), accountDue: false },
    anEntry({ entityId: ofCrowd(place).id }),
  );
  // A page or two of the journal is as good as all of it.
  return place < journaled ? caught : caught.filter(({ kind }) => kind === undefined);
}
type Item = Record<string, AttributeValue>;
