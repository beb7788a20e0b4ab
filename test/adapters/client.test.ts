/** What the document client does with items, and what it leaves to `client.ts` and `commit.ts`. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deleteItem, getItem, getItems, putItem, query, updateItem, type Item } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { getTogether } from '../../adapters/table/read-together.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const key = { pk: 'p', sk: 's' };
const item = { ...key, text: '', list: ['å', 1, null], map: { yes: true, number: 0.5, empty: {} } };
const ifAbsent = { expression: 'attribute_not_exists(pk)' };

it('gives back what was put, without what was undefined', async () => {
  await putItem(test.table, { ...item, gone: undefined, nested: { gone: undefined } }, ifAbsent);
  const stored = { ...item, nested: {} };
  expect(await getItem(test.table, key)).toEqual(stored);
  expect(await getItems(test.table, [{ pk: 'p', sk: 'none' }, key])).toEqual([null, stored]);
  expect(await getTogether(test.table, [key, { pk: 'p', sk: 'none' }])).toEqual([stored, null]);
  expect((await query(test.table, { partition: 'p', limit: 1 })).items).toEqual([stored]);
  const change = { UpdateExpression: 'SET #list = :list', ExpressionAttributeNames: { '#list': 'list' } };
  const updated = await updateItem(test.table, key, { ...change, values: { ':list': [{ a: [1] }] } });
  expect(updated).toEqual({ done: true, item: { ...stored, list: [{ a: [1] }] } });
  await deleteItem(test.table, key);
  expect(await getItem(test.table, key)).toBeNull();
});

it('gives the item that a condition has met, which errors carry as it is on the wire', async () => {
  await putItem(test.table, item, ifAbsent);
  expect(await putItem(test.table, item, ifAbsent)).toEqual({ done: false, existing: item });
  const met: (Item | null)[] = [];
  const rejectWith = (existing: Item | null): Error => {
    met.push(existing);
    return new Error('met');
  };
  const writes = [
    { put: item, condition: ifAbsent.expression, rejectWith },
    { check: { pk: 'p', sk: 'none' }, condition: 'attribute_exists(pk)', rejectWith },
  ];
  await expect(transact(test.table, writes)).rejects.toThrow('met');
  expect(met).toEqual([item, null]);
});
