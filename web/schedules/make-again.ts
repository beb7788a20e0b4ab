/** A schedule event that was deleted is made again. */
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import { exceptionOf } from './schedule-of.ts';

/** For one deletion. What it makes has another id, and all the rest: its exceptions too, or it is not made at all. @throws ApiProblem */
export function makerOf(event: ScheduleEventReply): () => Promise<void> {
  const keyring = createKeyring();
  const { title, targets, start, end, timeZone, recurrence, until, effect, messageId } = event;
  const body = { title, targets, start, end, timeZone, recurrence, until, effect, messageId };
  return async () => {
    const made = await keyring.with(body, (idempotencyKey) =>
      call('createScheduleEvent', { body }, { idempotencyKey }),
    );
    const params = { scheduleEventId: made.id };
    let ifMatch = made.version;
    try {
      for (const exception of event.exceptions) {
        const on = { ...params, date: exception.date };
        ({ version: ifMatch } = await call(
          'putScheduleException',
          { params: on, body: exceptionOf(exception) },
          { ifMatch },
        ));
      }
    } catch (refused) {
      // Without an answer nobody knows whether the last exception is there.
      const { version } = await call('getScheduleEvent', { params });
      await call('deleteScheduleEvent', { params }, { ifMatch: version });
      throw refused;
    }
  };
}
