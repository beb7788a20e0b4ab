/** What falls due at a moment: the attributes by which the sparse indexes `byDue` and `byOrganizationDue` find it. */
import { ulidOf, type OrganizationId } from '../../domain/ids.ts';
import { toInstant, type EpochMilliseconds } from '../../domain/local-date.ts';
import type { Item } from './client.ts';
import { duePartition, dueShards, organizationDuePartition } from './keys.ts';

/** For an item about which something is due. `id` is the thing's own: it spreads the shards and tells doubles of a moment apart. */
export const dueAttributes = (organization: OrganizationId, id: string, moment: EpochMilliseconds): Item => ({
  organizationId: organization,
  dueShard: duePartition(shardOf(id)),
  dueOrganization: organizationDuePartition(organization),
  dueAt: `${toInstant(moment)}#${ulidOf(id)}`,
});

/** Spread evenly, and always the same for one id. */
const shardOf = (id: string): number => (id.codePointAt(id.length - 1) ?? 0) % dueShards;
