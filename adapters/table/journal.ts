/**
 * The journal in the table: J1 what an organisation did, J2 what was done to one thing. Written only by `commit.ts`. What the system
 * did by itself (`isSystemsOwn`) has partitions of its own: a busy switchboard opens and closes more often than people do things.
 */
import * as z from 'zod';
import type { ActivityId, OrganizationId } from '../../domain/ids.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import type { Wakes } from '../../domain/due.ts';
import {
  actions,
  isSystemsOwn,
  longestDataBytes,
  type Change,
  type FieldValue,
  type JournalEntry,
  type JsonValue,
} from '../../domain/journal.ts';
import { getItem, query, updateItem, type Index, type Item, type Key, type Table } from './client.ts';
import { actorPartition, entityPartition, keys, ownerOf, systemEntityPartition } from './keys.ts';

/** Kept for 25 months: the log is promised for 24. The system's own entries as long as the PBX may cache a timeline. */
const keptSeconds = 760 * 24 * 3600;
const systemKeptSeconds = 35 * 24 * 3600;

/** DynamoDB also knows sets and bytes, which an event cannot carry. */
const isJson = (data: unknown): data is JsonValue =>
  typeof data === 'object' && data !== null
    ? (Array.isArray(data) || Object.getPrototypeOf(data) === Object.prototype) && Object.values(data).every(isJson)
    : data === null || ['string', 'number', 'boolean'].includes(typeof data);
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
/** A field with what it was and is, or of a new thing with what it is. */
const change = z.tuple([z.string(), value], value);
const journalSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  at: z.string(),
  actor: z.object({
    kind: z.enum(['administrator', 'machine', 'user', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  }),
  action: z.enum(actions),
  entityId: z.string(),
  entityName: z.string(),
  changes: z.array(
    // The second is how entries were written at first.
    z.union([change.transform(changeFrom), z.object({ field: z.string(), before: value, after: value })]),
  ),
  data: z.record(z.string(), z.custom<JsonValue>(isJson)),
  // What a later release writes may be of another kind: the activity log shows the entry, and `arm-bell` fails with it.
  wakes: z
    .record(z.string(), z.array(z.string()))
    .transform((wakes) => wakes as Wakes)
    .optional(),
  requestId: z.string(),
});

/** A change as a list: an entry is written three times, to the table and both indexes, and each KB of it counts. */
const changeItem = ({ field, before, after }: Change): readonly FieldValue[] =>
  before === null ? [field, after] : [field, before, after];

function changeFrom([field, ...values]: readonly [string, ...FieldValue[]]): Change {
  const [before = null, after = null] = values.length === 1 ? [null, ...values] : values;
  return { field, before, after };
}

/** An entry as an item. `kind` and `wokenKinds` are what the stream's filters look at. @throws Error when its data is too long */
export function journalItem(organization: OrganizationId, entry: JournalEntry): Key & Item {
  const { id, changes, ...told } = entry;
  if (Buffer.byteLength(JSON.stringify(entry.data)) > longestDataBytes)
    throw new Error(`the data of ${entry.action} has more than ${longestDataBytes} bytes`);
  const systems = isSystemsOwn(entry.action);
  return {
    ...(systems ? keys.systemJournal : keys.journal)(organization, id),
    kind: 'journal',
    entityKey: (systems ? systemEntityPartition : entityPartition)(organization, entry.entityId),
    actorKey: entry.actor.id === null ? undefined : actorPartition(organization, entry.actor.id),
    ...told,
    wokenKinds: wokenKindsOf(entry),
    changes: changes.map(changeItem),
    expiresAtEpochSeconds: Math.floor(Date.parse(entry.at) / 1000) + (systems ? systemKeptSeconds : keptSeconds),
  };
}

/** A string, for a filter of the stream cannot ask for a map. */
function wokenKindsOf({ wakes = {} }: JournalEntry): string | undefined {
  const kinds = Object.entries(wakes).flatMap(([kind, ids]) => (ids.length > 0 ? [kind] : []));
  return kinds.length > 0 ? kinds.join(' ') : undefined;
}

/** An entry from its item, with the organisation that it belongs to. @throws ZodError when the item is none. */
export function parseJournalItem(item: Item): { organizationId: OrganizationId; entry: JournalEntry } {
  const { pk, sk, ...told } = journalSchema.parse(item);
  return { organizationId: ownerOf(pk), entry: { id: idFrom('act', sk), ...told } };
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** The last entry read, to go on after; null when there is nothing more. */
  readonly last: ActivityId | null;
}

/**
 * J1, J2, J4 What was done in an organisation, to one thing in it, or by one caller; newest first. Query, 25 entries ≈ 2 RCU.
 * Asked for both thing and caller, it reads what was done to the thing: a page may be shorter than `limit`.
 */
export async function listJournal(
  table: Table,
  organization: OrganizationId,
  asked: {
    readonly entityId?: string | undefined;
    readonly actorId?: string | undefined;
    /** What the system did by itself, and nothing else; it is no actor with an id. */
    readonly system?: boolean | undefined;
    /** ULIDs, both included. */
    readonly between?: readonly [string, string] | undefined;
    readonly after?: ActivityId | undefined;
    readonly limit: number;
  },
): Promise<JournalPage> {
  const { pk } = (asked.system ? keys.systemJournal : keys.journal)(organization, idFrom('act', ''));
  const { items, last } = await query(table, {
    ...whereFrom(organization, pk, asked),
    between: asked.between,
    after: asked.after && { pk, sk: ulidOf(asked.after) },
    limit: asked.limit,
    newestFirst: true,
  });
  const entries = items.map((item) => parseJournalItem(item).entry);
  return {
    entries: asked.actorId === undefined ? entries : entries.filter(({ actor }) => actor.id === asked.actorId),
    last: last && idFrom('act', last.sk),
  };
}

const whereFrom = (
  organization: OrganizationId,
  pk: string,
  { entityId, actorId, system }: Pick<Parameters<typeof listJournal>[2], 'entityId' | 'actorId' | 'system'>,
): { index?: Index; partition: string } => {
  const entitys = system ? systemEntityPartition : entityPartition;
  if (entityId !== undefined) return { index: 'byEntity', partition: entitys(organization, entityId) };
  if (actorId !== undefined) return { index: 'byActor', partition: actorPartition(organization, actorId) };
  return { partition: pk };
};

/** J6 Whether an entry was written: a repeated request asks for its own. GetItem, consistent. */
export async function isJournaled(table: Table, organization: OrganizationId, id: ActivityId): Promise<boolean> {
  return (await getItem(table, keys.journal(organization, id))) !== null;
}

/** J3 Entries of one organisation between two ULIDs, oldest first, people's or the system's, for the replay of what was missed. */
export async function* listJournalBetween(
  table: Table,
  organization: OrganizationId,
  of: 'journal' | 'systemJournal',
  between: readonly [from: string, to: string],
): AsyncGenerator<Item> {
  const { pk } = keys[of](organization, idFrom('act', ''));
  let after: Key | undefined;
  do {
    const { items, last } = await query(table, { partition: pk, between, after, limit: 100, consistent: true });
    yield* items;
    after = last ?? undefined;
  } while (after);
}

/**
 * J5 Takes a person out of the journal: the entries remain, with when and what, but without names and values.
 * @returns the ids of what the person did something to
 */
export async function eraseFromJournal(
  table: Table,
  organization: OrganizationId,
  person: string,
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  const about = { index: 'byEntity', partition: entityPartition(organization, person) } as const;
  const by = { index: 'byActor', partition: actorPartition(organization, person) } as const;
  await eachEntry(table, about, async (key, { entityName }) => {
    if (entityName === '') return;
    await updateItem(table, key, {
      UpdateExpression: 'SET entityName = :nobody, changes = :nothing',
      ConditionExpression: 'attribute_exists(pk)',
      values: { ':nobody': '', ':nothing': [] },
    });
  });
  await eachEntry(table, by, async (key, { actor, entityId }) => {
    changed.add(entityId);
    if (actor.name === '') return;
    await updateItem(table, key, {
      UpdateExpression: 'SET actor.#name = :nobody',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': 'name' },
      values: { ':nobody': '' },
    });
  });
  return changed;
}

/** Does something with every entry, ten at a time. What was done before a run died is met again and must be cheap. */
async function eachEntry(
  table: Table,
  partition: { readonly index: Index; readonly partition: string },
  act: (key: Key, entry: JournalEntry) => Promise<void>,
): Promise<void> {
  let after: Key | undefined;
  do {
    const { items, last } = await query(table, { ...partition, limit: 100, after });
    for (let from = 0; from < items.length; from += 10) {
      const some = items.slice(from, from + 10);
      await Promise.all(
        some.map((item) => act({ pk: String(item.pk), sk: String(item.sk) }, parseJournalItem(item).entry)),
      );
    }
    after = last ?? undefined;
  } while (after);
}
