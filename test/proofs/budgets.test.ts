/** What the operations of the portal cost stays within its budget, however large the organisation is. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestTable, type TestTable } from '../build/table.ts';
import { measureCapacity, type Cost } from './capacity.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const overspent = ({ reads, writes, trips, allowed }: Cost): boolean =>
  reads > allowed.reads || writes > allowed.writes || trips > allowed.trips;

describe('the costs of every operation', () => {
  it('keep to their budgets, and are the same with 100 users and with 5,000', async () => {
    const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const few = await measureCapacity(test.endpoint, await test.another(), 100);
    const many = await measureCapacity(test.endpoint, await test.another(), 5000);
    quiet.mockRestore();

    expect([...few, ...many].filter(overspent)).toEqual([]);
  });
});
