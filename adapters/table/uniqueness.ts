/** Logins and numbers that are unique in an organisation: the error of a transaction that needs one which is taken. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { getItem, type Item, type Table } from './client.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { keys } from './keys.ts';
import { idSchema } from './stored-values.ts';
import type { TargetId } from './target-items.ts';
import { bearsUser } from './user-search.ts';

const userRow = z.object({ f: z.string(), l: z.string() });
const targetRow = z.object({ target: z.union([idSchema('grp'), idSchema('mnu')]) });

/** A login or number that another user, a group or a menu has. */
export class LoginOrNumberTaken extends DomainError {
  readonly field: string;
  /** The name of who has it; empty as long as only `target` is known. */
  readonly owner: string;
  /** The group or menu, whose name the command adds: `functions/shared/number-owners.ts`. Null: a user has it, or the name is there. */
  readonly target: TargetId | null;

  constructor(field: string, code: 'login-taken' | 'number-taken', owner: string, target: TargetId | null = null) {
    super(code, { errors: [{ field, code, values: { owner } }] });
    this.field = field;
    this.owner = owner;
    this.target = target;
  }
}

/** The name of a group or menu that has a number; null: it was deleted meanwhile. GetItem, consistent, 1 read unit. */
export async function findOwnerName(
  table: Table,
  organization: OrganizationId,
  owner: TargetId,
): Promise<string | null> {
  const item = await getItem(table, keys.target(organization, owner));
  return item && z.string().parse(item.name);
}

/**
 * The error for a login or number that another user, a group or a menu has.
 * @param field in the request
 * @param existing its uniqueness item; null: it is free by now
 * @param code when a user has it
 */
export function loginOrNumberTaken(
  field: string,
  existing: Item | null,
  code: 'login-taken' | 'number-taken',
): LoginOrNumberTaken | ConcurrentWrite {
  if (existing === null) return new ConcurrentWrite('uniqueness item');
  if (!bearsUser(existing)) return new LoginOrNumberTaken(field, 'number-taken', '', targetRow.parse(existing).target);
  const { f, l } = userRow.parse(existing);
  return new LoginOrNumberTaken(field, code, `${f} ${l}`);
}
