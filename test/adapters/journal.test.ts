import { afterAll, beforeAll, expect, it } from 'vitest';
import { listJournal, listJournalBetween, parseJournalItem } from '../../adapters/table/journal.ts';
import { createUser } from '../../adapters/table/users.ts';
import { idFrom, type ActivityId, type UserId } from '../../domain/ids.ts';
import { ulidSpan } from '../../functions/ulid-span.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, userId } from '../build/user.ts';

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
  const { items } = await listJournalBetween(test.table, org, ulidSpan(at + 10_000, at + 20_000), undefined);
  expect(items.map((item) => parseJournalItem(item).entry.id)).toEqual([activity(10), activity(20)]);
});
