import { getOrganization } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { organizationReply } from '../shared/organization/organization-reply.ts';
import { implement } from '../request.ts';
import { userReply } from '../shared/users/user-reply.ts';
import type { SessionPowers } from './open-session.ts';

export const getMe = implement(
  contract.getMe,
  async ({ administrator, organizationId, now }, { table }: SessionPowers) => {
    // The contract lets no machine in here; the types do not know that.
    if (!administrator) throw new DomainError('scope-missing');
    return {
      user: userReply(administrator, now),
      organization: organizationReply(await getOrganization(table, organizationId)),
    };
  },
);
