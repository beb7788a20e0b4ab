/** What DynamoDB refuses and the local engine lets pass. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteItem, getItem, putItem, query, type Item, type Key } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const anywhere = { expression: 'attribute_not_exists(nothing)' };

describe('a key', () => {
  it.each<[string, Key & Item]>([
    ['a partition key of the table', { pk: 'p'.repeat(2049), sk: 's' }],
    ['a sort key of the table', { pk: 'p', sk: 's'.repeat(1025) }],
    ['one in bytes, not in characters', { pk: 'p', sk: 'å'.repeat(513) }],
    ['a partition key of an index', { pk: 'p', sk: 's', entityKey: 'e'.repeat(2049) }],
    ['a sort key of an index', { pk: 'p', sk: 's', dueShard: 'd', dueAt: 'd'.repeat(1025) }],
    ['an empty one', { pk: 'p', sk: 's', actorKey: '' }],
  ])('that is too long is refused wherever it is written or read: %s', async (_, item) => {
    await expect(putItem(test.table, item, anywhere)).rejects.toThrow('key takes 1 to');
    await expect(transact(test.table, [{ put: item }])).rejects.toThrow('key takes 1 to');
    await expect(getItem(test.table, item)).rejects.toThrow('key takes 1 to');
    await expect(deleteItem(test.table, item)).rejects.toThrow('key takes 1 to');
  });

  it('as long as DynamoDB takes is taken', async () => {
    const item = { pk: 'p'.repeat(2048), sk: 's'.repeat(1024), entityKey: 'e'.repeat(2048) };
    expect(await putItem(test.table, item, anywhere)).toMatchObject({ done: true });
  });
});

describe('the place after which a query goes on', () => {
  const asked = { partition: 'p', limit: 10 };
  it.each<[string, Parameters<typeof query>[1]]>([
    ['before a range', { ...asked, between: ['b', 'd'], after: { pk: 'p', sk: 'a' } }],
    ['after a range', { ...asked, between: ['b', 'd'], after: { pk: 'p', sk: 'da' } }],
    ['without the prefix', { ...asked, prefix: 'N#', after: { pk: 'p', sk: 'T#a' } }],
    ['longer than a key', { ...asked, after: { pk: 'p', sk: 's'.repeat(1025) } }],
    ['empty', { ...asked, after: { pk: 'p', sk: '' } }],
    ['empty within an index', { ...asked, index: 'byEntity', after: { pk: '', sk: 'a' } }],
    ['longer than a key in its partition', { ...asked, index: 'byEntity', after: { pk: 'p'.repeat(2049), sk: 'a' } }],
    ['of another partition', { ...asked, after: { pk: 'q', sk: 'a' } }],
    ['outside an index’s range', { ...asked, index: 'byEntity', between: ['b', 'd'], after: { pk: 'p', sk: 'e' } }],
  ])('is a cursor that nobody gave when it is %s', async (_, where) => {
    await expect(query(test.table, where)).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  it('may be any within', async () => {
    for (const sk of ['b', 'c', 'd']) {
      expect(await query(test.table, { ...asked, between: ['b', 'd'], after: { pk: 'p', sk } })).toEqual({
        items: [],
        last: null,
      });
    }
  });
});
