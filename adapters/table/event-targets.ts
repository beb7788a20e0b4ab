/** What an event is to be put on, read so that nobody can delete it before the event lies there: V8. */
import type { OrganizationId } from '../../domain/ids.ts';
import type { EventTarget } from '../../domain/schedule-event.ts';
import { allOf, targetKinds } from '../../domain/schedule-target.ts';
import type { Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { getTogether } from './read-together.ts';
import { parseRoster, rosterWrite } from './schedule-targets.ts';
import { parseTarget } from './target-items.ts';

export interface ReadTargets {
  /** The names of those that are there, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The writes under which a transaction fails when one of them was deleted since. */
  readonly guards: readonly Write[];
}

/**
 * V8 Targets and the rosters of their kinds, as they were at one moment: a roster that was read after its target would not tell that the
 * target was deleted in between. TransactGetItems, 2 RCU each. @throws ConcurrentWrite from the guards
 */
export async function readTargets(
  table: Table,
  organization: OrganizationId,
  targets: readonly EventTarget[],
): Promise<ReadTargets> {
  if (targets.length === 0) return { names: new Map(), guards: [] };
  const kinds = targetKinds.filter((kind) => targets.some((each) => each.kind === kind));
  const items = await getTogether(table, [
    ...kinds.map((kind) => keys.target(organization, allOf[kind])),
    ...targets.map(({ id }) => keys.target(organization, id)),
  ]);
  const found = items.slice(kinds.length);
  return {
    names: new Map(
      targets.flatMap(({ id }, place) => {
        const item = found[place];
        return item ? [[id, parseTarget(id, item).name] as const] : [];
      }),
    ),
    guards: kinds.map((kind, place) => rosterWrite(organization, kind, parseRoster(items[place] ?? undefined))),
  };
}
