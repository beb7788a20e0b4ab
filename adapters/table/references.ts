/**
 * What references a user, a group or a menu: R1 read it, R2 write it, R3 name it, R4 read what is referenced. Each referenced item has a
 * back-reference item. Deleting requires it to be empty; adding a reference requires the referenced item to exist. Both are conditions
 * of one transaction, so neither can race the other.
 */
import * as z from 'zod';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import { isId, type OrganizationId, type UserId, type VoiceMessageId } from '../../domain/ids.ts';
import { menuKeys, type MenuKey } from '../../domain/ivr-menu.ts';
import type { Pointer } from '../../domain/schedule-target.ts';
import type { VoiceMessageUser } from '../../domain/voice-message.ts';
import { getItem, type Item, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import type { TargetId } from './target-items.ts';
import { useWrites, type Plays } from './voice-message-uses.ts';

/** What has a back-reference item. */
type Counted = UserId | TargetId;

/** What can be referenced. */
export type Pointed = Counted | VoiceMessageId;

/** R1 What references a user, a group or a menu. GetItem, consistent, 1 RCU. */
export async function listReferences(
  table: Table,
  organization: OrganizationId,
  to: Counted,
): Promise<readonly TargetId[]> {
  const item = await getItem(table, keys.references(organization, to));
  return item ? parseReferences(item) : [];
}

/** What references something, from its back-reference item. */
export const parseReferences = (item: Item): readonly TargetId[] => [
  ...z.object({ by: z.set(z.custom<TargetId>()).default(new Set()) }).parse(item).by,
];

/**
 * R2 The writes of the back-references that a group or menu newly has, and has no more. What it newly references must exist. Reject with
 * DomainError `unknown-reference` at every field that names it. Voice messages have theirs themselves: see `voice-message-uses.ts`.
 * @param isChecked whether another write of the transaction has that condition already
 */
export function referenceWrites(
  organization: OrganizationId,
  by: TargetId,
  pointers: { readonly before: readonly Pointer<Pointed>[]; readonly after: readonly Pointer<Pointed>[] },
  isChecked: (id: Pointed) => boolean = () => false,
): readonly Write[] {
  const before = new Set(pointers.before.filter(isCounted).map(({ id }) => id));
  const after = new Set(pointers.after.filter(isCounted).map(({ id }) => id));
  const added = [...after].filter((id) => !before.has(id));
  const backReference = (verb: 'ADD' | 'DELETE', id: Counted): Write => ({
    update: keys.references(organization, id),
    set: `${verb} #by :by`,
    names: { '#by': 'by' },
    values: { ':by': new Set([by]) },
  });
  const uses = useWrites(organization, [{ by, before: playsOf(pointers.before), after: playsOf(pointers.after) }]);
  return [
    ...uses.begun,
    ...uses.longer,
    ...added.filter((id) => !isChecked(id)).map((id) => presence(organization, id, pointers.after)),
    ...added.map((id) => backReference('ADD', id)),
    ...[...before].filter((id) => !after.has(id)).map((id) => backReference('DELETE', id)),
    ...uses.optional,
  ];
}

const isMessage = (pointer: Pointer<Pointed>): pointer is Pointer<VoiceMessageId> => isId('msg', pointer.id);
const isCounted = (pointer: Pointer<Pointed>): pointer is Pointer<Counted> => !isMessage(pointer);

/** A group or menu plays what it references without end. */
const playsOf = (pointers: readonly Pointer<Pointed>[]): Plays => ({
  messages: pointers.filter(isMessage),
  until: null,
});

/** The condition that what is referenced exists. A deleted user is still an item: it can be restored. */
const presence = (organization: OrganizationId, id: Counted, pointers: readonly Pointer<Pointed>[]): Write => ({
  check: keyOf(organization, id),
  ...(isId('usr', id)
    ? { condition: 'attribute_exists(pk) AND deletedAt = :never', values: { ':never': null } }
    : { condition: 'attribute_exists(pk)' }),
  rejectWith: () => {
    const fields = new Set(pointers.filter((pointer) => pointer.id === id).map(({ field }) => field));
    return new DomainError('invalid-request', { errors: [...fields].map(unknownReference) });
  },
});

/** R2 The condition that nothing references something. Its back-reference item is empty but exists, once something did. */
export const unreferenced = { condition: 'attribute_not_exists(#by)', names: { '#by': 'by' } } as const;

/** Where something is used, for people. */
export type Use = { readonly id: VoiceMessageUser; readonly name: string } & (
  | { readonly kind: 'answering-group' | 'schedule-event' }
  | { readonly kind: 'ivr-menu'; readonly keys: readonly MenuKey[] }
);

/** Of a group or a menu what it takes to name it, and where its keys lead. */
const namedSchema = z.object({ name: z.string(), leads: z.record(z.string(), z.string()).optional() });

/** R3 Where something is used. GetItem for each, at once. What was deleted meanwhile is left out. */
export async function describeUses(
  table: Table,
  organization: OrganizationId,
  of: Pointed,
  by: readonly VoiceMessageUser[],
): Promise<readonly Use[]> {
  const uses = await Promise.all(
    by.map(async (id): Promise<Use | null> => {
      if (isId('evt', id)) {
        const event = await getItem(table, keys.scheduleEvent(organization, id));
        return event && { id, kind: 'schedule-event', name: z.string().parse(event.title) };
      }
      const item = await getItem(table, keys.target(organization, id));
      if (item === null) return null;
      const { name, leads } = namedSchema.parse(item);
      return leads
        ? { id, kind: 'ivr-menu', name, keys: menuKeys.filter((key) => leads[key] === of) }
        : { id, kind: 'answering-group', name };
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
  const isThere = (item: Item | null | undefined, id: Pointed): boolean =>
    item !== null && (item?.deletedAt ?? null) === null && (!isId('msg', id) || item?.status === 'ready');
  return pointers.filter(({ id }, place) => !isThere(items[place], id));
}

const keyOf = (organization: OrganizationId, id: Pointed): Key =>
  isId('usr', id)
    ? keys.user(organization, id)
    : isId('msg', id)
      ? keys.voiceMessage(organization, id)
      : keys.target(organization, id);

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
      return item ? [[id, namedSchema.parse(item).name] as const] : [];
    }),
  );
}
