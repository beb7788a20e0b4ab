import { expect, it } from 'vitest';
import { putItem } from '../../adapters/table/client.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';
import { MemoryTable } from '../build/memory-table.ts';

const item = { pk: 'p', sk: 's' };
const ifAbsent = { expression: 'attribute_not_exists(pk)' };
/** A table whose first writes meet a transaction, with the number of calls. */
function tableMeeting(transactions: number) {
  const calls = { count: 0 };
  const { table } = new MemoryTable(async (_, answer) => {
    calls.count += 1;
    if (calls.count <= transactions) throw Object.assign(new Error(), { name: 'TransactionConflictException' });
    return answer();
  });
  return { table, calls };
}

it('a write of one item that meets a transaction is tried again', async () => {
  const { table, calls } = tableMeeting(2);
  expect(await putItem(table, item, ifAbsent)).toEqual({ done: true, item });
  expect(calls.count).toBe(3);
});

it('a write that meets one at every try is a failure of the dependency, and no error of ours', async () => {
  const { table } = tableMeeting(Infinity);
  await expect(putItem(table, item, ifAbsent)).rejects.toThrow(DependencyFailure);
});
