import { commit } from '../../adapters/table/commit.ts';
import { scheduleEventDeletes } from '../../adapters/table/schedule-events.ts';
import * as contract from '../../contract/schedule-events.ts';
import { implement } from '../request.ts';
import { withEvent } from './change-event.ts';
import { eventJournal } from '../shared/schedules/event-journal.ts';
import type { SchedulesPowers } from './powers.ts';

/** Deletes an event, all its occurrences; what it has been stays in the activity log. */
export const deleteScheduleEvent = implement(
  contract.deleteScheduleEvent,
  async (request, { table }: SchedulesPowers) => {
    const { organizationId, path, now } = request;
    await withEvent(request, table, path.scheduleEventId, async (event) => {
      const entry = eventJournal(request, { before: event, after: null, names: new Map() });
      await commit(table, organizationId, scheduleEventDeletes(organizationId, event, now), entry);
    });
    return undefined;
  },
);
