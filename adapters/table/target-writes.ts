/** The writes of answering groups and IVR menus: T5 create, T6 save, T7 delete. */
import { agentPointers } from '../../domain/answering-group.ts';
import { ulidOf, type OrganizationId } from '../../domain/ids.ts';
import { destinationPointers, menuMessages, type CircleGuards, type IvrMenu } from '../../domain/ivr-menu.ts';
import { targetKindOf, type Pointer } from '../../domain/schedule-target.ts';
import { collationKey, nameSeparator } from '../../domain/swedish-collation.ts';
import type { Item, Key } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { menulessNumber, numberKey } from './menu-numbers.ts';
import { referenceWrites, unreferenced, type Pointed } from './references.ts';
import { countMenuNumbers, rosterWrite, type Roster } from './schedule-targets.ts';
import { targetAttributes, type Target } from './target-items.ts';
import { loginOrNumberTaken } from './uniqueness.ts';
import { atRevision, ConcurrentWrite } from './concurrent-write.ts';

/**
 * What a menu depends on: if others may lead to it, menus that must still be as they were read, and numbers that are still no menu's; if its
 * keys newly lead to numbers, the version of the organisation whose countries allow them.
 */
export interface Guards extends CircleGuards<IvrMenu> {
  readonly organizationVersion?: number | undefined;
}

/** A change of a group or menu. */
export interface TargetChange {
  /** As it was read; null: there was none. */
  readonly before: Target | null;
  /** With the next revision: see `revised` in `concurrent-write.ts`. */
  readonly after: Target;
  readonly guards?: Guards | undefined;
}
const noGuards: Guards = { menus: [], numbers: [] };

/**
 * T5, T6 The writes of a group or menu with its row, its number's uniqueness item and the back-references of what it references: 3 items,
 * one for a number, two for each thing that it newly references, one for each that it references no more. More than a transaction takes
 * when a group has many new agents.
 * Reject with ConcurrentWrite, LoginOrNumberTaken, DomainError `unknown-reference`.
 */
export function targetWrites(organization: OrganizationId, change: TargetChange): readonly Write[] {
  const { before, after, guards = noGuards } = change;
  const guarded = new Set<Pointed>(guards.menus.map(({ id }) => id));
  const pointers = { before: before ? pointersOf(before) : [], after: pointersOf(after) };
  const attributes = targetAttributes(after);
  return [
    {
      put: { ...keys.target(organization, after.id), ...attributes },
      ...(before ? atRevision(before.revision, 'group or menu') : { condition: 'attribute_not_exists(pk)' }),
    },
    ...guards.menus.map((menu) => ({
      check: keys.target(organization, menu.id),
      ...atRevision(menu.revision, 'menu'),
    })),
    // Its own number, old or new, is written here, and a transaction names an item once.
    ...guards.numbers
      .filter((number) => number !== before?.number && number !== after.number)
      .map((number) => menulessNumber(organization, number)),
    ...allowedNumberWrites(organization, guards),
    ...referenceWrites(organization, after.id, pointers, (id) => guarded.has(id)),
    ...numberWrites(organization, before, after),
    ...rowWrites(organization, before, after, attributes),
  ];
}

const allowedNumberWrites = (organization: OrganizationId, { organizationVersion }: Guards): readonly Write[] =>
  organizationVersion === undefined
    ? []
    : [
        {
          check: keys.organization(organization),
          condition: 'version = :version',
          values: { ':version': organizationVersion },
          rejectWith: () => new ConcurrentWrite('group or menu'),
        },
        countMenuNumbers(organization),
      ];

/** What a target references, with the fields that say so. */
export const pointersOf = (target: Target): readonly Pointer<Pointed>[] => [
  ...(target.closedMessageId === null ? [] : [{ field: 'closedMessageId', id: target.closedMessageId }]),
  ...('agents' in target ? agentPointers(target) : [...menuMessages(target), ...destinationPointers(target.keys)]),
];

function rowWrites(
  organization: OrganizationId,
  before: Target | null,
  after: Target,
  attributes: ReturnType<typeof targetAttributes>,
): readonly Write[] {
  const row = rowKey(organization, after);
  const old = before && rowKey(organization, before);
  return [{ put: { ...row, ...attributes } }, ...(old !== null && old.sk !== row.sk ? [{ delete: old }] : [])];
}

/** By name, then by id, so that no two are equal. */
const rowKey = (organization: OrganizationId, { id, name }: Target): Key =>
  keys.targetList(organization, targetKindOf(id), `${collationKey(name)}${nameSeparator}${ulidOf(id)}`);

/** A number has a row that bears no user: see {@link numberKey}. */
function numberWrites(organization: OrganizationId, before: Target | null, after: Target): readonly Write[] {
  const old = before?.number ?? null;
  if (old === after.number) return [];
  return [
    ...(after.number === null
      ? []
      : [
          {
            put: { ...numberKey(organization, after.number), target: after.id },
            condition: 'attribute_not_exists(pk)',
            rejectWith: (existing: Item | null) => loginOrNumberTaken('number', existing, 'number-taken'),
          },
        ]),
    ...(old === null ? [] : [{ delete: numberKey(organization, old) }]),
  ];
}

/**
 * T7 The writes that delete a group or menu that nothing uses: its item, row, number and projection, and the back-references of what it
 * references; under the target, its roster and what uses it as they were read. Reject with ConcurrentWrite.
 */
export function targetDeletes(organization: OrganizationId, target: Target, roster: Roster): readonly Write[] {
  const { id, number } = target;
  return [
    { delete: keys.target(organization, id), ...atRevision(target.revision, 'group or menu') },
    rosterWrite(organization, targetKindOf(id), roster),
    {
      delete: keys.references(organization, id),
      ...unreferenced,
      rejectWith: () => new ConcurrentWrite('group or menu'),
    },
    { delete: keys.projection(organization, id) },
    { delete: rowKey(organization, target) },
    ...(number === null ? [] : [{ delete: numberKey(organization, number) }]),
    ...referenceWrites(organization, id, { before: pointersOf(target), after: [] }),
  ];
}
