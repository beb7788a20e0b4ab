import type { Table } from '../../../adapters/table/client.ts';
import { readNames } from '../../../adapters/table/references.ts';
import type { Target, TargetId } from '../../../adapters/table/target-items.ts';
import { isId, type OrganizationId } from '../../../domain/ids.ts';
import { destinationPointers, differingKeys } from '../../../domain/ivr-menu.ts';

/** What the groups and menus are called that differing keys of a menu lead to: what the journal tells of them. */
export async function destinationNames(
  table: Table,
  organization: OrganizationId,
  ...[one, other]: readonly [Target, Target?]
): Promise<ReadonlyMap<string, string>> {
  const keysOf = (target: Target | undefined) => (target !== undefined && 'keys' in target ? target.keys : {});
  const differing = [differingKeys(keysOf(one), keysOf(other)), differingKeys(keysOf(other), keysOf(one))];
  const ids = differing.flatMap(destinationPointers).flatMap(({ id }): TargetId[] => (isId('usr', id) ? [] : [id]));
  return readNames(table, organization, [...new Set(ids)]);
}
