/** How many messages the times of one event may play. */
import { expect, it } from 'vitest';
import { createScheduleEvent, putScheduleException } from '../../contract/schedule-events.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { storeMessages } from '../build/stored-message.ts';
import { nthId } from '../web/support/entities.ts';

const api = openInProcessApi({ now: Date.parse('2026-11-30T12:00:00Z') });

it('plays at most twenty different messages in an event', async () => {
  const { administrator: as, organizationId } = api.world;
  const messages = Array.from({ length: 21 }, (_, place) => nthId('msg', place + 1));
  await storeMessages(api.house.table, organizationId as unknown as OrganizationId, ...messages);
  const { id } = (
    await api.call(createScheduleEvent, {
      as,
      body: {
        title: 'Lunch',
        targets: 'all-ivr-menus',
        start: '2032-01-01T12:00',
        end: '2032-01-01T13:00',
        recurrence: 'daily',
      },
    })
  ).body;
  const play = async (day: number) => {
    const date = `2032-01-${String(day).padStart(2, '0')}`;
    const { status, body } = await api.call(putScheduleException, {
      as,
      path: { scheduleEventId: id, date },
      body: { start: `${date}T12:00`, end: `${date}T13:00`, messageId: messages[day - 1] },
    });
    return [status, ...(body.errors ?? []).map(({ field, code }: Record<string, string>) => `${field}: ${code}`)];
  };
  for (let day = 1; day <= 20; day += 1) expect([day, ...(await play(day))]).toEqual([day, 200]);
  expect(await play(21)).toEqual([400, 'messageId: too-many']);
});
