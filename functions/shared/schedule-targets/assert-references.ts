/** What a body references must exist. */
import type { Table } from '../../../adapters/table/client.ts';
import { findUnknown, type Pointed } from '../../../adapters/table/references.ts';
import { DomainError, unknownReference, type FieldError } from '../../../domain/domain-error.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { Pointer } from '../../../domain/schedule-target.ts';

/**
 * Rejects a group or menu that has errors. That its references exist is a condition of the write; they are read here only where it is
 * rejected anyway, so that the reply has all errors.
 * @throws DomainError `invalid-request`
 */
export async function assertNoneWrong(
  table: Table,
  organization: OrganizationId,
  wrong: readonly FieldError[],
  pointers: readonly Pointer<Pointed>[],
): Promise<void> {
  if (wrong.length === 0) return;
  const fields = new Set(wrong.map(({ field }) => field));
  const others = pointers.filter(({ field }) => !fields.has(field));
  const unknown = await findUnknown(table, organization, others);
  throw new DomainError('invalid-request', {
    errors: [...wrong, ...unknown.map(({ field }) => unknownReference(field))],
  });
}
