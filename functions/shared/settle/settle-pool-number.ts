import { transact } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { findPoolNumbers, poolNumberWrite } from '../../../adapters/table/pool-numbers.ts';
import { numberAt } from '../../../domain/pool-number.ts';
import type { Settler } from './settler.ts';

/**
 * Makes a number available in its pool when its reservation or quarantine is over. Nothing waits for it, since readers use `numberAt`; but
 * then the number is in the list of its pool. No journal entry: an available number is nobody's.
 */
export const poolNumberSettler: Settler<'pool-number'> = {
  withinMinute: false,
  concurrent: true,
  settle: ({ table }, { id }, { now }) =>
    retryOnConflict(async () => {
      const number = (await findPoolNumbers(table, [id])).get(id);
      if (number === undefined) return null;
      const current = numberAt(number, now);
      if (current === number) return number.until;
      await transact(table, [poolNumberWrite(current)]);
      return null;
    }),
};
