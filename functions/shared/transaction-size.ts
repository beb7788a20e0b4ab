import { mostItems, type Write } from '../../adapters/table/commit.ts';
import { DomainError } from '../../domain/domain-error.ts';

/**
 * Rejects a change that needs more writes than one transaction takes.
 * @param limit `reserved`: items of the transaction that are not among the writes. `field`: where the request names too many
 * @throws DomainError `invalid-request`, `too-many-at-once`
 */
export function assertFitsTransaction(
  writes: readonly Write[],
  { reserved, field }: { readonly reserved: number; readonly field: string },
): void {
  if (writes.length <= mostItems - reserved) return;
  throw new DomainError('invalid-request', { errors: [{ field, code: 'too-many-at-once' }] });
}
