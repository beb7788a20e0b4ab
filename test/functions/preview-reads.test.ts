/** What a preview reads: the links of the chosen targets, however many events the organisation has. */
import { expect, it } from 'vitest';
import { createAnsweringGroup } from '../../contract/answering-groups.ts';
import { createIvrMenu } from '../../contract/ivr-menus.ts';
import { createScheduleEvent, deleteScheduleEvent, previewScheduleEvent } from '../../contract/schedule-events.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const api = openInProcessApi();

const christmas = { title: 'Julstängt', start: '2031-12-24T00:00', end: '2031-12-27T08:00' };
const made = async (operation: typeof createAnsweringGroup | typeof createScheduleEvent, body: object) =>
  (await api.call(operation, { as: api.world.administrator, body })).body.id as string;
const group = async (name: string) => ({ kind: 'answering-group', id: await made(createAnsweringGroup, { name }) });
const preview = async (body: object) => {
  api.house.meter.reset();
  const reply = await api.call(previewScheduleEvent, {
    as: api.world.administrator,
    body: { ...christmas, ...body },
  });
  return { ...reply, reads: api.house.meter.reads };
};

it('costs the same whatever other groups, menus and years have', async () => {
  const [mine, other] = [await group('Order'), await group('Support')];
  await made(createScheduleEvent, { ...christmas, title: 'Min', targets: [mine] });
  const alone = await preview({ targets: [mine] });
  expect(alone.body.conflicts.map(({ title }: { title: string }) => title)).toEqual(['Min']);
  const menu = {
    kind: 'ivr-menu',
    id: (await api.call(createIvrMenu, { as: api.world.administrator, body: { name: 'Meny' } })).body.id,
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
  await api.call(deleteScheduleEvent, { as: api.world.administrator, path: { scheduleEventId: all } });
});

it('says no to a group that is not there, at its place', async () => {
  const mine = await group('Tre');
  const { status, body } = await preview({ targets: [mine, { kind: 'answering-group', id: `grp_${'0'.repeat(26)}` }] });
  expect([status, body.errors]).toMatchObject([400, [{ field: 'targets[1].id', code: 'unknown-reference' }]]);
});
