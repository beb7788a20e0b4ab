import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFrom, type IvrMenuId } from '../../domain/ids.ts';
import {
  destinationPointers,
  findCircles,
  inKeyOrder,
  menuMessages,
  menuKeys,
  type Destination,
  type IvrMenu,
  type MenuNode,
  type MenusAhead,
} from '../../domain/ivr-menu.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { menuId } from '../build/schedule-target.ts';
import { phone, userId } from '../build/user.ts';

const toMenu = (place: number): Destination => ({ kind: 'ivr-menu', id: menuId(place) });

/** A menu whose keys 1, 2, 3 … lead to the menus of these places. */
const leading = (place: number, to: readonly number[]): MenuNode => ({
  id: menuId(place),
  name: `Meny ${place}`,
  number: null,
  keys: Object.fromEntries(to.map((each, index) => [menuKeys[index], toMenu(each)])),
});
const house = (...menus: readonly MenuNode[]): MenusAhead<MenuNode> => ({
  menus: new Map(menus.map((menu) => [menu.id, menu])),
  numbers: new Map(menus.flatMap(({ id, number }) => (number === null ? [] : [[number, id] as const]))),
});
const was = (menu: MenuNode, keys: IvrMenu['keys']): MenuNode => ({ ...menu, keys });
const refusal = (menu: MenuNode, before: IvrMenu['keys'], ahead: MenusAhead<MenuNode>) =>
  findCircles(menu, was(menu, before), ahead).errors;

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
    const { guards } = findCircles(leading(1, [2, 4]), was(leading(1, []), before), menus);
    expect([guards.menus.map(({ id }) => id), guards.numbers]).toEqual([[menuId(4), menuId(5)], []]);
    const none = { errors: [], guards: { menus: [], numbers: [] } };
    expect(findCircles(leading(1, [2]), leading(1, [2]), house())).toEqual(none);
  });
});

describe('a menu that leads to numbers', () => {
  const [own, other, nobodys] = [numberOf(1), numberOf(2), numberOf(3)];
  const toNumber = (number: E164): Destination => ({ kind: 'number', number });
  /** A menu with a number, whose keys 1, 2 … lead to numbers. */
  const calling = (place: number, number: E164 | null, to: readonly E164[]): MenuNode => ({
    ...leading(place, []),
    number,
    keys: Object.fromEntries(to.map((each, index) => [menuKeys[index], toNumber(each)])),
  });

  it('does not lead to its own, nor to one that leads back', () => {
    const ahead = house(calling(1, own, []), calling(2, other, [own]));
    expect(findCircles(calling(1, own, [own, other]), calling(1, own, []), ahead).errors).toEqual([
      { field: 'keys.1.number', code: 'points-to-itself' },
      { field: 'keys.2.number', code: 'points-in-a-circle', values: { path: 'Meny 1 → Meny 2 → Meny 1' } },
    ]);
  });

  it('does not take a number that leads to it already', () => {
    const ahead = house(calling(1, null, [other]), calling(2, other, [nobodys]));
    const circle = [{ field: 'keys.1.number', code: 'points-in-a-circle' }];
    expect(findCircles(calling(1, nobodys, [other]), calling(1, null, [other]), ahead).errors).toMatchObject(circle);
    expect(findCircles(calling(1, nobodys, [other]), null, ahead).errors).toMatchObject(circle);
    expect(findCircles(calling(1, own, [other]), null, ahead).errors).toEqual([]);
  });

  it('leads to the number that it gives up as to any other', () => {
    const ahead = house(calling(1, own, []));
    expect(findCircles(calling(1, null, [own]), calling(1, own, []), ahead).errors).toEqual([]);
  });

  it('rests upon the numbers ahead that are no menu’s', () => {
    const ahead = house(calling(1, null, []), calling(2, other, [nobodys]));
    const { guards } = findCircles(calling(1, null, [other]), calling(1, null, []), ahead);
    expect([guards.menus.map(({ id }) => id), guards.numbers]).toEqual([[menuId(2)], [nobodys]]);
  });
});

describe('menus that are changed one after the other', () => {
  it('never come to lead in a circle, by ids or by numbers', () => {
    const place = fc.nat({ max: 5 });
    const change = fc.record({
      place,
      number: fc.option(place),
      to: fc.array(fc.tuple(fc.boolean(), place), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const menus = new Map(Array.from({ length: 6 }, (_, each) => [menuId(each), leading(each, [])] as const));
        for (const { place: changed, number, to } of changes) {
          const before = menus.get(menuId(changed)) ?? leading(changed, []);
          const destinations = to.map(([byNumber, each]): Destination =>
            byNumber ? { kind: 'number', number: numberOf(each) } : toMenu(each),
          );
          const keys = Object.fromEntries(destinations.map((each, index) => [menuKeys[index], each]));
          const menu = { ...before, number: number === null ? null : numberOf(number), keys };
          const isTaken = [...menus.values()].some(
            (each) => each.id !== menu.id && each.number !== null && each.number === menu.number,
          );
          if (isTaken) continue;
          if (findCircles(menu, before, house(...menus.values())).errors.length === 0) menus.set(menu.id, menu);
        }
        for (const start of menus.keys()) expect(reachable(start, menus)).not.toContain(start);
      }),
    );
  });
});

const numberOf = (place: number): E164 => phone(`+4684650044${place}`);

/** All menus that can be reached from one, by brute force. */
function reachable(start: IvrMenuId, menus: ReadonlyMap<IvrMenuId, MenuNode>): ReadonlySet<string> {
  const next = (id: string): readonly string[] =>
    Object.values(menus.get(id as IvrMenuId)?.keys ?? {}).flatMap((to) =>
      to.kind === 'number'
        ? [...menus.values()].filter(({ number }) => number === to.number).map((menu) => menu.id)
        : [to.id],
    );
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
    expect(menuMessages({ greetingMessageId: null, keys })).toEqual([
      { field: 'keys.#.id', id: idFrom('msg', '1'.repeat(26)) },
    ]);
  });
});
