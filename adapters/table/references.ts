/**
 * What references a user, a group or a menu: R1 read it, R2 write it, R3 name it, R4 read what is referenced. Each referenced item has a
 * back-reference item. Deleting requires it to be empty; adding a reference requires the referenced item to exist. Both are conditions
 * of one transaction, so neither can race the other.
 */
import * as z from 'zod';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import { isId, type OrganizationId, type ScheduleEventId, type UserId } from '../../domain/ids.ts';
import { keysTo, type MenuKey } from '../../domain/ivr-menu.ts';
import type { Pointer } from '../../domain/schedule-target.ts';
import { getItem, type Item, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { parseTarget, type TargetId } from './target-items.ts';

/** What can be referenced. */
export type Pointed = UserId | TargetId;

/** R1 What references a user, a group or a menu. GetItem, consistent, 1 RCU. */
export async function listReferences(
  table: Table,
  organization: OrganizationId,
  to: Pointed,
): Promise<readonly TargetId[]> {
  const item = await getItem(table, keys.references(organization, to));
  return item ? parseReferences(item) : [];
}

/** What references something, from its back-reference item. */
export const parseReferences = (item: Item): readonly TargetId[] => [
  ...z.object({ by: z.set(z.custom<TargetId>()).default(new Set()) }).parse(item).by,
];

/** What a transaction references was deleted, or never existed. */
class ReferenceGone extends DomainError {
  readonly id: Pointed;

  constructor({ field, id }: Pointer<Pointed>) {
    super('invalid-request', { errors: [unknownReference(field)] });
    this.id = id;
  }
}

/**
 * R2 The writes of the back-references that a target newly has, and has no more. What it newly references must exist. Reject with
 * {@link ReferenceGone}.
 * @param isChecked whether another write of the transaction has that condition already
 */
export function referenceWrites(
  organization: OrganizationId,
  by: TargetId,
  pointers: { readonly before: readonly Pointer<Pointed>[]; readonly after: readonly Pointer<Pointed>[] },
  isChecked: (id: Pointed) => boolean = () => false,
): readonly Write[] {
  const before = new Set(pointers.before.map(({ id }) => id));
  const after = new Set(pointers.after.map(({ id }) => id));
  const added = pointers.after.filter(
    ({ id }, place) => !before.has(id) && pointers.after.findIndex((other) => other.id === id) === place,
  );
  const backReference = (verb: 'ADD' | 'DELETE', id: Pointed): Write => ({
    update: keys.references(organization, id),
    set: `${verb} #by :by`,
    names: { '#by': 'by' },
    values: { ':by': new Set([by]) },
  });
  return [
    ...added.flatMap((pointer) => (isChecked(pointer.id) ? [] : [presence(organization, pointer)])),
    ...added.map(({ id }) => backReference('ADD', id)),
    ...[...before].filter((id) => !after.has(id)).map((id) => backReference('DELETE', id)),
  ];
}

/** The condition that what is referenced exists. A deleted user is still an item: it can be restored. */
const presence = (organization: OrganizationId, pointer: Pointer<Pointed>): Write => ({
  ...(isId('usr', pointer.id)
    ? {
        check: keyOf(organization, pointer.id),
        condition: 'attribute_exists(pk) AND deletedAt = :never',
        values: { ':never': null },
      }
    : { check: keyOf(organization, pointer.id), condition: 'attribute_exists(pk)' }),
  rejectWith: () => new ReferenceGone(pointer),
});

/** R2 The condition that nothing references something. Its back-reference item is empty but exists, once something did. */
export const unreferenced = { condition: 'attribute_not_exists(#by)', names: { '#by': 'by' } } as const;

/** Where something is used, for people. */
export type Use = { readonly id: TargetId | ScheduleEventId; readonly name: string } & (
  | { readonly kind: 'answering-group' | 'schedule-event' }
  | { readonly kind: 'ivr-menu'; readonly keys: readonly MenuKey[] }
);

/** R3 Where something is used. GetItem for each, at once. What was deleted meanwhile is left out. */
export async function describeUses(
  table: Table,
  organization: OrganizationId,
  of: Pointed,
  by: readonly (TargetId | ScheduleEventId)[],
): Promise<readonly Use[]> {
  const uses = await Promise.all(
    by.map(async (id): Promise<Use | null> => {
      if (isId('evt', id)) {
        const event = await getItem(table, keys.scheduleEvent(organization, id));
        return event && { id, kind: 'schedule-event', name: z.string().parse(event.title) };
      }
      const item = await getItem(table, keys.target(organization, id));
      if (item === null) return null;
      const target = parseTarget(id, item);
      return 'keys' in target
        ? { id, kind: 'ivr-menu', name: target.name, keys: keysTo(target.keys, of) }
        : { id, kind: 'answering-group', name: target.name };
    }),
  );
  return uses.filter((use) => use !== null);
}

/** R4 Those of some references that lead to what is not there. GetItem for each, at once. */
export async function findUnknown(
  table: Table,
  organization: OrganizationId,
  pointers: readonly Pointer<Pointed>[],
): Promise<readonly Pointer<Pointed>[]> {
  const items = await Promise.all(pointers.map(({ id }) => getItem(table, keyOf(organization, id))));
  const isThere = (item: Item | null | undefined): boolean => item !== null && (item?.deletedAt ?? null) === null;
  return pointers.filter((_, place) => !isThere(items[place]));
}

const keyOf = (organization: OrganizationId, id: Pointed): Key =>
  isId('usr', id) ? keys.user(organization, id) : keys.target(organization, id);

/** R4 The names of groups and menus, by their ids; of those that are there. GetItem for each, at once. */
export async function readNames(
  table: Table,
  organization: OrganizationId,
  ids: readonly TargetId[],
): Promise<ReadonlyMap<string, string>> {
  const items = await Promise.all(ids.map((id) => getItem(table, keys.target(organization, id))));
  return new Map(
    ids.flatMap((id, place) => {
      const item = items[place];
      return item ? [[id, parseTarget(id, item).name] as const] : [];
    }),
  );
}
