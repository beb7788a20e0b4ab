/** The journal in the table: J1 what an organisation did, J2 what was done to one thing. Written only by `commit.ts`. */
import * as z from 'zod';
import type { ActivityId, OrganizationId } from '../../domain/ids.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import { actions, type JournalEntry } from '../../domain/journal.ts';
import { query, type Item, type Key, type Table } from './client.ts';
import { entityPartition, keys } from './keys.ts';

/** Kept for 25 months: the log is promised for 24. */
const keptSeconds = 760 * 24 * 3600;

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const journalSchema = z.object({
  organizationId: z.string(),
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
  changes: z.array(z.object({ field: z.string(), before: value, after: value })),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  requestId: z.string(),
});

/** An entry as an item. `kind` is what the stream's filter looks at. */
export function journalItem(organization: OrganizationId, entry: JournalEntry): Key & Item {
  const { id, ...told } = entry;
  return {
    ...keys.journal(organization, id),
    kind: 'journal',
    organizationId: organization,
    entityKey: entityPartition(organization, entry.entityId),
    ...told,
    expiresAtEpochSeconds: Math.floor(Date.parse(entry.at) / 1000) + keptSeconds,
  };
}

/** An entry from its item, with the organisation that it belongs to. @throws ZodError when the item is none. */
export function parseJournalItem(item: Item): { organizationId: OrganizationId; entry: JournalEntry } {
  const { organizationId, sk, ...told } = journalSchema.parse(item);
  return { organizationId: organizationId as OrganizationId, entry: { id: idFrom('act', sk), ...told } };
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** The last entry read, to go on after; null when there is nothing more. */
  readonly last: ActivityId | null;
}

/** J1, J2 What was done in an organisation, or to one thing in it; newest first. Query, 25 entries ≈ 2 RCU. */
export async function listJournal(
  table: Table,
  organization: OrganizationId,
  asked: { readonly entityId?: string | undefined; readonly after?: ActivityId | undefined; readonly limit: number },
): Promise<JournalPage> {
  const { pk } = keys.journal(organization, idFrom('act', ''));
  const { items, last } = await query(table, {
    ...(asked.entityId === undefined
      ? { partition: pk }
      : { index: 'byEntity' as const, partition: entityPartition(organization, asked.entityId) }),
    after: asked.after && { pk, sk: ulidOf(asked.after) },
    limit: asked.limit,
    newestFirst: true,
  });
  return {
    entries: items.map((item) => parseJournalItem(item).entry),
    last: last && idFrom('act', last.sk),
  };
}

/** J3 Entries of one organisation between two ULIDs, oldest first, for the replay of what the bus missed. */
export async function listJournalBetween(
  table: Table,
  organization: OrganizationId,
  between: readonly [from: string, to: string],
  after: Key | undefined,
): Promise<{ items: readonly Item[]; last: Key | null }> {
  const { pk } = keys.journal(organization, idFrom('act', ''));
  return query(table, { partition: pk, between, after, limit: 100, consistent: true });
}
