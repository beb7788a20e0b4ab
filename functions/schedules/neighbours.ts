/** The events that lie on the targets of another. */
import type { Table } from '../../adapters/table/client.ts';
import { findScheduleEvent, liveScheduleEvents } from '../../adapters/table/schedule-events.ts';
import { readLiveEvents } from '../../adapters/table/schedule-event-links.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { concerns, scopesOf, type EventTargets, type ScheduleEvent } from '../../domain/schedule-event.ts';
import type { Conflict, Neighbour } from '../../domain/schedule-preview.ts';
import { allOf, targetKindOf, targetKinds, type TargetScope } from '../../domain/schedule-target.ts';

/** For so many targets it is cheaper to read their links than all events of the organisation. */
const mostByLinks = 8;

/** The events that are not over and lie on any of the targets, by themselves or with all of a kind. Titles are left to {@link titled}. */
export async function neighboursOf(
  table: Table,
  organization: OrganizationId,
  targets: EventTargets,
  now: EpochMilliseconds,
): Promise<readonly Neighbour[]> {
  if (typeof targets === 'string' || targets.length > mostByLinks) {
    const neighbours: Neighbour[] = [];
    for await (const event of liveScheduleEvents(table, organization, now)) {
      for (const targetId of sharedScopes(targets, event)) neighbours.push({ event, title: event.title, targetId });
    }
    return neighbours;
  }
  const kinds = new Set(targets.map(({ kind }) => kind));
  const scopes = [...scopesOf(targets), ...targetKinds.filter((kind) => kinds.has(kind)).map((kind) => allOf[kind])];
  const found = await Promise.all(
    scopes.map(async (targetId) => {
      const events = await readLiveEvents(table, organization, targetId, now);
      return events.map((event): Neighbour => ({ event, title: '', targetId }));
    }),
  );
  return found.flat();
}

/** Where an event meets the targets of another. */
function sharedScopes(targets: EventTargets, event: ScheduleEvent): readonly TargetScope[] {
  if (typeof event.targets === 'string') {
    const meets = typeof targets === 'string' ? targets === event.targets : targets.some(isOf(event.targets));
    return meets ? [event.targets] : [];
  }
  return scopesOf(event.targets.filter(({ id }) => concerns(targets, id)));
}

const isOf =
  (all: TargetScope) =>
  ({ id }: { readonly id: Parameters<typeof targetKindOf>[0] }): boolean =>
    allOf[targetKindOf(id)] === all;

/** The conflicts with the titles of whom they name; without those that were deleted meanwhile. */
export async function titled(
  table: Table,
  organization: OrganizationId,
  conflicts: readonly Conflict[],
): Promise<readonly Conflict[]> {
  const ids = [...new Set(conflicts.filter(({ title }) => title === '').map(({ eventId }) => eventId))];
  const found = await Promise.all(ids.map((id) => findScheduleEvent(table, organization, id)));
  const titles = new Map(found.flatMap((event) => (event === null ? [] : [[event.id, event.title] as const])));
  return conflicts.flatMap((conflict) => {
    const title = conflict.title === '' ? titles.get(conflict.eventId) : conflict.title;
    return title === undefined ? [] : [{ ...conflict, title }];
  });
}
