/** What plays a voice message, as it is stored on the message, where a transaction has no room for all of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, type Write } from '../../adapters/table/commit.ts';
import { findScheduleEvent, scheduleEventDeletes, scheduleEventWrites } from '../../adapters/table/schedule-events.ts';
import { findVoiceMessage } from '../../adapters/table/voice-messages.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import { saveEvent } from '../../functions/shared/schedules/save-event.ts';
import { anEntry } from '../build/entry.ts';
import { aScheduleEvent, onGroups, wall } from '../build/schedule-event.ts';
import { storeMessages } from '../build/stored-message.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const org = idFrom('org', '1'.padStart(26, '0'));
const now = Date.parse('2026-11-23T08:00:00Z');
const entry = () => anEntry({ action: 'schedule-event-changed' });
const create = async (after: ScheduleEvent): Promise<ScheduleEvent> => {
  await commit(test.table, org, scheduleEventWrites(org, { before: null, after, now }).writes, entry());
  return after;
};
const save = (before: ScheduleEvent, different: Partial<ScheduleEvent>, at = now) =>
  saveEvent(test.table, org, {
    before,
    after: { ...before, ...different, version: before.version + 1 },
    entry: { ...entry(), at: new Date(at).toISOString() },
  });

describe('an event', () => {
  it('of 80 targets and 20 voice messages can be changed, come again after it was over, and be deleted', async () => {
    const messages = Array.from({ length: 20 }, (_, place) => idFrom('msg', String(place).padStart(26, '0')));
    await storeMessages(test.table, org, ...messages);
    const days = Array.from({ length: 19 }, (_, place) => `2026-12-${place + 10}`);
    let event = await create(
      aScheduleEvent({
        targets: onGroups(80),
        start: wall('2026-12-01T08:00'),
        end: wall('2026-12-01T12:00'),
        recurrence: 'daily',
        until: '2026-12-31' as never,
        messageId: messages[0] ?? null,
      }),
    );
    for (const [place, day] of days.entries()) {
      const moved = { start: wall(`${day}T09:00`), end: wall(`${day}T13:00`), messageId: messages[place + 1] ?? null };
      event = await save(event, { exceptions: { ...event.exceptions, [day]: moved } });
    }
    const uses = async () =>
      Promise.all(messages.map(async (id) => (await findVoiceMessage(test.table, org, id))?.uses[String(event.id)]));
    event = await save(event, { title: 'Kortare', until: '2026-12-29' as never });
    // Two years later.
    event = await save(event, { until: '2029-06-30' as never }, Date.parse('2028-11-23T08:00:00Z'));
    expect(await uses()).toEqual(messages.map(() => Date.parse('2029-06-30T10:00:00Z')));
    await commit(test.table, org, scheduleEventDeletes(org, event, now), entry());
    expect(await findScheduleEvent(test.table, org, event.id)).toBeNull();
    expect((await uses()).filter((until) => until === undefined)).not.toEqual([]);
  });

  it('of so many targets that its uses do not fit begins to play a message in its own transaction only', () => {
    const [known, added] = ['7', '8'].map((last) => idFrom('msg', last.padStart(26, '0')));
    const updated = (writes: readonly Write[]) =>
      writes.flatMap((write) => ('update' in write ? [write.update.sk] : []));
    const before = aScheduleEvent({ targets: onGroups(48), messageId: null });
    const moved = { ...before, targets: onGroups(96).slice(48), messageId: added ?? null };
    const { ahead, writes } = scheduleEventWrites(org, { before, after: moved, now });
    expect([updated(ahead), updated(writes)]).toEqual([[], [ulidOf(added as never)]]);

    // One that it played already may be kept for longer before the event is.
    const day = '2027-01-10';
    const played = { start: wall(`${day}T09:00`), end: wall(`${day}T13:00`), messageId: known ?? null };
    const daily = {
      ...before,
      recurrence: 'daily' as const,
      until: '2027-01-31' as never,
      exceptions: { [day]: played },
    };
    const longer = {
      ...moved,
      ...daily,
      targets: moved.targets,
      until: '2027-02-28' as never,
      messageId: added ?? null,
    };
    const both = scheduleEventWrites(org, { before: daily, after: longer, now });
    expect([updated(both.ahead), updated(both.writes)]).toEqual([[ulidOf(known as never)], [ulidOf(added as never)]]);
  });
});
