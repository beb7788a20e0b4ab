import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit } from '../../adapters/table/commit.ts';
import { journalItem, listJournal, listJournalBetween, parseJournalItem } from '../../adapters/table/journal.ts';
import { idFrom, type ActivityId, type UserId } from '../../domain/ids.ts';
import { ulidSpan } from '../../functions/ulid-span.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, userId } from '../build/user.ts';
import { createUser } from '../build/stored-user.ts';

let test: TestTable;
const org = idFrom('org', '1'.padStart(26, '0'));
const other = idFrom('org', '2'.padStart(26, '0'));
const at = Date.parse('2026-11-23T08:00:00Z');
/** The id of an entry that was made so many seconds after {@link at}. */
const activity = (seconds: number): ActivityId => idFrom('act', ulidSpan(at + seconds * 1000, at)[0]);

async function create(id: UserId, seconds: number, organization = org): Promise<void> {
  const unique = { username: `u${seconds}`, email: null, primaryNumber: null, secondaryNumber: null };
  await createUser(
    test.table,
    organization,
    aUser({ id, ...unique }),
    anEntry({ id: activity(seconds), entityId: id }),
  );
}

beforeAll(async () => {
  test = await startTestTable();
  for (const [id, seconds] of [
    [1, 0],
    [2, 10],
    [3, 20],
  ] as const)
    await create(userId(id), seconds);
  await create(userId(9), 5, other);
});
afterAll(() => test.stop());

it('tells what was done in the organisation, newest first, a page at a time', async () => {
  const first = await listJournal(test.table, org, { limit: 2 });
  expect(first.entries.map(({ id }) => id)).toEqual([activity(20), activity(10)]);
  const second = await listJournal(test.table, org, { limit: 2, after: first.last ?? undefined });
  expect(second.entries.map(({ id }) => id)).toEqual([activity(0)]);
  expect(second.last).toBeNull();
});

it('tells what was done to one thing', async () => {
  const { entries } = await listJournal(test.table, org, { entityId: userId(2), limit: 25 });
  expect(entries).toMatchObject([{ entityId: userId(2), action: 'user-created' }]);
});

it('says nothing of another organisation’s things', async () => {
  expect((await listJournal(test.table, org, { entityId: userId(9), limit: 25 })).entries).toEqual([]);
});

it('is read again between two instants, both included', async () => {
  expect(await idsBetween('journal', 10, 20)).toEqual([activity(10), activity(20)]);
});

describe('what the system did by itself', () => {
  const group = idFrom('grp', '4'.padStart(26, '0'));
  const closed = anEntry({ id: activity(15), action: 'target-state-changed', entityId: group, data: {} });
  beforeAll(() => commit(test.table, org, [], closed));

  it('is not among what people did, but listed for who asks for it', async () => {
    const people = await listJournal(test.table, org, { limit: 25 });
    expect(people.entries.map(({ action }) => action)).not.toContain('target-state-changed');
    expect((await listJournal(test.table, org, { entityId: group, limit: 25 })).entries).toEqual([]);
    for (const entityId of [undefined, group]) {
      const { entries } = await listJournal(test.table, org, { system: true, entityId, limit: 25 });
      expect(entries).toEqual([closed]);
    }
  });

  it('is kept for 35 days', async () => {
    expect(journalItem(org, closed).expiresAtEpochSeconds).toBe(Date.parse('2026-12-28T08:00:00Z') / 1000);
  });

  it('is read again too', async () => {
    expect(await idsBetween('systemJournal', 10, 20)).toEqual([activity(15)]);
  });
});

describe('what an entry wakes', () => {
  const wakes = {
    target: [idFrom('grp', '4'.padStart(26, '0')), 'all-ivr-menus'],
    user: [idFrom('usr', '5'.padStart(26, '0'))],
  } as const;

  it('is kept by kind, and the kinds as a string, which a filter of the stream can ask for', () => {
    const entry = anEntry({ wakes });
    expect(journalItem(org, entry)['wokenKinds']).toBe('target user');
    expect(parseJournalItem(journalItem(org, entry)).entry).toEqual(entry);
  });

  it.each([undefined, {}, { target: [] }])('is nothing to a filter when it is %j', (nothing) => {
    expect(journalItem(org, anEntry({ wakes: nothing }))['wokenKinds']).toBeUndefined();
  });
});

describe('the data of an entry', () => {
  const line = {
    product: 'mobile',
    users: [idFrom('usr', '5'.padStart(26, '0')), null],
    price: { ore: 9900, free: false },
  };

  it('is kept as it is: lists and objects', async () => {
    const entry = anEntry({ data: { lines: [line, line], note: 'Åhus' } });
    await commit(test.table, org, [], entry);
    const { entries } = await listJournal(test.table, org, { entityId: entry.entityId, limit: 1 });
    expect(entries).toEqual([entry]);
  });

  it('is rejected before it is written when it is too long for an event', () => {
    const entry = anEntry({ data: { lines: Array.from({ length: 500 }, () => line) } });
    expect(() => journalItem(org, entry)).toThrow('the data of user-created has more than 32768 bytes');
  });
});

async function idsBetween(of: 'journal' | 'systemJournal', from: number, to: number): Promise<ActivityId[]> {
  const ids: ActivityId[] = [];
  for await (const item of listJournalBetween(test.table, org, of, ulidSpan(at + from * 1000, at + to * 1000)))
    ids.push(parseJournalItem(item).entry.id);
  return ids;
}
