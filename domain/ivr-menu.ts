/** An IVR menu: a voice that says which key leads where. */
import { unknownReference, type FieldError } from './domain-error.ts';
import { isId, type AnsweringGroupId, type IvrMenuId, type UserId, type VoiceMessageId } from './ids.ts';
import type { E164 } from './phone-number.ts';
import type { Pointer, ScheduleTarget } from './schedule-target.ts';

/** The keys of a telephone. */
export const menuKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;
export type MenuKey = (typeof menuKeys)[number];

/** Where a key leads. */
export type Destination =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'answering-group'; readonly id: AnsweringGroupId }
  | { readonly kind: 'ivr-menu'; readonly id: IvrMenuId }
  | { readonly kind: 'number'; readonly number: E164 }
  | { readonly kind: 'message'; readonly id: VoiceMessageId };

export interface IvrMenu extends ScheduleTarget {
  readonly id: IvrMenuId;
  /** What the voice says; null: the PBX's own announcement. */
  readonly greetingMessageId: VoiceMessageId | null;
  readonly keys: Readonly<Partial<Record<MenuKey, Destination>>>;
}

type Keys = IvrMenu['keys'];

/** The keys that lead somewhere, in the order in which a telephone has them. */
const destinationsOf = (keys: Keys): readonly (readonly [MenuKey, Destination])[] =>
  menuKeys.flatMap((key) => {
    const destination = keys[key];
    return destination === undefined ? [] : [[key, destination] as const];
  });

/** The same keys in the order of a telephone: equal ones are written equally. */
export const inKeyOrder = (keys: Keys): Keys => Object.fromEntries(destinationsOf(keys));

/** Of some keys those that lead elsewhere than the same of others do. */
export const differingKeys = (keys: Keys, others: Keys): Keys =>
  Object.fromEntries(
    destinationsOf(keys).filter(([key, destination]) => JSON.stringify(destination) !== JSON.stringify(others[key])),
  );

/** The users, groups and menus that keys lead to. */
export const destinationPointers = (keys: Keys): readonly Pointer<UserId | AnsweringGroupId | IvrMenuId>[] =>
  destinationsOf(keys).flatMap(([key, { kind, ...destination }]) =>
    'id' in destination && kind !== 'message'
      ? [{ field: `keys.${key}.id`, id: destination.id as UserId | AnsweringGroupId | IvrMenuId }]
      : [],
  );

/** The voice messages that a menu plays: by itself, and its keys. */
export const menuMessages = ({
  greetingMessageId,
  keys,
}: Pick<IvrMenu, 'greetingMessageId' | 'keys'>): readonly Pointer<VoiceMessageId>[] => [
  ...(greetingMessageId === null ? [] : [{ field: 'greetingMessageId', id: greetingMessageId }]),
  ...destinationsOf(keys).flatMap(([key, destination]) =>
    destination.kind === 'message' ? [{ field: `keys.${key}.id`, id: destination.id }] : [],
  ),
];

/** Of a menu what it takes to follow its keys. */
export type MenuNode = Pick<IvrMenu, 'id' | 'name' | 'number' | 'keys'>;

/** What lies ahead of keys. */
export interface MenusAhead<Node extends MenuNode> {
  readonly menus: ReadonlyMap<IvrMenuId, Node>;
  /** Numbers of menus. Others lead out of the organisation, or to somebody who answers. */
  readonly numbers: ReadonlyMap<E164, IvrMenuId>;
}

/** What it rests upon that no circle closes: that these menus stay as they are, and that these numbers become no menu's. */
export interface CircleGuards<Node extends MenuNode> {
  readonly menus: readonly Node[];
  readonly numbers: readonly E164[];
}

/** Where keys lead that may lead on: to a menu, by its id or its number, or to a number that is no menu's. */
type Place = IvrMenuId | E164;

const isMenu = (place: Place): place is IvrMenuId => isId('mnu', place);

/**
 * Looks for keys of a menu that lead back to it, or to menus that are not there. A caller would never get out, and whoever drew it did
 * not mean it.
 * @param before the menu as it was; null: it is new
 * @param ahead all that can be reached
 * @returns every key that is wrong; and what the answer rests upon: what can be reached from keys that did not lead there before, or from
 * all of them once the menu has a number that others may have led to
 */
export function findCircles<Node extends MenuNode>(
  menu: MenuNode,
  before: MenuNode | null,
  ahead: MenusAhead<Node>,
): { readonly errors: readonly FieldError[]; readonly guards: CircleGuards<Node> } {
  const errors: FieldError[] = [];
  const passed = new Set<Place>();
  const known = { menus: ahead.menus, numbers: numbersWith(menu, before, ahead.numbers) };
  const mayBeLedTo = before !== null && (menu.number === null || menu.number === before.number);
  const old = new Set(mayBeLedTo ? placesOf(before.keys, known.numbers).map(({ place }) => place) : []);
  for (const { field, place } of placesOf(menu.keys, known.numbers)) {
    if (old.has(place)) continue;
    const way = place === menu.id ? [] : wayBack(place, menu.id, known, passed);
    if (place === menu.id) errors.push({ field, code: 'points-to-itself' });
    else if (isMenu(place) && !known.menus.has(place)) errors.push(unknownReference(field));
    else if (way !== null) {
      const path = [menu, ...way, menu].map(({ name }) => name).join(' → ');
      errors.push({ field, code: 'points-in-a-circle', values: { path } });
    }
  }
  const menus = [...passed].flatMap((place) => (isMenu(place) ? (known.menus.get(place) ?? []) : []));
  return { errors, guards: { menus, numbers: [...passed].filter((place): place is E164 => !isMenu(place)) } };
}

/** Whose numbers are whose once the menu is as it is to be. */
function numbersWith(
  menu: MenuNode,
  before: MenuNode | null,
  numbers: ReadonlyMap<E164, IvrMenuId>,
): ReadonlyMap<E164, IvrMenuId> {
  const after = new Map(numbers);
  if (before !== null && before.number !== null) after.delete(before.number);
  if (menu.number !== null) after.set(menu.number, menu.id);
  return after;
}

/** The menus that keys lead to by id. */
export const menuPointers = (keys: Keys): readonly Pointer<IvrMenuId>[] =>
  destinationsOf(keys).flatMap(([key, destination]) =>
    destination.kind === 'ivr-menu' ? [{ field: `keys.${key}.id`, id: destination.id }] : [],
  );

/** The numbers that keys lead to. */
export const keyNumbers = (keys: Keys): readonly E164[] =>
  destinationsOf(keys).flatMap(([, destination]) => (destination.kind === 'number' ? [destination.number] : []));

/** Of the numbers that keys lead to, those outside Sweden. */
export const foreignNumbers = (keys: Keys): readonly E164[] =>
  keyNumbers(keys).filter((number) => !number.startsWith('+46'));

const placesOf = (
  keys: Keys,
  numbers: ReadonlyMap<E164, IvrMenuId>,
): readonly { readonly field: string; readonly place: Place }[] =>
  destinationsOf(keys).flatMap(([key, destination]) => {
    if (destination.kind === 'ivr-menu') return [{ field: `keys.${key}.id`, place: destination.id }];
    if (destination.kind !== 'number') return [];
    const { number } = destination;
    return [{ field: `keys.${key}.number`, place: numbers.get(number) ?? number }];
  });

/** The menus on the shortest way from one place to a menu; null when there is none. All that was passed is added to `passed`. */
function wayBack<Node extends MenuNode>(
  from: Place,
  to: IvrMenuId,
  { menus, numbers }: MenusAhead<Node>,
  passed: Set<Place>,
): readonly Node[] | null {
  const cameFrom = new Map<Place, Place | null>([[from, null]]);
  for (const place of cameFrom.keys()) {
    passed.add(place);
    const node = isMenu(place) ? menus.get(place) : undefined;
    for (const { place: next } of placesOf(node?.keys ?? {}, numbers)) {
      if (next === to) return wayTo(place, cameFrom, menus);
      if (!cameFrom.has(next)) cameFrom.set(next, place);
    }
  }
  return null;
}

function wayTo<Node extends MenuNode>(
  place: Place,
  cameFrom: ReadonlyMap<Place, Place | null>,
  menus: ReadonlyMap<IvrMenuId, Node>,
): readonly Node[] {
  const node = isMenu(place) ? menus.get(place) : undefined;
  const before = cameFrom.get(place) ?? null;
  return [...(before === null ? [] : wayTo(before, cameFrom, menus)), ...(node === undefined ? [] : [node])];
}
