/**
 * What time makes due, of whatever kind: D1 of all organisations, for the reconciler; D2 of one, for the bell and the lists of numbers; D3 what comes next in
 * one. Two sparse indexes over the same moments. An item is due when it has {@link dueAttributes},
 * which are all that the indexes hold of it.
 */
import type { DueIds, DueKind } from '../../domain/due.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { toInstant, type EpochMilliseconds } from '../../domain/local-date.ts';
import { query, type Item, type Key, type Table } from './client.ts';
import { duePartition, dueShards, organizationDuePartition } from './keys.ts';

/** Something about which something is due: what, of which kind, and when it was or is. */
export interface Due<Kind extends DueKind = DueKind> {
  readonly organizationId: OrganizationId;
  readonly kind: Kind;
  readonly id: DueIds[Kind];
  readonly at: EpochMilliseconds;
}

/** For an item about which something is due. The id spreads the shards, and distinguishes items that are due at one moment. */
export const dueAttributes = <Kind extends DueKind>({ organizationId, kind, id, at }: Due<Kind>): Item => ({
  organizationId,
  dueKind: kind,
  dueShard: duePartition(shardOf(id)),
  dueOrganization: organizationDuePartition(organizationId),
  dueAt: `${toInstant(at)}#${id}`,
});

/** Spread evenly, and always the same for one id. */
const shardOf = (id: string): number => (id.codePointAt(id.length - 1) ?? 0) % dueShards;

/** D1 What is due by now in one shard (0 to {@link dueShards} − 1) of all organisations, the longest overdue first. Query, pages of 100. */
export async function* listDue(table: Table, shard: number, now: EpochMilliseconds): AsyncGenerator<readonly Due[]> {
  yield* pages(table, { index: 'byDue', partition: duePartition(shard) }, now);
}

/** D2 What is due of one organisation by a moment, the longest overdue first. Query, pages of 100. */
export async function* listOrganizationDue(
  table: Table,
  organization: OrganizationId,
  by: EpochMilliseconds,
): AsyncGenerator<readonly Due[]> {
  yield* pages(table, { index: 'byOrganizationDue', partition: organizationDuePartition(organization) }, by);
}

/** D3 The first moment after another at which something of an organisation is due, or null. Query, one item. */
export async function nextDueAfter(
  table: Table,
  organization: OrganizationId,
  moment: EpochMilliseconds,
): Promise<EpochMilliseconds | null> {
  const { items } = await query(table, {
    index: 'byOrganizationDue',
    partition: organizationDuePartition(organization),
    between: [toInstant(moment + 1), latest],
    limit: 1,
  });
  return items[0] ? toDue(items[0]).at : null;
}

/** Above every moment; a moment's own things come before `~`. */
const latest = '~';

async function* pages(
  table: Table,
  from: { readonly index: 'byDue' | 'byOrganizationDue'; readonly partition: string },
  by: EpochMilliseconds,
): AsyncGenerator<readonly Due[]> {
  let after: Key | undefined;
  do {
    const { items, last } = await query(table, {
      ...from,
      between: ['0', `${toInstant(by)}${latest}`],
      limit: 100,
      after,
    });
    yield items.map(toDue);
    after = last ?? undefined;
  } while (after);
}

/** Parsed leniently: one item that cannot be read must not keep the others waiting. Its settler reads the item itself. */
function toDue({ organizationId, dueKind, dueAt }: Item): Due {
  const [at = '', id] = String(dueAt).split('#');
  return { organizationId, kind: dueKind, id, at: Date.parse(at) } as Due;
}
