/** An IVR menu: a voice that says which key leads where. */
import type { FieldError } from './domain-error.ts';
import type { AnsweringGroupId, IvrMenuId, UserId, VoiceMessageId } from './ids.ts';
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

/** The voice messages that a menu's keys play. */
export const keyMessages = (keys: Keys): readonly Pointer<VoiceMessageId>[] =>
  destinationsOf(keys).flatMap(([key, destination]) =>
    destination.kind === 'message' ? [{ field: `keys.${key}.id`, id: destination.id }] : [],
  );

/** The keys of a menu that lead to one thing. */
export const keysTo = (keys: Keys, id: string): readonly MenuKey[] =>
  destinationsOf(keys).flatMap(([key, destination]) => ('id' in destination && destination.id === id ? [key] : []));

/** Of a menu what it takes to follow its keys. */
export type MenuNode = Pick<IvrMenu, 'id' | 'name' | 'keys'>;

/**
 * Looks for keys of a menu that lead back to it, or to menus that are not there. A caller would never get out, and whoever drew it did
 * not mean it.
 * @param menus those that can be reached, by id; the menu itself as it was
 * @returns every key that is wrong; and the other menus that can be reached from keys that did not lead to theirs before: what the
 * answer rests upon
 */
export function findCircles<Node extends MenuNode>(
  menu: MenuNode,
  before: Keys,
  menus: ReadonlyMap<IvrMenuId, Node>,
): { readonly errors: readonly FieldError[]; readonly reached: readonly Node[] } {
  const errors: FieldError[] = [];
  const reached = new Map<IvrMenuId, Node>();
  const known = new Set(menuPointers(before).map(({ id }) => id));
  for (const { field, id } of menuPointers(menu.keys)) {
    if (known.has(id)) continue;
    const way = id === menu.id ? [] : wayBack(id, menu.id, menus, reached);
    if (id === menu.id) errors.push({ field, code: 'points-to-itself' });
    else if (!menus.has(id)) errors.push({ field, code: 'unknown-reference' });
    else if (way !== null) {
      const path = [menu, ...way, menu].map(({ name }) => name).join(' → ');
      errors.push({ field, code: 'points-in-a-circle', values: { path } });
    }
  }
  return { errors, reached: [...reached.values()] };
}

/** The menus that keys lead to. */
export const menuPointers = (keys: Keys): readonly Pointer<IvrMenuId>[] =>
  destinationsOf(keys).flatMap(([key, destination]) =>
    destination.kind === 'ivr-menu' ? [{ field: `keys.${key}.id`, id: destination.id }] : [],
  );

/** The menus on the shortest way from one to another; null when there is none. All that were passed are added to `reached`. */
function wayBack<Node extends MenuNode>(
  from: IvrMenuId,
  to: IvrMenuId,
  menus: ReadonlyMap<IvrMenuId, Node>,
  reached: Map<IvrMenuId, Node>,
): readonly Node[] | null {
  const cameFrom = new Map<IvrMenuId, IvrMenuId | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    const node = menus.get(id);
    if (node === undefined) continue;
    reached.set(id, node);
    for (const { id: next } of menuPointers(node.keys)) {
      if (next === to) return wayTo(id, cameFrom, menus);
      if (!cameFrom.has(next)) cameFrom.set(next, id);
    }
  }
  return null;
}

function wayTo<Node extends MenuNode>(
  id: IvrMenuId,
  cameFrom: ReadonlyMap<IvrMenuId, IvrMenuId | null>,
  menus: ReadonlyMap<IvrMenuId, Node>,
): readonly Node[] {
  const node = menus.get(id);
  const before = cameFrom.get(id) ?? null;
  return [...(before === null ? [] : wayTo(before, cameFrom, menus)), ...(node === undefined ? [] : [node])];
}
