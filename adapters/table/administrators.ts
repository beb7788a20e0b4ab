/** The list of administrators in the table: A3 read, and written with whoever becomes or ceases to be one. */
import * as z from 'zod';
import { demandAdministratorLeft, administratorsWith, type Administrator } from '../../domain/administrators.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { User } from '../../domain/user.ts';
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

/**
 * A3 The write of the list that goes with a change of a user; null when the change does not touch it. GetItem, consistent, when it
 * may. @throws DomainError `last-administrator`
 */
export async function administratorsWrite(
  table: Table,
  organization: OrganizationId,
  change: { readonly before: User | null; readonly after: User; readonly now: EpochMilliseconds },
): Promise<Write | null> {
  if (administratorsWith([], change.before, change.after) === null) return null;
  const item = await getItem(table, keys.administrators(organization));
  const standing = item ? schema.parse(item) : { revision: 0, administrators: [] as readonly Administrator[] };
  const administrators = administratorsWith(standing.administrators, change.before, change.after);
  if (administrators === null) return null;
  demandAdministratorLeft(standing.administrators, administrators, change.now);
  return {
    put: { ...keys.administrators(organization), revision: standing.revision + 1, administrators },
    ...atRevision(standing.revision, 'list of administrators'),
  };
}
