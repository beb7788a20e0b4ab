/** An organisation as replies tell it. */
import type { OrganizationReply } from '../../contract/organization.ts';
import type { Organization } from '../../domain/organization.ts';

export function organizationReply({
  createdAt: _createdAt,
  invoiceAddresses,
  ...told
}: Organization): OrganizationReply {
  return { ...told, invoiceAddresses: [...invoiceAddresses] };
}
