import * as contract from '../../contract/schedule-events.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { checkEvent, checkMessages, withFittingExceptions } from '../../domain/schedule-event.ts';
import { given } from '../given.ts';
import { implement } from '../request.ts';
import { changeEvent } from './change-event.ts';
import { eventReply } from './event-reply.ts';
import type { SchedulesPowers } from './powers.ts';

/**
 * Changes an event, all its occurrences: the fields that came, checked together with those that stay. Exceptions for days on which it no
 * longer occurs, or that would last longer than it now may, fall away, and the journal says so.
 */
export const updateScheduleEvent = implement(
  contract.updateScheduleEvent,
  async (request, { table }: SchedulesPowers) => {
    const { path, body } = request;
    const event = await changeEvent(request, table, path.scheduleEventId, async (before) => {
      const { targets, ...fields } = body;
      const changed = withFittingExceptions({ ...before, ...given(fields) });
      checkEvent(changed);
      checkMessages(changed);
      if (changed.renewYearly && changed.holiday === null) {
        throw new DomainError('invalid-request', { errors: [{ field: 'renewYearly', code: 'needs-holiday' }] });
      }
      return { after: changed, targets };
    });
    return eventReply(event);
  },
);
