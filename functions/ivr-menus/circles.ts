/** That menus do not lead in a circle: what lies ahead of a menu's keys is read, and must be the same when the menu is written. */
import type { Table } from '../../adapters/table/client.ts';
import { findMenuNumbers } from '../../adapters/table/menu-numbers.ts';
import { findTarget } from '../../adapters/table/schedule-targets.ts';
import type { FieldError } from '../../domain/domain-error.ts';
import type { IvrMenuId, OrganizationId } from '../../domain/ids.ts';
import {
  findCircles,
  keyNumbers,
  menuPointers,
  type CircleGuards,
  type IvrMenu,
  type MenusAhead,
} from '../../domain/ivr-menu.ts';
import type { E164 } from '../../domain/phone-number.ts';

/** The menus that keys lead to, by id or by a number of theirs, those that theirs lead to, and so on: each once, all that are as far away at once. */
export async function readAhead(
  table: Table,
  organization: OrganizationId,
  keys: IvrMenu['keys'],
): Promise<MenusAhead<IvrMenu>> {
  const menus = new Map<IvrMenuId, IvrMenu | null>();
  const owners = new Map<E164, IvrMenuId | null>();
  let ids = unread(menus, idsIn(keys));
  let numbers = unread(owners, keyNumbers(keys));
  while (ids.length + numbers.length > 0) {
    const [found, foundOwners] = await Promise.all([
      Promise.all(ids.map((id) => findTarget(table, organization, id))),
      findMenuNumbers(table, organization, numbers),
    ]);
    for (const [place, id] of ids.entries()) menus.set(id, found[place] ?? null);
    for (const number of numbers) owners.set(number, foundOwners.get(number) ?? null);
    const keysAhead = found.flatMap((menu) => (menu === null ? [] : [menu.keys]));
    ids = unread(menus, [...foundOwners.values(), ...keysAhead.flatMap(idsIn)]);
    numbers = unread(owners, keysAhead.flatMap(keyNumbers));
  }
  const there = new Map([...menus].flatMap(([id, menu]) => (menu === null ? [] : [[id, menu] as const])));
  // A menu that was deleted between the two reads has no number any more.
  const standing = [...owners].flatMap(([number, id]) => (id !== null && there.has(id) ? [[number, id] as const] : []));
  return { menus: there, numbers: new Map(standing) };
}

const idsIn = (keys: IvrMenu['keys']): readonly IvrMenuId[] => menuPointers(keys).map(({ id }) => id);

const unread = <Known>(known: ReadonlyMap<Known, unknown>, wanted: readonly Known[]): readonly Known[] =>
  [...new Set(wanted)].filter((one) => !known.has(one));

/** What is wrong with where a menu leads, and what its writing must find as it was. */
export function decideCircles(
  menu: IvrMenu,
  before: IvrMenu | null,
  ahead: MenusAhead<IvrMenu>,
): { readonly wrong: readonly FieldError[]; readonly guards: CircleGuards<IvrMenu> } {
  const { errors, guards } = findCircles(menu, before, ahead);
  return { wrong: [...errors, ...tooMany(guards)], guards };
}

/** A transaction has 100 items (DynamoDB's quota); twelve keys take up to 36 of them, what else is written a handful. */
const mostGuards = 50;

const tooMany = ({ menus, numbers }: CircleGuards<IvrMenu>): readonly FieldError[] =>
  menus.length + numbers.length > mostGuards ? [{ field: 'keys', code: 'too-many', values: { most: mostGuards } }] : [];
