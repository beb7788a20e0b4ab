/** An organisation as replies tell it. */
import type { OrganizationReply } from '../../../contract/organization.ts';
import { isPersonal, maskIdentityNumber } from '../../../domain/identity-number.ts';
import type { Organization } from '../../../domain/organization.ts';

export function organizationReply({
  createdAt: _createdAt,
  organizationNumber,
  invoiceAddresses,
  allowedCountries,
  ...told
}: Organization): OrganizationReply {
  return {
    ...told,
    organizationNumber: maskIdentityNumber(organizationNumber),
    soleTrader: isPersonal(organizationNumber),
    invoiceAddresses: [...invoiceAddresses],
    allowedCountries: [...allowedCountries],
  };
}
