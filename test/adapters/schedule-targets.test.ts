import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteItem, getItem, putItem } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { keys } from '../../adapters/table/keys.ts';
import { listReferences } from '../../adapters/table/references.ts';
import { linkEnd, linkItem } from '../../adapters/table/schedule-links.ts';
import {
  findTarget,
  listAllTargets,
  listTargets,
  newRosters,
  readRoster,
  readSchedule,
  rosterWrite,
} from '../../adapters/table/schedule-targets.ts';
import { targetAttributes, type Target } from '../../adapters/table/target-items.ts';
import { targetDeletes } from '../../adapters/table/target-writes.ts';
import type { TargetScope } from '../../domain/schedule-target.ts';
import { mostAgents } from '../../domain/answering-group.ts';
import { idFrom, ulidOf, type OrganizationId } from '../../domain/ids.ts';
import { stateAt, type ScheduledEvent } from '../../domain/schedule.ts';
import { commitTarget } from '../../functions/shared/schedule-targets/commit-target.ts';
import { anEntry } from '../build/entry.ts';
import { aScheduledEvent, eventId, wall } from '../build/schedule-event.ts';
import { aGroup, aMenu, groupId, menuId } from '../build/schedule-target.ts';
import { storeTarget } from '../build/stored-target.ts';
import { storeMessages } from '../build/stored-message.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { phone, userId } from '../build/user.ts';
import { ConcurrentWrite, revised } from '../../adapters/table/concurrent-write.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

let count = 0;
let organization: OrganizationId;
beforeEach(async () => {
  count += 1;
  organization = `org_${String(count).padStart(26, '0')}` as OrganizationId;
  await commit(test.table, organization, newRosters(organization, 'Europe/Stockholm'), anEntry());
});

const now = Date.parse('2026-12-25T12:00:00Z');
const put = (scope: TargetScope, event: ScheduledEvent, version = 1) =>
  putItem(test.table, linkItem(organization, scope, { event, version }), {
    expression: 'attribute_not_exists(pk)',
  });
const create = async <Created extends Target>(target: Created, entry = anEntry()): Promise<Created> => {
  expect(await storeTarget(test.table, organization, target, entry)).toBe('done');
  return target;
};
const read = (at = now) => readSchedule(test.table, organization, groupId(1), { at, consistent: true, withUses: true });

describe('a target', () => {
  it('comes back as it was written, with every field', async () => {
    const messages = ['4', '5', '6', '7', '8', '9'].map((digit) => idFrom('msg', digit.repeat(26)));
    await storeMessages(test.table, organization, ...messages);
    const group = await create(
      aGroup({
        number: phone('+46846500491'),
        openingHours: {
          fri: [{ from: '22:00', to: '02:00' }],
          mon: [
            { from: '08:00', to: '12:00' },
            { from: '13:00', to: '17:00' },
          ],
        },
        closedMessageId: idFrom('msg', '4'.repeat(26)),
        override: { state: 'closed', since: now - 1000, until: now },
      }),
    );
    expect(await findTarget(test.table, organization, group.id)).toEqual(group);
    const menu = await create(
      aMenu({
        greetingMessageId: idFrom('msg', '5'.repeat(26)),
        openingHours: {},
        keys: {
          '0': { kind: 'number', number: phone('+46701740605') },
          '1': { kind: 'answering-group', id: group.id },
          '#': { kind: 'message', id: idFrom('msg', '6'.repeat(26)) },
        },
      }),
    );
    expect(await findTarget(test.table, organization, menu.id)).toEqual(menu);
    const { targets } = await listTargets(test.table, organization, 'ivr-menu', { limit: 25 });
    expect(targets).toEqual([menu]);
    expect(await findTarget(test.table, organization, groupId(9))).toBeNull();
  });

  it('is created once, however often the same request comes', async () => {
    const entry = anEntry();
    const group = await create(aGroup({ number: phone('+46846500491') }), entry);
    expect(await storeTarget(test.table, organization, group, entry)).toBe('already');
  });

  it('is written under the revision that was read', async () => {
    const before = await create(aGroup());
    const change = { before, after: revised({ ...before, name: 'Ny', version: 2 }), entry: anEntry() };
    expect(await commitTarget(test.table, organization, change)).toBe('done');
    expect(await findTarget(test.table, organization, before.id)).toMatchObject({ name: 'Ny', revision: 2 });
    await expect(commitTarget(test.table, organization, { ...change, entry: anEntry() })).rejects.toThrow(
      ConcurrentWrite,
    );
    expect((await listAllTargets(test.table, organization, 'answering-group')).map(({ name }) => name)).toEqual(['Ny']);
  });
});

describe('what a target points at', () => {
  it('is noted beside it, once, until it does so no more', async () => {
    const group = await create(aGroup());
    const leads: ReturnType<typeof aMenu>['keys'] = {
      '1': { kind: 'answering-group', id: group.id },
      '2': { kind: 'answering-group', id: group.id },
    };
    const menu = await create(aMenu({ keys: leads }));
    expect(await listReferences(test.table, organization, group.id)).toEqual([menu.id]);
    expect((await read())?.usedBy).toEqual([menu.id]);
    const one = revised({ ...menu, keys: { '2': leads['2'] ?? { kind: 'answering-group', id: group.id } } });
    await commitTarget(test.table, organization, { before: menu, after: one, entry: anEntry() });
    expect(await listReferences(test.table, organization, group.id)).toEqual([menu.id]);
    await commitTarget(test.table, organization, {
      before: one,
      after: revised({ ...one, keys: {} }),
      entry: anEntry(),
    });
    expect(await listReferences(test.table, organization, group.id)).toEqual([]);
  });

  it('must be there: a group, a user', async () => {
    const gone = (field: string) => ({
      code: 'invalid-request',
      errors: [{ field, code: 'unknown-reference' }],
    });
    const menu = aMenu({ keys: { '3': { kind: 'answering-group', id: groupId(1) } } });
    await expect(storeTarget(test.table, organization, menu, anEntry())).rejects.toMatchObject(gone('keys.3.id'));
    const group = aGroup({ agents: [{ userId: userId(1), loggedIn: true }] });
    await expect(storeTarget(test.table, organization, group, anEntry())).rejects.toMatchObject(
      gone('agents[0].userId'),
    );
  });
});

describe('a target that is deleted', () => {
  it('leaves nothing but the journal', async () => {
    const group = await create(aGroup({ number: phone('+46846500491') }));
    const menu = await create(aMenu({ keys: { '1': { kind: 'answering-group', id: group.id } } }));
    for (const target of [menu, group]) {
      const kind = target === menu ? 'ivr-menu' : 'answering-group';
      const roster = await readRoster(test.table, organization, kind);
      await commit(test.table, organization, targetDeletes(organization, target, roster), anEntry());
    }
    expect(await read()).toBeNull();
    expect(await listAllTargets(test.table, organization, 'answering-group')).toEqual([]);
    expect(await listAllTargets(test.table, organization, 'ivr-menu')).toEqual([]);
    expect(await getItem(test.table, keys.userSearch(organization, 'T#+46846500491'))).toBeNull();
    expect(await getItem(test.table, keys.references(organization, group.id))).toBeNull();
  });

  it('stays when something came to point at it, or an event to lie on it, since it was read', async () => {
    const group = await create(aGroup());
    const roster = await readRoster(test.table, organization, 'answering-group');
    const deletion = () => commit(test.table, organization, targetDeletes(organization, group, roster), anEntry());
    const menu = await create(aMenu({ keys: { '1': { kind: 'answering-group', id: group.id } } }));
    await expect(deletion()).rejects.toThrow(ConcurrentWrite);
    await commitTarget(test.table, organization, {
      before: menu,
      after: revised({ ...menu, keys: {} }),
      entry: anEntry(),
    });
    await commit(test.table, organization, [rosterWrite(organization, 'answering-group', roster)], anEntry());
    await expect(deletion()).rejects.toThrow(ConcurrentWrite);
    expect(await read()).not.toBeNull();
  });
});

describe('the schedule of a target', () => {
  it('has the events of its own and of its kind that are not long over, each in its newest version', async () => {
    await create(aGroup());
    const own = aScheduledEvent();
    const ofAll = aScheduledEvent({ id: eventId(2), recurrence: 'yearly' });
    const over = aScheduledEvent({ id: eventId(3), start: wall('2026-12-01T00:00'), end: wall('2026-12-20T00:00') });
    const moved = aScheduledEvent({ id: eventId(4), end: wall('2026-12-26T08:00') });
    await put(groupId(1), own);
    await put('all-answering-groups', ofAll);
    await put('all-ivr-menus', aScheduledEvent({ id: eventId(5) }));
    await put(groupId(2), aScheduledEvent({ id: eventId(6) }));
    await put(groupId(1), over);
    await put(groupId(1), moved, 2);
    await put(groupId(1), { ...moved, end: wall('2026-12-27T08:00') }, 1);
    const schedule = await read();
    expect(schedule?.schedule.events.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      own,
      ofAll,
      moved,
    ]);
    expect(schedule?.ownEvents.map(({ id }) => id).toSorted()).toEqual([own.id, moved.id]);
    // Of the past, what is still known: that one was not over then.
    expect((await read(Date.parse('2026-12-19T10:00:00Z')))?.ownEvents).toHaveLength(3);
  });

  // Before, an occurrence was as long as the first, so that this one ended on 2 April. What was stored then lies under that key.
  it('has events that were stored before ends moved by months, until they are over', async () => {
    await create(aGroup());
    const monthly = { r: 'monthly', s: '2027-02-25T00:00', n: 8 * 24 * 60, u: '2027-03-31', v: 1 };
    const key = { pk: keys.target(organization, groupId(1)).pk, sk: `L#2027-04-03T00:00Z#${ulidOf(eventId(1))}` };
    await putItem(test.table, { ...key, ...monthly }, { expression: 'attribute_not_exists(pk)' });
    const lastMinute = Date.parse('2027-04-04T21:59:00Z');
    const schedule = (await read(lastMinute))?.schedule;
    expect(schedule && stateAt(schedule, lastMinute)).toMatchObject({
      state: 'closed',
      nextChangeAt: Date.parse('2027-04-04T22:00:00Z'),
    });
    // And it is found again by a command that deletes or moves it.
    expect(keys.link(organization, groupId(1), linkEnd(schedule?.events[0] as ScheduledEvent), eventId(1))).toEqual(
      key,
    );
  });

  it('goes by the time zone of the organisation', async () => {
    await create(aGroup());
    expect((await read())?.schedule.timeZone).toBe('Europe/Stockholm');
  });

  it('has none where the target is gone, whatever is left beside it', async () => {
    await put(groupId(1), aScheduledEvent());
    expect(await read()).toBeNull();
    await deleteItem(test.table, keys.target(organization, 'all-answering-groups'));
    await create(aGroup());
    await expect(read()).rejects.toThrow('no item for all of a kind');
  });
});

it('lists menus of a name’s beginning, page after page', async () => {
  for (const [place, name] of ['Öst', 'Väst', 'väster', 'Nord', 'Västra'].entries()) {
    await create(aMenu({ id: menuId(place), name }));
  }
  const first = await listTargets(test.table, organization, 'ivr-menu', { prefix: 'v|st', limit: 2 });
  const rest = await listTargets(test.table, organization, 'ivr-menu', { prefix: 'v|st', limit: 2, after: first.next });
  expect([...first.targets, ...rest.targets].map(({ name }) => name)).toEqual(['Väst', 'väster', 'Västra']);
});

describe('the size of a group', () => {
  const office = { from: '08:00', to: '17:00' };
  const withAgents = (place: number, agents: number) =>
    aGroup({
      id: groupId(place),
      name: `Kundtjänst ${String(place).padStart(2, '0')}`,
      openingHours: { mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] },
      agents: Array.from({ length: agents }, (_, agent) => ({ userId: userId(agent), loggedIn: true })),
    });

  it.each([
    [8, 2],
    [mostAgents, 8],
  ])('sets what a page of 25 costs: with %d agents each at most %d read units', async (agents, most) => {
    for (let place = 10; place < 35; place += 1) {
      const { name, ...group } = withAgents(place, agents);
      const row = keys.targetList(organization, 'answering-group', `${name}·${ulidOf(group.id)}`);
      await putItem(
        test.table,
        { ...row, ...targetAttributes({ name, ...group }) },
        { expression: 'attribute_not_exists(pk)' },
      );
    }
    const { result, units } = await test.measure(() =>
      listTargets(test.table, organization, 'answering-group', { limit: 25 }),
    );
    expect(result.targets).toHaveLength(25);
    expect(units).toBeLessThanOrEqual(most);
  });

  it.each([
    [8, 1],
    [mostAgents, 2],
  ])('sets what a state costs among 20 events: with %d agents at most %d read units', async (agents, most) => {
    const group = withAgents(1, agents);
    await putItem(
      test.table,
      { ...keys.target(organization, group.id), ...targetAttributes(group) },
      { expression: 'attribute_not_exists(pk)' },
    );
    for (let place = 1; place <= 20; place += 1) await put(group.id, aScheduledEvent({ id: eventId(place) }));
    const { result, units } = await test.measure(() => readSchedule(test.table, organization, group.id, { at: now }));
    expect(result?.ownEvents).toHaveLength(20);
    expect(units).toBeLessThanOrEqual(most);
  });
});
