/** Many who write one thing at the same moment: each is asked to wait, none to come again. */
import { beforeAll, expect, it, vi } from 'vitest';
import { createAnsweringGroup, updateAnsweringGroup } from '../../contract/answering-groups.ts';
import { updateOrganization } from '../../contract/organization.ts';
import { createScheduleEvent, updateScheduleEvent } from '../../contract/schedule-events.ts';
import { updateUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply } from '../build/house.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi();

// The clock of the deadline is still: how often a writer tries is the product's, how long thirty take is the machine's.
beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));

const writers = 30;

/** What came of as many requests at once: how many of each status, and the highest version. */
async function atOnce(request: (place: number) => Promise<HouseReply>): Promise<readonly unknown[]> {
  const replies = await Promise.all(Array.from({ length: writers }, (_, place) => request(place)));
  const good = replies.filter(({ status }) => status === 200);
  return [good.length, Math.max(...good.map(({ body }) => body.version as number))];
}

const as = () => api.world.administrator;
const christmas = { title: 'Jul', targets: 'all-ivr-menus', start: '2031-12-24T00:00', end: '2031-12-27T08:00' };

it('the organisation', async () => {
  const rename = (place: number) => api.call(updateOrganization, { as: as(), body: { name: `Bageriet ${place}` } });
  expect(await atOnce(rename)).toEqual([writers, 1 + writers]);
});

it('a user', async () => {
  const { id } = await colleague(api.house, api.world);
  const move = (place: number) =>
    api.call(updateUser, { as: as(), path: { userId: id }, body: { city: `Stad ${place}` } });
  expect(await atOnce(move)).toEqual([writers, 1 + writers]);
});

it('a group', async () => {
  const { body } = await api.call(createAnsweringGroup, { as: as(), body: { name: 'Order' } });
  const rename = (place: number) =>
    api.call(updateAnsweringGroup, {
      as: as(),
      path: { answeringGroupId: body.id },
      body: { name: `Nr ${place}` },
    });
  expect(await atOnce(rename)).toEqual([writers, 1 + writers]);
});

it('a schedule event', async () => {
  const { body } = await api.call(createScheduleEvent, { as: as(), body: christmas });
  const rename = (place: number) =>
    api.call(updateScheduleEvent, {
      as: as(),
      path: { scheduleEventId: body.id },
      body: { title: `Nr ${place}` },
    });
  expect(await atOnce(rename)).toEqual([writers, 1 + writers]);
});
