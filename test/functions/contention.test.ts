/** Many who write one thing at the same moment: each is asked to wait, none to come again. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createAnsweringGroup, updateAnsweringGroup } from '../../contract/answering-groups.ts';
import { updateOrganization } from '../../contract/organization.ts';
import { createScheduleEvent, updateScheduleEvent } from '../../contract/schedule-events.ts';
import { updateUser } from '../../contract/users.ts';
import { House, type HouseReply } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { colleague, settle, type World } from '../build/world.ts';

let test: TestTable;
let house: House;
let world: World;
beforeAll(async () => {
  test = await startTestTable();
  house = new House(test.table.name);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  world = await settle(house);
});
afterAll(async () => {
  vi.restoreAllMocks();
  house.leave();
  await test.stop();
});

const writers = 30;

/** What came of as many requests at once: how many of each status, and the highest version. */
async function atOnce(request: (place: number) => Promise<HouseReply>): Promise<readonly unknown[]> {
  const replies = await Promise.all(Array.from({ length: writers }, (_, place) => request(place)));
  const good = replies.filter(({ status }) => status === 200);
  return [good.length, Math.max(...good.map(({ body }) => body.version as number))];
}

const as = () => world.administrator;
const christmas = { title: 'Jul', targets: 'all-ivr-menus', start: '2031-12-24T00:00', end: '2031-12-27T08:00' };

it('the organisation', async () => {
  const rename = (place: number) => house.call(updateOrganization, { as: as(), body: { name: `Bageriet ${place}` } });
  expect(await atOnce(rename)).toEqual([writers, 1 + writers]);
});

it('a user', async () => {
  const { id } = await colleague(house, world);
  const move = (place: number) =>
    house.call(updateUser, { as: as(), path: { userId: id }, body: { city: `Stad ${place}` } });
  expect(await atOnce(move)).toEqual([writers, 1 + writers]);
});

it('a group', async () => {
  const { body } = await house.call(createAnsweringGroup, { as: as(), body: { name: 'Order' } });
  const rename = (place: number) =>
    house.call(updateAnsweringGroup, { as: as(), path: { answeringGroupId: body.id }, body: { name: `Nr ${place}` } });
  expect(await atOnce(rename)).toEqual([writers, 1 + writers]);
});

it('a schedule event', async () => {
  const { body } = await house.call(createScheduleEvent, { as: as(), body: christmas });
  const rename = (place: number) =>
    house.call(updateScheduleEvent, { as: as(), path: { scheduleEventId: body.id }, body: { title: `Nr ${place}` } });
  expect(await atOnce(rename)).toEqual([writers, 1 + writers]);
});
