/** What a transaction of a command promises, whatever it writes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getItem } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { idFrom } from '../../domain/ids.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const org = idFrom('org', '1'.padStart(26, '0'));
const items = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ put: { pk: `O#${org}#TEST-${count}`, sk: String(place) } }));

it('has at most 100 items, with the journal entry', async () => {
  expect(await commit(test.table, org, items(99), anEntry())).toBe('done');
  await expect(commit(test.table, org, items(100), anEntry())).rejects.toThrow('101 items in one transaction');
  expect(await getItem(test.table, { pk: `O#${org}#TEST-100`, sk: '0' })).toBeNull();
});
