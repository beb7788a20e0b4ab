import * as contract from '../../contract/schedule-events.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { checkException, checkMessages } from '../../domain/schedule-event.ts';
import type { OccurrenceException } from '../../domain/schedule.ts';
import { implement } from '../request.ts';
import { changeEvent } from './change-event.ts';
import { eventReply } from './event-reply.ts';
import type { SchedulesPowers } from './powers.ts';

/** All of them lie in every link of the event. */
const mostExceptions = 100;

/** Skips an occurrence, or gives it times and a message of its own; what it was before does not matter. */
export const putScheduleException = implement(
  contract.putScheduleException,
  async (request, { table }: SchedulesPowers) => {
    const { path, body } = request;
    const exception: OccurrenceException =
      'skip' in body ? body : { start: body.start, end: body.end, messageId: body.messageId ?? null };
    const event = await changeEvent(request, table, path.scheduleEventId, async (before) => {
      checkException(before, path.date, exception);
      const others = Object.entries(before.exceptions).filter(([date]) => date !== path.date);
      if (others.length >= mostExceptions) {
        throw new DomainError('invalid-request', {
          errors: [{ field: 'date', code: 'too-many', values: { most: mostExceptions } }],
        });
      }
      const all = [...others, [path.date, exception] as const].toSorted(([one], [other]) => (one < other ? -1 : 1));
      const after = { ...before, exceptions: Object.fromEntries(all) };
      checkMessages(after);
      return { after };
    });
    return eventReply(event);
  },
);
