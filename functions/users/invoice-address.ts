import { DomainError } from '../../domain/domain-error.ts';
import type { Organization } from '../../domain/organization.ts';

/** Demands that an invoice address is one of the organisation's, and still offered. @throws DomainError `invalid-request` */
export function demandInvoiceAddress(organization: Organization, id: string | null | undefined): void {
  if (id === null || id === undefined) return;
  if (organization.invoiceAddresses.some((address) => address.id === id && !address.archived)) return;
  throw new DomainError('invalid-request', { errors: [{ field: 'invoiceAddressId', code: 'unknown-reference' }] });
}
