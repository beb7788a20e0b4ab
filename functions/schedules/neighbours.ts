/** The events on the targets of another. */
import type { Table } from '../../adapters/table/client.ts';
import { findEventTitles, liveScheduleEvents } from '../../adapters/table/schedule-events.ts';
import { readEventsOn } from '../../adapters/table/schedule-targets.ts';
import type { GivenTargets } from '../../contract/schedule-events.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { concerns, scopesOf, type EventTargets, type ScheduleEvent } from '../../domain/schedule-event.ts';
import type { Conflict, Neighbour } from '../../domain/schedule-preview.ts';
import type { TargetScope } from '../../domain/schedule-target.ts';
import type { ScheduledEvent } from '../../domain/schedule.ts';
import { assertAllThere, foldTargets } from '../shared/schedules/event-targets.ts';

/** An event that meets the draft nowhere is not asked for its title: null until it is. */
type Untitled = Neighbour & { readonly title: string | null };

/**
 * The events that are not over on what an event is to be put on, once for each group or menu that they share with it. Of named targets only their
 * own links are read, so that it does not matter how many events the organisation has. All of a kind share something with every event on
 * any of them: there all events are read, which is one Query for some two thousand.
 * @throws DomainError `invalid-request`, `unknown-reference` at `targets[n].id`
 */
export async function readNeighbours(
  table: Table,
  organization: OrganizationId,
  given: GivenTargets,
  now: EpochMilliseconds,
): Promise<readonly Untitled[]> {
  if (typeof given === 'string') {
    const neighbours: Untitled[] = [];
    for await (const event of liveScheduleEvents(table, organization, now)) {
      for (const targetId of scopesSharedWithAll(given, event))
        neighbours.push({ event, title: event.title, targetId });
    }
    return neighbours;
  }
  const targets = foldTargets(given);
  const found = await readEventsOn(
    table,
    organization,
    targets.map(({ id }) => id),
    now,
  );
  assertAllThere(given, (id) => found.has(id));
  // One that is on several targets is the same event there.
  const events = new Map<string, ScheduledEvent>();
  return [...found].flatMap(([targetId, all]) =>
    all.map((event): Untitled => {
      const known = events.get(event.id) ?? event;
      events.set(event.id, known);
      return { event: known, title: null, targetId };
    }),
  );
}

/** Where an event shares something with all of a kind: at each of its targets of the kind, or at all. */
function scopesSharedWithAll(all: Extract<EventTargets, string>, { targets }: ScheduleEvent): readonly TargetScope[] {
  if (typeof targets === 'string') return targets === all ? [all] : [];
  return scopesOf(targets.filter(({ id }) => concerns(all, id)));
}

/** The conflicts with the titles of the others; without those whose event was deleted meanwhile. */
export async function withTitles<Met extends Conflict & { readonly title: string | null }>(
  table: Table,
  organization: OrganizationId,
  conflicts: readonly Met[],
): Promise<readonly (Met & { readonly title: string })[]> {
  const untitled = new Set(conflicts.filter(({ title }) => title === null).map(({ eventId }) => eventId));
  const titles = await findEventTitles(table, organization, [...untitled]);
  return conflicts.flatMap((conflict) => {
    const title = conflict.title ?? titles.get(conflict.eventId);
    return title === undefined ? [] : [{ ...conflict, title }];
  });
}
