/** N4 Who has a number in an organisation, by the uniqueness items of numbers: for the numbers that an organisation had before they were pooled. */
import * as z from 'zod';
import { idFrom, isId, ulidOf, type OrganizationId, type UserId } from '../../domain/ids.ts';
import type { E164 } from '../../domain/phone-number.ts';
import type { NumberHolder } from '../../domain/pool-number.ts';
import { getItem, getItems, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { numberKey } from './menu-numbers.ts';
import { idSchema } from './stored-values.ts';
import { findOwnerName, LoginOrNumberTaken, loginOrNumberTaken } from './uniqueness.ts';
import { bearsUser } from './user-search.ts';

const ofUser = z.object({ i: z.string() });
const ofTarget = z.object({ target: z.union([idSchema('grp'), idSchema('mnu')]) });

const holderOf = (row: Item): NumberHolder =>
  bearsUser(row) ? idFrom('usr', ofUser.parse(row).i) : ofTarget.parse(row).target;

/** N4 The users, groups and menus that have some numbers, at most 100. BatchGetItem, consistent, 1 RCU each. */
export async function findNumberHolders(
  table: Table,
  organization: OrganizationId,
  numbers: readonly E164[],
): Promise<ReadonlyMap<E164, NumberHolder>> {
  const rows = await getItems(
    table,
    numbers.map((number) => numberKey(organization, number)),
  );
  return new Map(
    numbers.flatMap((number, place) => {
      const row = rows[place] ?? null;
      return row === null ? [] : [[number, holderOf(row)] as const];
    }),
  );
}

/** N4 The name of who has a number, when that is not this user; null: nobody else. GetItem, consistent, 1 RCU; 1 more for a group or menu. */
export async function findOtherOwner(
  table: Table,
  organization: OrganizationId,
  number: E164,
  user: UserId,
): Promise<string | null> {
  const row = await getItem(table, numberKey(organization, number));
  if (row === null || holderOf(row) === user) return null;
  const taken = loginOrNumberTaken('number', row, 'number-taken');
  if (!(taken instanceof LoginOrNumberTaken)) return null;
  return taken.target === null ? taken.owner : findOwnerName(table, organization, taken.target);
}

/** N4 The condition that a number still has the holder that was read; null: nobody. Rejects with ConcurrentWrite. */
export const heldBy = (organization: OrganizationId, number: E164, holder: NumberHolder | null): Write => ({
  check: numberKey(organization, number),
  ...(holder === null
    ? { condition: 'attribute_not_exists(pk)' }
    : isId('usr', holder)
      ? { condition: 'i = :holder', values: { ':holder': ulidOf(holder) } }
      : { condition: '#target = :holder', names: { '#target': 'target' }, values: { ':holder': holder } }),
  rejectWith: () => new ConcurrentWrite('holder of a number'),
});

/** N4 The condition that nobody in the organisation has a number, or the user has it. Rejects with LoginOrNumberTaken at a field. */
export const nobodyElseHas = (
  organization: OrganizationId,
  number: E164,
  { user, field }: { readonly user: UserId; readonly field: string },
): Write => ({
  check: numberKey(organization, number),
  condition: 'attribute_not_exists(pk) OR i = :user',
  values: { ':user': ulidOf(user) },
  rejectWith: (existing) => loginOrNumberTaken(field, existing, 'number-taken'),
});
