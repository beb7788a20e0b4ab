/** What keeps a user, a group or a menu from being written as it was decided. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { getItem, type Item, type Table } from './client.ts';
import { keys } from './keys.ts';
import { bearsUser } from './user-search.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { idSchema } from './stored-values.ts';

/** An answering group or a menu points at the user who was to be deleted. */
export class UserInUse extends Error {
  override readonly name = 'UserInUse';
}

const userRow = z.object({ f: z.string(), l: z.string() });
const targetRow = z.object({ target: z.union([idSchema('grp'), idSchema('mnu')]) });

/**
 * The refusal of a login or number that somebody or something else of the organisation has, from the row that guards it. It says
 * whose it is; `field` is where it stands in the request. A group or menu is read for its name, 1 RCU.
 */
export async function taken(
  table: Table,
  organization: OrganizationId,
  field: string,
  existing: Item | null,
  code: 'login-taken' | 'number-taken',
): Promise<Error> {
  if (existing === null) return new ConcurrentWrite('uniqueness item');
  if (bearsUser(existing)) {
    const { f, l } = userRow.parse(existing);
    return new DomainError(code, { errors: [{ field, code, values: { owner: `${f} ${l}` } }] });
  }
  const item = await getItem(table, keys.target(organization, targetRow.parse(existing).target));
  // Deleted since: the number may be free by now.
  if (item === null) return new ConcurrentWrite('uniqueness item');
  const values = { owner: z.string().parse(item.name) };
  return new DomainError('number-taken', { errors: [{ field, code: 'number-taken', values }] });
}
