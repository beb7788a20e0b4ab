/** Answering groups and IVR menus, as they are written: T5 create, T6 save, T7 delete. */
import { agentPointers } from '../../domain/answering-group.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { ulidOf, type OrganizationId } from '../../domain/ids.ts';
import { destinationPointers, type CircleGuards, type IvrMenu } from '../../domain/ivr-menu.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { targetKindOf, type Pointer } from '../../domain/schedule-target.ts';
import { collationKey, nameSeparator } from '../../domain/swedish-collation.ts';
import type { Item, Key, Table } from './client.ts';
import { commit, type Committed, type Write } from './commit.ts';
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
const noGuards: Guards = { menus: [], numbers: [] };

/**
 * T5 Creates a group or menu with its row, its number's guard, the notes of what it points at and its journal entry. TransactWrite, 3
 * items, one for a number, two for each thing it points at. @throws ConcurrentWrite, DomainError `number-taken`, `invalid-request`
 */
export async function createTarget(
  table: Table,
  organization: OrganizationId,
  target: Target,
  entry: JournalEntry,
  guards: Guards = noGuards,
): Promise<Committed> {
  return commit(table, organization, targetWrites(organization, null, target, guards), entry);
}

/**
 * T6 Writes a changed group or menu as T5 does, under the revision that was read. TransactWrite. @throws as T5
 */
export async function saveTarget<Saved extends Target>(
  table: Table,
  organization: OrganizationId,
  change: {
    readonly before: Saved;
    readonly after: Saved;
    readonly entry: JournalEntry;
    readonly guards?: Guards | undefined;
  },
): Promise<Saved> {
  const { before, entry, guards = noGuards } = change;
  const after = { ...change.after, revision: before.revision + 1 };
  await commit(table, organization, targetWrites(organization, before, after, guards), entry);
  return after;
}

/** A transaction has 100 items (DynamoDB's quota): the journal entry, and what beside it `commit` may write. */
const mostWrites = 96;

/**
 * Each agent who is new takes two writes, which prove the user to be there and note the group beside them, and each who leaves takes
 * one. @throws DomainError `too-many-at-once`: only a group's agents can be as many, since what a menu rests upon has a limit of its own
 */
function targetWrites(
  organization: OrganizationId,
  before: Target | null,
  after: Target,
  guards: Guards,
): readonly Write[] {
  const writes = allTargetWrites(organization, before, after, guards);
  if (writes.length > mostWrites) {
    throw new DomainError('invalid-request', { errors: [{ field: 'agents', code: 'too-many-at-once' }] });
  }
  return writes;
}

function allTargetWrites(
  organization: OrganizationId,
  before: Target | null,
  after: Target,
  guards: Guards,
): readonly Write[] {
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

/** What a target points at, with the fields that say so. */
export const pointersOf = (target: Target): readonly Pointer<Pointed>[] =>
  'agents' in target ? agentPointers(target) : destinationPointers(target.keys);

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
 * T7 Deletes a group or menu that nothing uses: its item, row and number, what was told of it, and its notes beside what it pointed
 * at. TransactWrite, under the target, its roster and what uses it as they were read. @throws ConcurrentWrite
 */
export async function deleteTarget(
  table: Table,
  organization: OrganizationId,
  deletion: { readonly target: Target; readonly roster: Roster; readonly entry: JournalEntry },
): Promise<void> {
  const { target, roster, entry } = deletion;
  const { id, number } = target;
  const moved = { rejectWith: () => new ConcurrentWrite('group or menu') };
  const writes: readonly Write[] = [
    {
      delete: keys.target(organization, id),
      ...atRevision(target.revision, 'group or menu'),
    },
    rosterWrite(organization, targetKindOf(id), roster),
    { delete: keys.references(organization, id), ...unreferenced, ...moved },
    { delete: keys.projection(organization, id) },
    { delete: rowKey(organization, target) },
    ...(number === null ? [] : [{ delete: numberKey(organization, number) }]),
    ...referenceWrites(organization, id, { before: pointersOf(target), after: [] }),
  ];
  await commit(table, organization, writes, entry);
}
