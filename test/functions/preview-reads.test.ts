/** What a preview reads: the links of the chosen targets, however many events the organisation has. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createAnsweringGroup } from '../../contract/answering-groups.ts';
import { createIvrMenu } from '../../contract/ivr-menus.ts';
import { createScheduleEvent, deleteScheduleEvent, previewScheduleEvent } from '../../contract/schedule-events.ts';
import { House } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { settle, type World } from '../build/world.ts';

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

const christmas = { title: 'Julstängt', start: '2031-12-24T00:00', end: '2031-12-27T08:00' };
const made = async (operation: typeof createAnsweringGroup | typeof createScheduleEvent, body: object) =>
  (await house.call(operation, { as: world.administrator, body })).body.id as string;
const group = async (name: string) => ({ kind: 'answering-group', id: await made(createAnsweringGroup, { name }) });
const preview = async (body: object) => {
  house.meter.reset();
  const reply = await house.call(previewScheduleEvent, { as: world.administrator, body: { ...christmas, ...body } });
  return { ...reply, reads: house.meter.reads };
};

it('costs the same whatever other groups, menus and years have', async () => {
  const [mine, other] = [await group('Order'), await group('Support')];
  await made(createScheduleEvent, { ...christmas, title: 'Min', targets: [mine] });
  const alone = await preview({ targets: [mine] });
  expect(alone.body.conflicts.map(({ title }: { title: string }) => title)).toEqual(['Min']);
  const menu = {
    kind: 'ivr-menu',
    id: (await house.call(createIvrMenu, { as: world.administrator, body: { name: 'Meny' } })).body.id,
  };
  for (let place = 0; place < 30; place += 1) {
    const targets = place % 3 === 0 ? 'all-ivr-menus' : [place % 3 === 1 ? menu : other];
    await made(createScheduleEvent, { ...christmas, title: 'x'.repeat(100), targets });
  }
  const among = await preview({ targets: [mine] });
  expect([among.reads, among.body.conflicts]).toEqual([alone.reads, alone.body.conflicts]);
});

it('finds what is on a group itself and on all groups, once for each group that is shared', async () => {
  const [one, two] = [await group('Ett'), await group('Två')];
  const both = await made(createScheduleEvent, { ...christmas, title: 'Båda', targets: [one, two] });
  const all = await made(createScheduleEvent, { ...christmas, title: 'Alla', targets: 'all-answering-groups' });
  const { body } = await preview({ targets: [one, two] });
  const met = body.conflicts.map(({ eventId, title, targetId }: Record<string, string>) => [eventId, title, targetId]);
  expect(met).toHaveLength(4);
  expect(met).toEqual(
    expect.arrayContaining(
      [one, two].flatMap(({ id }) => [
        [both, 'Båda', id],
        [all, 'Alla', id],
      ]),
    ),
  );
  // All groups: at each group that an event is on by itself, and at all for one on all.
  const forAll = (await preview({ targets: 'all-answering-groups' })).body.conflicts;
  expect(forAll).toEqual(
    expect.arrayContaining([expect.objectContaining({ eventId: all, targetId: 'all-answering-groups' })]),
  );
  await house.call(deleteScheduleEvent, { as: world.administrator, path: { scheduleEventId: all } });
});

it('says no to a group that is not there, at its place', async () => {
  const mine = await group('Tre');
  const { status, body } = await preview({ targets: [mine, { kind: 'answering-group', id: `grp_${'0'.repeat(26)}` }] });
  expect([status, body.errors]).toMatchObject([400, [{ field: 'targets[1].id', code: 'unknown-reference' }]]);
});
