/** T8 Numbers that belong to menus: a key that leads to one leads to the menu. */
import { isId, type IvrMenuId, type OrganizationId } from '../../domain/ids.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { loginKey } from '../../domain/user-search.ts';
import { getItem, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { ConcurrentWrite } from './concurrent-write.ts';

/** A number stands beside the logins and numbers of users: nobody can take another's. */
export const numberKey = (organization: OrganizationId, number: E164): Key =>
  keys.userSearch(organization, loginKey(number));

/** T8 Which of some numbers are menus', and whose. GetItem each, at once, consistent, 1 RCU each. */
export async function findMenuNumbers(
  table: Table,
  organization: OrganizationId,
  numbers: readonly E164[],
): Promise<ReadonlyMap<E164, IvrMenuId>> {
  const rows = await Promise.all(numbers.map((number) => getItem(table, numberKey(organization, number))));
  return new Map(
    numbers.flatMap((number, place) => {
      const owner = rows[place]?.target;
      return typeof owner === 'string' && isId('mnu', owner) ? [[number, owner] as const] : [];
    }),
  );
}

/** T8 That a number is no menu's still. */
export const menulessNumber = (organization: OrganizationId, number: E164): Write => ({
  check: numberKey(organization, number),
  condition: 'attribute_not_exists(#target) OR NOT begins_with(#target, :menu)',
  names: { '#target': 'target' },
  values: { ':menu': 'mnu_' },
  rejectWith: () => new ConcurrentWrite('group or menu'),
});
