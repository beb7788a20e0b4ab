/** A schedule event that was deleted is made again. */
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import { mayPass } from '../api/problem.ts';
import { exceptionOf } from '../data/schedule-of.ts';

/**
 * For one deletion. What it makes has another id, and all the rest: its exceptions too. Called again after a failure that may pass, it goes on
 * where it was; what is refused for good takes away again what was made. @throws ApiProblem
 */
export function makerOf(event: ScheduleEventReply): () => Promise<void> {
  const keyring = createKeyring();
  const { title, targets, start, end, timeZone, recurrence, until, effect, messageId } = event;
  const body = { title, targets, start, end, timeZone, recurrence, until, effect, messageId };
  let madeId: string | null = null;

  const make = async (): Promise<ScheduleEventReply> => {
    // Without an answer nobody knows whether the last exception is there.
    if (madeId !== null) return call('getScheduleEvent', { params: { scheduleEventId: madeId } });
    const made = await keyring.with(body, (idempotencyKey) =>
      call('createScheduleEvent', { body }, { idempotencyKey }),
    );
    madeId = made.id;
    return made;
  };

  return async () => {
    try {
      const made = await make();
      const there = new Set(made.exceptions.map(({ date }) => date));
      let ifMatch = made.version;
      for (const exception of event.exceptions.filter(({ date }) => !there.has(date))) {
        const params = { scheduleEventId: made.id, date: exception.date };
        ({ version: ifMatch } = await call(
          'putScheduleException',
          { params, body: exceptionOf(exception) },
          { ifMatch },
        ));
      }
    } catch (thrown) {
      if (madeId !== null && !mayPass(thrown)) {
        // That it was refused is told, whatever becomes of the rest of it.
        await takeAway(madeId).catch(() => undefined);
        madeId = null;
      }
      throw thrown;
    }
  };
}

async function takeAway(scheduleEventId: string): Promise<void> {
  const params = { scheduleEventId };
  const { version } = await call('getScheduleEvent', { params });
  await call('deleteScheduleEvent', { params }, { ifMatch: version });
}
