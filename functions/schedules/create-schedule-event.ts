import { commit } from '../../adapters/table/commit.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import * as events from '../../adapters/table/schedule-events.ts';
import * as contract from '../../contract/schedule-events.ts';
import { checkEvent, newScheduleEvent, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { implement } from '../request.ts';
import { eventJournal } from '../shared/schedules/event-journal.ts';
import { eventReply } from './event-reply.ts';
import { readRequestedTargets } from '../shared/schedules/event-targets.ts';
import type { SchedulesPowers } from './powers.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';

/** Creates an event with its links, in one transaction. */
export const createScheduleEvent = implement(
  contract.createScheduleEvent,
  async (request, { table }: SchedulesPowers) => {
    const { organizationId, body, at, now, newId } = request;
    const id = newId('evt');
    const activityId = newId('act');
    checkEvent({ ...body, id, timeZone: body.timeZone ?? 'UTC', exceptions: {} });
    const event = await retryOnConflict(async (): Promise<ScheduleEvent> => {
      const [organization, { targets, names, guards }] = await Promise.all([
        getOrganization(table, organizationId),
        readRequestedTargets(table, organizationId, body.targets),
      ]);
      const fields = { ...body, targets, timeZone: body.timeZone ?? organization.timeZone };
      const fresh = newScheduleEvent(fields, { id, at });
      const entry = { ...eventJournal(request, { before: null, after: fresh, names }), id: activityId };
      const { writes } = events.scheduleEventWrites(organizationId, { before: null, after: fresh, now });
      const committed = await commit(table, organizationId, [...writes, ...guards], entry);
      return committed === 'done' ? fresh : events.getScheduleEvent(table, organizationId, id);
    });
    return eventReply(event);
  },
);
