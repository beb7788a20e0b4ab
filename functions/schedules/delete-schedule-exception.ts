import * as contract from '../../contract/schedule-events.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { Answer, implement } from '../request.ts';
import { changeEvent } from './change-event.ts';
import type { SchedulesPowers } from './powers.ts';

/** Lets an occurrence be as the others again. Replies with the event's version, so that it can be undone without overwriting anybody. */
export const deleteScheduleException = implement(
  contract.deleteScheduleException,
  async (request, { table }: SchedulesPowers) => {
    const { path } = request;
    const { version } = await changeEvent(request, table, path.scheduleEventId, async (before) => {
      const { [path.date]: exception, ...exceptions } = before.exceptions;
      if (exception === undefined) throw new DomainError('not-found');
      return { after: { ...before, exceptions } };
    });
    return new Answer(undefined, { version });
  },
);
