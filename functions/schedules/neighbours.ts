/** The events that lie on the targets of another. */
import type { Table } from '../../adapters/table/client.ts';
import { liveScheduleEvents } from '../../adapters/table/schedule-events.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { concerns, scopesOf, type EventTargets, type ScheduleEvent } from '../../domain/schedule-event.ts';
import type { Neighbour } from '../../domain/schedule-preview.ts';
import type { TargetScope } from '../../domain/schedule-target.ts';

/** All events of an organisation that are not over. Their titles are wanted too, so this is cheaper than the links of the targets. */
export async function readLiveEvents(
  table: Table,
  organization: OrganizationId,
  now: EpochMilliseconds,
): Promise<readonly ScheduleEvent[]> {
  const events: ScheduleEvent[] = [];
  for await (const event of liveScheduleEvents(table, organization, now)) events.push(event);
  return events;
}

/** Those that lie on any of the targets, by themselves or with all of a kind; once for each group or menu that they share, or for all of them. */
export const neighboursOf = (targets: EventTargets, events: readonly ScheduleEvent[]): readonly Neighbour[] =>
  events.flatMap((event) =>
    sharedScopes(targets, event.targets).map((targetId) => ({ event, title: event.title, targetId })),
  );

function sharedScopes(mine: EventTargets, its: EventTargets): readonly TargetScope[] {
  if (typeof its !== 'string') return scopesOf(its.filter(({ id }) => concerns(mine, id)));
  if (typeof mine !== 'string') return scopesOf(mine.filter(({ id }) => concerns(its, id)));
  return mine === its ? [its] : [];
}
