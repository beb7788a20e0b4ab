/** The way in which every change of an event goes: read, put in order what an earlier one left, decide, write under what was read. */
import type { Table } from '../../adapters/table/client.ts';
import { jitter, type Write } from '../../adapters/table/commit.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';
import { TargetMoved } from '../../adapters/table/schedule-targets.ts';
import { ScheduleEventMoved, settleLinks } from '../../adapters/table/schedule-event-links.ts';
import { getScheduleEvent, saveScheduleEvent } from '../../adapters/table/schedule-events.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { ScheduleEventId } from '../../domain/ids.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { eventJournal, type TargetNames } from './event-journal.ts';

type VersionedRequest = CommonRequest & OrganizationCaller & { readonly ifMatch: number | null };

/** Of those who write one event at the same moment, all but one read again and decide again. */
const mostTries = 8;

/** Does something that others may do at the same moment until it is alone. */
export async function untilAlone<Done>(attempt: () => Promise<Done>): Promise<Done> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ScheduleEventMoved) && !(error instanceof TargetMoved)) throw error;
      await jitter(tries);
    }
  }
  throw new DependencyFailure('the event or its targets were changed by others at every try');
}

/**
 * Does something with one event as it stands.
 * @throws DomainError `not-found`, `stale-version`, and what `act` throws
 */
export const withEvent = <Done>(
  { organizationId, ifMatch }: VersionedRequest,
  table: Table,
  id: ScheduleEventId,
  act: (event: ScheduleEvent) => Promise<Done>,
): Promise<Done> =>
  untilAlone(async () => {
    const event = await getScheduleEvent(table, organizationId, id);
    const settled = await settleLinks(table, organizationId, event);
    if (ifMatch !== null && ifMatch !== settled.version) throw new DomainError('stale-version');
    return act(settled);
  });

/** What an event is to be; and what must hold meanwhile of the targets that it is newly put on, with the names of all. */
export interface Decision {
  readonly after: ScheduleEvent;
  readonly also?: readonly Write[];
  readonly names?: TargetNames;
}

/** Changes one event. What is as it was is not written again. */
export const changeEvent = (
  request: VersionedRequest,
  table: Table,
  id: ScheduleEventId,
  decide: (event: ScheduleEvent) => Promise<Decision>,
): Promise<ScheduleEvent> =>
  withEvent(request, table, id, async (before) => {
    const { after: decided, also = [], names = new Map() } = await decide(before);
    if (JSON.stringify(decided) === JSON.stringify(before)) return before;
    const after = { ...decided, version: before.version + 1 };
    const entry = eventJournal(request, { before, after, names });
    return saveScheduleEvent(table, request.organizationId, { before, after, entry, also });
  });
