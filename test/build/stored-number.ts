/** Numbers in the operator's pool, for tests. */
import type { Table } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { parsePhoneNumber, type E164 } from '../../domain/phone-number.ts';
import { newPoolNumber, poolNumberKind } from '../../domain/pool-number.ts';

/** Puts numbers into a pool: an organisation's, or the operator's. */
export async function storeNumbers(
  table: Table,
  typed: readonly string[],
  pool: OrganizationId | null = null,
): Promise<readonly E164[]> {
  const numbers = typed.map((each) => {
    const parsed = parsePhoneNumber(each);
    const kind = parsed.ok ? poolNumberKind(parsed.kind) : null;
    if (!parsed.ok || kind === null) throw new Error(`${each} cannot be in a pool`);
    return newPoolNumber(parsed.number, kind, pool);
  });
  await transact(table, numbers.map(poolNumberWrite));
  return numbers.map(({ number }) => number);
}
