/** Events and their links in the table, with what writes the rest of them after a change: every target reads an event right, before, between and after the writes of a change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getItem, query } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { commit } from '../../adapters/table/commit.ts';
import { linkWrites } from '../../adapters/table/schedule-event-links.ts';
import {
  findScheduleEvent,
  listScheduleEvents,
  scheduleEventDeletes,
  scheduleEventWrites,
} from '../../adapters/table/schedule-events.ts';
import { earliestLink, newestEvents, parseLink } from '../../adapters/table/schedule-links.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import { activeUntil } from '../../domain/schedule.ts';
import { saveEvent, settleLinks } from '../../functions/shared/schedules/save-event.ts';
import { anEntry } from '../build/entry.ts';
import { aScheduleEvent, eventId, onGroups, wall } from '../build/schedule-event.ts';
import { groupId } from '../build/schedule-target.ts';
import { storeMessages } from '../build/stored-message.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

let organizations = 0;
const organization = (): OrganizationId => idFrom('org', String((organizations += 1)).padStart(26, '0'));

const now = Date.parse('2026-11-23T08:00:00Z');
const entry = () => anEntry({ action: 'schedule-event-created' });

const commitNew = (org: OrganizationId, after: ScheduleEvent, once = entry()) =>
  commit(test.table, org, scheduleEventWrites(org, { before: null, after, now: Date.parse(once.at) }).writes, once);
const create = async (org: OrganizationId, event: ScheduleEvent) => {
  expect(await commitNew(org, event)).toBe('done');
  return event;
};
const save = (org: OrganizationId, before: ScheduleEvent, different: Partial<ScheduleEvent>) =>
  saveEvent(test.table, org, {
    before,
    after: { ...before, ...different, version: before.version + 1 },
    entry: entry(),
  });
/** What lies in the partition of a group, by key, links that are over too. */
const linksOf = async (org: OrganizationId, count: number): Promise<readonly string[]> => {
  const { pk } = keys.target(org, groupId(count));
  const { items } = await query(test.table, { partition: pk, prefix: 'L#', limit: 100, consistent: true });
  return items.map(({ sk }) => String(sk).slice(2, -27));
};
/** When the events that a group reads at a moment end, as it reads them. */
const liveEnds = async (org: OrganizationId, count: number, at = now): Promise<readonly string[]> => {
  const { pk } = keys.target(org, groupId(count));
  const between = [`L#${earliestLink(at)}`, 'L#~'] as const;
  const { items } = await query(test.table, { partition: pk, between, limit: 100, consistent: true });
  const live = newestEvents(items.map(parseLink)).filter((event) => (activeUntil(event) ?? Infinity) > at);
  return live.map(({ end }) => end);
};

describe('a schedule event', () => {
  it.each<[string, Partial<ScheduleEvent>]>([
    ['as it is by default', {}],
    ['for all menus', { targets: 'all-ivr-menus' }],
    [
      'with all that one can have',
      {
        targets: [...(onGroups(2) as []), { kind: 'ivr-menu', id: idFrom('mnu', '5'.repeat(26)) }],
        recurrence: 'weekly',
        until: '2027-12-31' as never,
        messageId: idFrom('msg', '3'.repeat(26)),
        exceptions: {
          '2026-12-31': { skip: true },
          '2027-01-07': { start: wall('2027-01-08T00:00'), end: wall('2027-01-08T12:00'), messageId: null },
        } as ScheduleEvent['exceptions'],
        holiday: { code: 'christmas-eve', year: 2026 },
        hasUniquenessItem: true,
        renewYearly: true,
        renewedAs: eventId(9),
      },
    ],
  ])('comes back as it was stored: %s', async (_, different) => {
    const org = organization();
    await storeMessages(test.table, org, idFrom('msg', '3'.repeat(26)));
    const event = await create(org, aScheduleEvent(different));
    expect(await findScheduleEvent(test.table, org, event.id)).toEqual(event);
    expect(await findScheduleEvent(test.table, organization(), event.id)).toBeNull();
  });

  it('is written once by a request that comes again', async () => {
    const org = organization();
    const [event, once] = [aScheduleEvent(), entry()];
    expect(await commitNew(org, event, once)).toBe('done');
    expect(await commitNew(org, { ...event, title: 'Annat' }, once)).toBe('already');
    expect((await findScheduleEvent(test.table, org, event.id))?.title).toBe(event.title);
  });

  it('lies with all of its targets until it is deleted', async () => {
    const org = organization();
    const event = await create(org, aScheduleEvent({ targets: onGroups(80) }));
    for (const count of [1, 2, 80]) expect(await linksOf(org, count)).toEqual(['2026-12-28T08:00Z']);
    await commit(test.table, org, scheduleEventDeletes(org, event, now), entry());
    for (const count of [1, 2, 80]) expect(await linksOf(org, count)).toEqual([]);
    expect(await findScheduleEvent(test.table, org, event.id)).toBeNull();
  });

  it('lies with its targets when it is over from the beginning, as long as anybody may ask about it', async () => {
    const org = organization();
    await create(org, aScheduleEvent({ start: wall('2025-12-24T00:00'), end: wall('2025-12-27T08:00') }));
    expect(await linksOf(org, 1)).toEqual(['2025-12-28T08:00Z']);
    // More than 400 days ago.
    const long = { start: wall('2025-10-18T00:00'), end: wall('2025-10-19T00:00') };
    await create(org, aScheduleEvent({ id: eventId(2), targets: onGroups(2), ...long }));
    expect(await linksOf(org, 2)).toEqual([]);
  });

  it('is kept for 25 months after its end, or after it was written when that is later', async () => {
    const org = organization();
    const expiry = async (id: ScheduleEvent['id']): Promise<string> => {
      const item = await getItem(test.table, keys.scheduleEvent(org, id));
      return new Date(Number(item?.expiresAtEpochSeconds) * 1000).toISOString().slice(0, 10);
    };
    const event = await create(org, aScheduleEvent());
    expect(await expiry(event.id)).toBe('2029-01-25');
    const old = { start: wall('2020-12-24T00:00'), end: wall('2020-12-25T00:00') };
    await create(org, aScheduleEvent({ id: eventId(2), ...old }));
    expect(await expiry(eventId(2))).toBe('2028-12-22');
    await save(org, event, old);
    expect(await expiry(event.id)).toBe('2028-12-22');
  });

  it('is found by the bell and the reconciler at its end when next year’s is to be made, once', async () => {
    const org = organization();
    const renewing = { holiday: { code: 'christmas-eve', year: 2026 }, renewYearly: true };
    await create(org, aScheduleEvent({ ...renewing }));
    const renewed = { ...renewing, targets: onGroups(2), renewedAs: eventId(3) };
    await create(org, aScheduleEvent({ id: eventId(2), ...renewed }));
    const { items } = await query(test.table, {
      index: 'byOrganizationDue',
      partition: `O#${org.slice(4)}#DUE`,
      limit: 10,
    });
    expect(items.map(({ dueAt }) => dueAt)).toEqual([`2026-12-27T07:00:00.000Z#${eventId(1)}`]);
  });
});

describe('a change', () => {
  it('that only renames leaves the links alone', async () => {
    const org = organization();
    const event = await create(org, aScheduleEvent({ targets: onGroups(80) }));
    const { units } = await test.measure(() => save(org, event, { title: 'Jul och mellandagar' }));
    expect(units).toBeLessThanOrEqual(16);
    expect(await linksOf(org, 7)).toEqual(['2026-12-28T08:00Z']);
  });

  it('of targets takes links away and brings new ones', async () => {
    const org = organization();
    const event = await create(org, aScheduleEvent({ targets: onGroups(3) }));
    await save(org, event, { targets: onGroups(4).slice(2) });
    expect(await Promise.all([1, 2, 3, 4].map((count) => linksOf(org, count)))).toEqual([
      [],
      [],
      ['2026-12-28T08:00Z'],
      ['2026-12-28T08:00Z'],
    ]);
  });

  it.each([
    [48, 'later', '2026-12-30T08:00', '2026-12-31T08:00Z'],
    [48, 'earlier', '2026-12-25T08:00', '2026-12-26T08:00Z'],
    [80, 'later', '2026-12-30T08:00', '2026-12-31T08:00Z'],
    [80, 'earlier', '2026-12-25T08:00', '2026-12-26T08:00Z'],
  ])('of the end of an event on %i targets to %s moves all links', async (targets, _, end, key) => {
    const org = organization();
    const event = await create(org, aScheduleEvent({ targets: onGroups(targets) }));
    const saved = await save(org, event, { end: wall(end) });
    for (const count of [1, 48, 49, 50, targets].filter((each) => each <= targets)) {
      expect(await linksOf(org, count)).toEqual([key]);
    }
    const stored = await findScheduleEvent(test.table, org, event.id);
    expect(stored).toEqual(saved);
    expect([stored?.version, stored?.leftover]).toEqual([2, null]);
  });

  it.each([
    ['later', '2026-12-30T08:00'],
    ['earlier', '2026-12-25T08:00'],
    ['endless', null],
  ])('that dies half way is read right by every target at every moment: to %s', async (_, end) => {
    const org = organization();
    const before = await create(org, aScheduleEvent({ targets: onGroups(80) }));
    const changed =
      end === null ? ({ recurrence: 'yearly', until: null } as const) : ({ end: wall(end) } as Partial<ScheduleEvent>);
    // The command's own transaction, and then nothing.
    const dead = { ...test.table, client: onceOnly(test.table.client) };
    await expect(
      saveEvent(dead, org, { before, after: { ...before, ...changed, version: 2 }, entry: entry() }),
    ).rejects.toThrow('dead');
    const stored = await findScheduleEvent(test.table, org, before.id);
    expect(stored?.leftover).toBe(Date.parse('2026-12-28T08:00Z'));
    await expect(save(org, stored as ScheduleEvent, { title: 'Jul' })).rejects.toThrow('settleLinks comes first');
    for (const count of [1, 49, 80]) expect(await liveEnds(org, count)).toEqual([end ?? before.end]);

    // One of its two transactions, and then nothing.
    const half = { ...test.table, client: onceOnly(test.table.client) };
    await expect(settleLinks(half, org, stored as ScheduleEvent)).rejects.toThrow('dead');
    for (const count of [1, 49, 50, 80]) expect(await liveEnds(org, count)).toEqual([end ?? before.end]);
    // Nobody is told of an old link after the new one is over.
    const later = Date.parse('2027-01-01T08:00Z');
    expect(await liveEnds(org, 80, later)).toEqual(end === null ? [before.end] : []);

    const standing = (await findScheduleEvent(test.table, org, before.id)) as ScheduleEvent;
    const settled = await settleLinks(test.table, org, standing);
    expect(settled.leftover).toBeNull();
    expect(await findScheduleEvent(test.table, org, before.id)).toEqual(settled);
    for (const count of [1, 49, 50, 80]) expect(await linksOf(org, count)).toHaveLength(1);
  });

  it('that ends an event now keeps what it has been, and is nobody’s next event', async () => {
    const org = organization();
    const running = aScheduleEvent({ start: wall('2026-11-20T00:00'), end: wall('2026-11-30T00:00') });
    const event = await create(org, running);
    await save(org, event, { end: wall('2026-11-23T08:00') });
    expect(await linksOf(org, 1)).toEqual(['2026-11-24T08:00Z']);
    expect(await liveEnds(org, 1)).toEqual([]);
  });

  it('whose old and new targets pass a transaction is refused at its targets, and changes nothing', async () => {
    const org = organization();
    const event = await create(org, aScheduleEvent({ targets: onGroups(80) }));
    const others = onGroups(160).slice(80);
    await expect(save(org, event, { targets: others })).rejects.toEqual(
      new DomainError('invalid-request', { errors: [{ field: 'targets', code: 'too-many-at-once' }] }),
    );
    expect(await findScheduleEvent(test.table, org, event.id)).toEqual(event);
    const after = { ...event, targets: onGroups(96).slice(16) };
    expect(linkWrites(org, { before: event, after, now }).writes).toHaveLength(32);
  });

  it('meets another: one of two is told to read again', async () => {
    const org = organization();
    const event = await create(org, aScheduleEvent());
    const outcomes = await Promise.allSettled([save(org, event, { title: 'En' }), save(org, event, { title: 'Två' })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'ConcurrentWrite' },
    });
  });
});

describe('the list', () => {
  it('is by id, in pages, one organisation’s', async () => {
    const org = organization();
    for (const count of [3, 1, 2]) await create(org, aScheduleEvent({ id: eventId(count) }));
    await create(organization(), aScheduleEvent({ id: eventId(4) }));
    const first = await listScheduleEvents(test.table, org, { after: null, limit: 2 });
    expect(first.events.map(({ id }) => id)).toEqual([eventId(1), eventId(2)]);
    const second = await listScheduleEvents(test.table, org, { after: first.next, limit: 2 });
    expect([second.events.map(({ id }) => id), second.next]).toEqual([[eventId(3)], null]);
  });
});

/** A client that does one transaction and dies. */
function onceOnly(client: TestTable['table']['client']): TestTable['table']['client'] {
  let calls = 0;
  const send = (command: never): Promise<unknown> => {
    calls += 1;
    return calls === 1 ? client.send(command) : Promise.reject(new Error('dead'));
  };
  return { send } as unknown as typeof client;
}
