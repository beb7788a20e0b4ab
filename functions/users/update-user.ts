import { getOrganization } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/users.ts';
import { changeUser as change } from '../../domain/user.ts';
import { given } from '../given.ts';
import { implement } from '../request.ts';
import { changeUser, demandPresent } from './change-user.ts';
import { demandInvoiceAddress } from './invoice-address.ts';
import type { UsersPowers } from './powers.ts';
import { userReply } from '../shared/users/user-reply.ts';

export const updateUser = implement(contract.updateUser, async (request, powers: UsersPowers) => {
  const { organizationId, path, body, now } = request;
  // Read beside the user; when there is no such user, nobody asks what became of it.
  const reading = getOrganization(powers.table, organizationId);
  reading.catch(() => {});
  const saved = await changeUser(request, powers, path.userId, async (user) => {
    const present = demandPresent(user);
    const organization = await reading;
    // An address that was archived since may stay where it is.
    if (body.invoiceAddressId !== present.invoiceAddressId) demandInvoiceAddress(organization, body.invoiceAddressId);
    return change(present, given(body), organization.timeZone);
  });
  return userReply(saved, now);
});
