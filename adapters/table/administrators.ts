/** The list of administrators in the table: A3. */
import * as z from 'zod';
import type { Administrator } from '../../domain/administrators.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { getItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { atRevision } from './concurrent-write.ts';
import { idSchema } from './stored-values.ts';

const schema = z.object({
  revision: z.number(),
  administrators: z.array(
    z.object({
      id: idSchema('usr'),
      activeFrom: z.number().nullable(),
      activeUntil: z.number().nullable(),
    }),
  ),
});

/** The list as it was read. */
export interface AdministratorList {
  /** That the next write must still find; 0: there is no list yet. */
  readonly revision: number;
  readonly administrators: readonly Administrator[];
}

/** A3 The administrators of an organisation. GetItem, consistent. */
export async function readAdministrators(table: Table, organization: OrganizationId): Promise<AdministratorList> {
  const item = await getItem(table, keys.administrators(organization));
  return item ? schema.parse(item) : { revision: 0, administrators: [] };
}

/** A3 Writes the list, in the transaction that changes an administrator. */
export const administratorsWrite = (
  organization: OrganizationId,
  { revision }: AdministratorList,
  administrators: readonly Administrator[],
): Write => ({
  put: { ...keys.administrators(organization), revision: revision + 1, administrators },
  ...atRevision(revision, 'list of administrators'),
});
