/**
 * Answering groups and IVR menus in the table: T1 get one, T2 list them, T3 what holds when, T4 the roster of a kind. Each has an item
 * of its own and a row in its kind's list that bears the same, so that a page is one Query. They are written in `target-writes.ts`.
 */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { allOf, targetKindOf, targetKinds, type TargetKind, type TargetScope } from '../../domain/schedule-target.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { getItem, query, type Item, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { parseReferences } from './references.ts';
import { earliestLink, newestEvents, parseLink } from './schedule-links.ts';
import { parseTarget, type TargetId, type TargetOf, type TargetsByKind } from './target-items.ts';
import { atRevision } from './concurrent-write.ts';

/** T1 One group or menu, or null. GetItem, consistent, 1 RCU. */
export async function findTarget<Id extends TargetId>(
  table: Table,
  organization: OrganizationId,
  id: Id,
): Promise<TargetOf<Id> | null> {
  const item = await getItem(table, keys.target(organization, id));
  return item && parseTarget(id, item);
}

/** T1 One group or menu. @throws DomainError `not-found` */
export async function getTarget<Id extends TargetId>(
  table: Table,
  organization: OrganizationId,
  id: Id,
): Promise<TargetOf<Id>> {
  const target = await findTarget(table, organization, id);
  if (!target) throw new DomainError('not-found');
  return target;
}

const idPrefixes = { 'answering-group': 'grp', 'ivr-menu': 'mnu' } as const satisfies Record<TargetKind, string>;

/**
 * T2 Groups or menus by name: all, or those whose name begins so. One Query. A page is read eventually consistent unless told
 * otherwise: it bears whole entities, and 25 of them must not cost more than two units, with up to eight agents or six keys each (8
 * with the most agents that a group may have).
 */
export async function listTargets<Kind extends TargetKind>(
  table: Table,
  organization: OrganizationId,
  kind: Kind,
  asked: {
    /** A collation key. */
    readonly prefix?: string;
    /** The sort key of the last one read. */
    readonly after?: string | null;
    readonly limit: number;
    readonly consistent?: boolean;
  },
): Promise<{ readonly targets: readonly TargetsByKind[Kind][]; readonly next: string | null }> {
  const { pk } = keys.targetList(organization, kind, '');
  const { prefix = '', after = null, limit, consistent = false } = asked;
  const { items, last } = await query(table, {
    partition: pk,
    prefix,
    after: after === null ? undefined : { pk, sk: after },
    limit,
    consistent,
  });
  const targets = items.map((item) => parseTarget(idFrom(idPrefixes[kind], String(item.sk).slice(-26)), item));
  return { targets: targets as readonly TargetsByKind[Kind][], next: last?.sk ?? null };
}

/** T2 All groups or all menus, consistent unless `consistent` is false. */
export async function listAllTargets<Kind extends TargetKind>(
  table: Table,
  organization: OrganizationId,
  kind: Kind,
  { consistent = true }: { readonly consistent?: boolean } = {},
): Promise<readonly TargetsByKind[Kind][]> {
  const all: TargetsByKind[Kind][] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTargets<Kind>>> = await listTargets(table, organization, kind, {
      after,
      limit: 1000,
      consistent,
    });
    all.push(...page.targets);
    after = page.next;
  } while (after !== null);
  return all;
}

/** What was read of a target. */
export interface ReadSchedule<Id extends TargetId> {
  readonly target: TargetOf<Id>;
  /** The target's and its kind's, with the events that are not long over. */
  readonly schedule: Schedule;
  /** The events of `schedule` that are the target's own, not those of all of its kind. */
  readonly ownEvents: Schedule['events'];
  /** What points at it; empty when that was not asked for. */
  readonly usedBy: readonly TargetId[];
}

/**
 * T3 All that evaluating a target from a moment on takes, and if wished what points at it; null when there is no such target. A Query of
 * the target's partition and one of its kind's, at once; what was long over at that moment is not read. Eventually consistent ½ + ½
 * RCU with 20 live events, ≤ 8 with 300, 1 more for a group of the most agents; consistent twice that.
 */
export async function readSchedule<Id extends TargetId>(
  table: Table,
  organization: OrganizationId,
  id: Id,
  asked: {
    readonly at: EpochMilliseconds;
    readonly consistent?: boolean;
    readonly withUses?: boolean;
  },
): Promise<ReadSchedule<Id> | null> {
  const all = allOf[targetKindOf(id)];
  const [own, shared] = await Promise.all([
    readPartition(table, keys.target(organization, id).pk, asked),
    readPartition(table, keys.target(organization, all).pk, { ...asked, withUses: false }),
  ]);
  const item = own.beside.get('TARGET');
  if (item === undefined) return null;
  const target = parseTarget(id, item);
  const ownEvents = newestEvents(own.links.map(parseLink));
  const references = own.beside.get('USED-BY');
  return {
    target,
    schedule: {
      timeZone: parseRoster(shared.beside.get('TARGET')).timeZone,
      openingHours: target.openingHours,
      closedMessageId: target.closedMessageId,
      override: target.override,
      events: [...ownEvents, ...newestEvents(shared.links.map(parseLink))],
    },
    ownEvents,
    usedBy: references ? parseReferences(references) : [],
  };
}

/**
 * T9 The events on each of some targets that are not long over at a moment, those on all of its kind included; without targets that are not
 * there. A Query of each target's partition and of each kind's, at once, consistent: 1 RCU each with 20 live events.
 */
export async function readEventsOn<Id extends TargetId>(
  table: Table,
  organization: OrganizationId,
  ids: readonly Id[],
  at: EpochMilliseconds,
): Promise<ReadonlyMap<Id, Schedule['events']>> {
  const kinds = targetKinds.filter((kind) => ids.some((id) => targetKindOf(id) === kind));
  const partitions = [...ids, ...kinds.map((kind) => allOf[kind])].map((scope) => keys.target(organization, scope).pk);
  const read = await Promise.all(partitions.map((pk) => readPartition(table, pk, { at, consistent: true })));
  const events = read.map(({ links }) => newestEvents(links.map(parseLink)));
  const isThere = (place: number): boolean => read[place]?.beside.has('TARGET') === true;
  const ofKind = (id: Id): Schedule['events'] => events[ids.length + kinds.indexOf(targetKindOf(id))] ?? [];
  return new Map(
    ids.flatMap((id, place) => (isThere(place) ? [[id, [...(events[place] ?? []), ...ofKind(id)]] as const] : [])),
  );
}

async function readPartition(
  table: Table,
  partition: string,
  asked: { readonly at: EpochMilliseconds; readonly consistent?: boolean; readonly withUses?: boolean },
): Promise<{ readonly links: readonly Item[]; readonly beside: ReadonlyMap<unknown, Item> }> {
  const links: Item[] = [];
  const beside = new Map<unknown, Item>();
  let after: Key | undefined;
  do {
    const { items, last } = await query(table, {
      partition,
      between: [`L#${earliestLink(asked.at)}`, asked.withUses === true ? 'USED-BY' : 'TARGET'],
      after,
      limit: 1000,
      consistent: asked.consistent ?? false,
    });
    for (const item of items) {
      if (String(item.sk).startsWith('L#')) links.push(item);
      else beside.set(item.sk, item);
    }
    after = last ?? undefined;
  } while (after);
  return { links, beside };
}

/** What is to be known of all of a kind. */
export interface Roster {
  readonly timeZone: string;
  /** Counts what was deleted of the kind, what came to be put on some of it, and, of menus, keys that came to lead to numbers. */
  readonly revision: number;
}

const rosterSchema = z.object({ timeZone: z.string(), revision: z.number() });

/** A roster from its item. @throws Error when there is none: an organisation is made with them */
export function parseRoster(item: Item | undefined): Roster {
  if (item === undefined) throw new Error('an organisation has no item for all of a kind');
  return rosterSchema.parse(item);
}

/**
 * T4 The roster of a kind. GetItem, consistent, 1 RCU. Who puts an event on targets, and who deletes one, reads it *before* looking whether the
 * target is there, or used, and writes under it ({@link rosterWrite}): then neither can slip past the other.
 */
export async function readRoster(table: Table, organization: OrganizationId, kind: TargetKind): Promise<Roster> {
  return parseRoster((await getItem(table, keys.target(organization, allOf[kind]))) ?? undefined);
}

/** T4 The write under a roster as it was read. */
export const rosterWrite = (organization: OrganizationId, kind: TargetKind, { revision }: Roster): Write => ({
  update: keys.target(organization, allOf[kind]),
  set: 'SET revision = :next',
  ...atRevision(revision, 'roster', { ':next': revision + 1 }),
});

/** T4 The rosters of a new organisation. */
export const newRosters = (organization: OrganizationId, timeZone: string): readonly Write[] =>
  rosterScopes.map((scope) => ({
    put: { ...keys.target(organization, scope), timeZone, revision: 1 },
    condition: 'attribute_not_exists(pk)',
  }));

/**
 * T4 The writes of an organisation that changes: another time zone for its rosters, null for the same one; and with `menus`, the demand that
 * no menu was led to a number since that roster was read ({@link countMenuNumbers}). A transaction names each item once.
 */
export const rosterChanges = (
  organization: OrganizationId,
  timeZone: string | null,
  menus: Roster | null,
): readonly Write[] =>
  rosterScopes.flatMap((scope): readonly Write[] => {
    const key = keys.target(organization, scope);
    const values = timeZone === null ? {} : { ':timeZone': timeZone };
    const asRead = scope !== allOf['ivr-menu'] || menus === null ? null : atRevision(menus.revision, 'roster', values);
    if (timeZone === null) return asRead === null ? [] : [{ check: key, ...asRead }];
    return [{ values, ...asRead, update: key, set: 'SET #timeZone = :timeZone', names: { '#timeZone': 'timeZone' } }];
  });

/** T4 Moves the roster of menus, because keys newly lead to numbers: an organisation that removes a country looks at all menus under it. */
export const countMenuNumbers = (organization: OrganizationId): Write => ({
  update: keys.target(organization, allOf['ivr-menu']),
  set: 'SET revision = revision + :one',
  values: { ':one': 1 },
});

const rosterScopes: readonly TargetScope[] = Object.values(allOf);
