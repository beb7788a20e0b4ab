import * as z from 'zod';
import { listTargets } from '../../../adapters/table/schedule-targets.ts';
import type { TargetsByKind } from '../../../adapters/table/target-items.ts';
import type { TargetKind } from '../../../domain/schedule-target.ts';
import { collationKey } from '../../../domain/swedish-collation.ts';
import { hasForbiddenCharacters, plainText } from '../../../domain/text.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import type { CommonRequest, OrganizationReader } from '../../request.ts';
import type { TargetsPowers } from './powers.ts';

type Listing = CommonRequest &
  OrganizationReader & {
    readonly query: {
      readonly q?: string | undefined;
      readonly limit: number;
      readonly cursor?: string | undefined;
    };
  };

/** A page of groups or menus in Swedish order: all, or those whose name begins as was typed. */
export async function listByName<Kind extends TargetKind>(
  { organizationId, query: { q = '', limit, cursor } }: Listing,
  { table }: TargetsPowers,
  kind: Kind,
): Promise<{ targets: readonly TargetsByKind[Kind][]; nextCursor: string | null }> {
  const scope = [organizationId, kind, q];
  const after = fromCursor(scope, cursor, z.string());
  const name = plainText(q);
  // No name has such characters, and the table takes no half of a surrogate pair.
  if (hasForbiddenCharacters(name)) return { targets: [], nextCursor: null };
  const prefix = collationKey(name);
  const { targets, next } = await listTargets(table, organizationId, kind, { prefix, after, limit });
  return { targets, nextCursor: toCursor(scope, next) };
}
