/** Logins and numbers that are unique in an organisation: the error of a transaction that needs one which is taken. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import type { Item } from './client.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { idSchema } from './stored-values.ts';
import type { TargetId } from './target-items.ts';
import { bearsUser } from './user-search.ts';

const userRow = z.object({ f: z.string(), l: z.string() });
const targetRow = z.object({ target: z.union([idSchema('grp'), idSchema('mnu')]) });

/** A number that an answering group or a menu has. The command adds its name: `functions/shared/number-owners.ts`. */
export class NumberOfTarget extends DomainError {
  /** In the request. */
  readonly field: string;
  readonly owner: TargetId;

  constructor(field: string, owner: TargetId) {
    super('number-taken', { errors: [{ field, code: 'number-taken' }] });
    this.field = field;
    this.owner = owner;
  }
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
): DomainError | NumberOfTarget | ConcurrentWrite {
  if (existing === null) return new ConcurrentWrite('uniqueness item');
  if (!bearsUser(existing)) return new NumberOfTarget(field, targetRow.parse(existing).target);
  const { f, l } = userRow.parse(existing);
  return new DomainError(code, { errors: [{ field, code, values: { owner: `${f} ${l}` } }] });
}
