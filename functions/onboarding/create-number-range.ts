import type { Table } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { findNumberHolders, heldBy } from '../../adapters/table/number-holders.ts';
import { findOrganization } from '../../adapters/table/organizations.ts';
import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import * as contract from '../../contract/numbers.ts';
import { DomainError, unknownReference, type FieldError } from '../../domain/domain-error.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { activateNumber, newPoolNumber, type NumberHolder } from '../../domain/pool-number.ts';
import { implement } from '../request.ts';

/**
 * Adds numbers to a pool, all or none; repeating it changes nothing. A number that somebody in the organisation has already becomes active
 * with its holder. No journal entry: an operator's pool has no organisation.
 */
export const createNumberRange = implement(
  contract.createNumberRange,
  async ({ body: { organizationId: pool = null, numbers: given } }, { table }: { readonly table: Table }) => {
    if (pool !== null && (await findOrganization(table, pool)) === null)
      throw new DomainError('invalid-request', { errors: [unknownReference('organizationId')] });
    const kinds = new Map(given.map(({ number, kind }) => [number, kind]));
    const numbers = [...kinds.keys()];
    return retryOnConflict(async () => {
      const [existing, holders] = await Promise.all([
        findPoolNumbers(table, numbers),
        pool === null ? new Map<E164, NumberHolder>() : findNumberHolders(table, pool, numbers),
      ]);
      assertInPool(given, (number) => (existing.has(number) ? existing.get(number)?.pool === pool : true));
      const writes = [...kinds].flatMap(([number, kind]) => {
        const holder = holders.get(number) ?? null;
        const before = existing.get(number);
        const item = before ?? newPoolNumber(number, kind, pool);
        const isAdopted = pool !== null && holder !== null && item.status === 'available';
        if (before !== undefined && !isAdopted) return [];
        return [
          poolNumberWrite(isAdopted ? activateNumber(item, pool, { holder }) : item),
          ...(pool === null ? [] : [heldBy(pool, number, holder)]),
        ];
      });
      if (writes.length > 0) await transact(table, writes);
      return {
        organizationId: pool,
        added: numbers.filter((number) => !existing.has(number)),
        existing: numbers.filter((number) => existing.has(number)),
      };
    });
  },
);

/** @throws DomainError `number-taken` at each number of another pool, and not of which */
function assertInPool(numbers: readonly { readonly number: E164 }[], isIn: (number: E164) => boolean): void {
  const errors = numbers.flatMap(({ number }, place): readonly FieldError[] =>
    isIn(number) ? [] : [{ field: `numbers[${place}]`, code: 'in-another-pool' }],
  );
  if (errors.length > 0) throw new DomainError('number-taken', { errors });
}
