import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFrom, type IvrMenuId } from '../../domain/ids.ts';
import {
  destinationPointers,
  findCircles,
  inKeyOrder,
  keyMessages,
  keysTo,
  menuKeys,
  type Destination,
  type IvrMenu,
  type MenuNode,
} from '../../domain/ivr-menu.ts';
import { menuId } from '../build/schedule-target.ts';
import { phone, userId } from '../build/user.ts';

const toMenu = (place: number): Destination => ({ kind: 'ivr-menu', id: menuId(place) });

/** A menu whose keys 1, 2, 3 … lead to the menus of these places. */
const leading = (place: number, to: readonly number[]): MenuNode => ({
  id: menuId(place),
  name: `Meny ${place}`,
  keys: Object.fromEntries(to.map((each, index) => [menuKeys[index], toMenu(each)])),
});
const house = (...menus: readonly MenuNode[]) => new Map(menus.map((menu) => [menu.id, menu]));
const refusal = (menu: MenuNode, before: IvrMenu['keys'], menus: ReadonlyMap<IvrMenuId, MenuNode>) =>
  findCircles(menu, before, menus).errors;

describe('a menu', () => {
  it('does not lead to itself', () => {
    const menu = leading(1, [2, 1]);
    expect(refusal(menu, {}, house(leading(1, []), leading(2, [])))).toEqual([
      { field: 'keys.2.id', code: 'points-to-itself' },
    ]);
  });

  it('does not lead back to itself through others, and the shortest way is told', () => {
    const menus = house(leading(1, []), leading(2, [3, 4]), leading(3, [4]), leading(4, [5, 1]), leading(5, [1]));
    expect(refusal(leading(1, [5, 2]), {}, menus)).toEqual([
      { field: 'keys.1.id', code: 'points-in-a-circle', values: { path: 'Meny 1 → Meny 5 → Meny 1' } },
      { field: 'keys.2.id', code: 'points-in-a-circle', values: { path: 'Meny 1 → Meny 2 → Meny 4 → Meny 1' } },
    ]);
  });

  it('leads to menus that are there', () => {
    expect(refusal(leading(1, [2]), {}, house(leading(1, [])))).toEqual([
      { field: 'keys.1.id', code: 'unknown-reference' },
    ]);
  });

  it('may meet another menu on several ways', () => {
    const menus = house(leading(1, []), leading(2, [4]), leading(3, [4]), leading(4, []));
    expect(refusal(leading(1, [2, 3, 4]), {}, menus)).toEqual([]);
  });

  it('rests upon all menus that can be reached from where it newly leads, and no others', () => {
    const menus = house(leading(1, [2]), leading(2, [3]), leading(3, []), leading(4, [5]), leading(5, []));
    const before = leading(1, [2]).keys;
    const reached = findCircles(leading(1, [2, 4]), before, menus).reached.map(({ id }) => id);
    expect(reached).toEqual([menuId(4), menuId(5)]);
    expect(findCircles(leading(1, [2]), before, new Map())).toEqual({ errors: [], reached: [] });
  });
});

describe('menus that are changed one after the other', () => {
  it('never come to lead in a circle', () => {
    const change = fc.tuple(fc.nat({ max: 5 }), fc.array(fc.nat({ max: 5 }), { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        let menus = house(...Array.from({ length: 6 }, (_, place) => leading(place, [])));
        for (const [place, to] of changes) {
          const menu = leading(place, to);
          const before = menus.get(menu.id)?.keys ?? {};
          if (refusal(menu, before, menus).length === 0) menus = new Map([...menus, [menu.id, menu]]);
        }
        for (const start of menus.keys()) expect(reachable(start, menus)).not.toContain(start);
      }),
    );
  });
});

/** All menus that can be reached from one, by brute force. */
function reachable(start: IvrMenuId, menus: ReadonlyMap<IvrMenuId, MenuNode>): ReadonlySet<string> {
  const next = (id: string) => destinationPointers(menus.get(id as IvrMenuId)?.keys ?? {}).map((each) => each.id);
  let found = new Set<string>(next(start));
  for (let step = 0; step < menus.size; step += 1) found = new Set([...found, ...[...found].flatMap(next)]);
  return found;
}

describe('the keys of a menu', () => {
  const keys: IvrMenu['keys'] = {
    '#': { kind: 'message', id: idFrom('msg', '1'.repeat(26)) },
    '*': { kind: 'number', number: phone('+46701740605') },
    '2': { kind: 'answering-group', id: idFrom('grp', '2'.repeat(26)) },
    '1': { kind: 'user', id: userId(3) },
    '5': { kind: 'answering-group', id: idFrom('grp', '2'.repeat(26)) },
  };

  it('stand in one order, whichever they were given in', () => {
    expect(JSON.stringify(inKeyOrder(keys))).toBe(
      JSON.stringify(inKeyOrder(Object.fromEntries(Object.entries(keys).toReversed()))),
    );
  });

  it('point at users, groups and menus; messages and numbers are looked at apart', () => {
    expect(destinationPointers(keys).map(({ field }) => field)).toEqual(['keys.1.id', 'keys.2.id', 'keys.5.id']);
    expect(keyMessages(keys)).toEqual([{ field: 'keys.#.id', id: idFrom('msg', '1'.repeat(26)) }]);
    expect(keysTo(keys, idFrom('grp', '2'.repeat(26)))).toEqual(['2', '5']);
  });
});
