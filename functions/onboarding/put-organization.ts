import { accountName, makeAccount, type Accounts } from '../../adapters/directory/accounts.ts';
import type { Table } from '../../adapters/table/client.ts';
import {
  createOrganization,
  DomainTaken,
  findOrganizationByDomain,
  getOrganization,
} from '../../adapters/table/organizations.ts';
import { clearAccountDue, getUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/onboarding.ts';
import { isId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { newUser, usernameStem, type User } from '../../domain/user.ts';
import { organizationReply } from '../organization/organization-reply.ts';
import { Answer, implement, type RequestOf } from '../request.ts';
import { oneTimePassword } from '../secrets.ts';
import { userReply } from '../users/user-reply.ts';

interface OnboardingPowers {
  readonly table: Table;
  readonly accounts: Accounts;
}
type PutOrganizationRequest = RequestOf<typeof contract.putOrganization>;

/**
 * Onboards an organisation. Repeating it changes nothing, but finishes what a failed try began: an account that was not made is
 * made now, and its one-time password told.
 */
export const putOrganization = implement(contract.putOrganization, async (request, powers: OnboardingPowers) => {
  const standing = await findOnboarded(powers.table, request.path.domain);
  const { organization, administrator } = standing ?? (await onboard(request, powers.table));
  const initialPassword = oneTimePassword();
  const made = await makeAccount(powers.accounts, accountName(organization.id, administrator.id), initialPassword);
  if (made) await clearAccountDue(powers.table, organization.id, administrator, request.now);
  return new Answer(
    {
      organization: organizationReply(organization),
      administrator: userReply(administrator, request.now),
      initialPassword: made ? initialPassword : null,
    },
    { unchanged: standing !== null },
  );
});

interface Onboarded {
  readonly organization: Organization;
  readonly administrator: User;
}

async function findOnboarded(table: Table, domain: string): Promise<Onboarded | null> {
  const entry = await findOrganizationByDomain(table, domain);
  if (!entry || !isId('usr', entry.firstAdministratorId)) return null;
  const [organization, administrator] = await Promise.all([
    getOrganization(table, entry.id),
    getUser(table, entry.id, entry.firstAdministratorId),
  ]);
  return { organization, administrator };
}

async function onboard({ path, body, at, actor, requestId, newId }: PutOrganizationRequest, table: Table): Promise<Onboarded> {
  const { firstAdministrator: first } = body;
  const organization: Organization = {
    id: newId('org'),
    domain: path.domain,
    name: body.name,
    organizationNumber: body.organizationNumber,
    timeZone: body.timeZone,
    language: 'sv',
    invoiceAddresses: [],
    createdAt: at,
    version: 1,
  };
  const administrator = newUser(
    {
      firstName: first.firstName,
      lastName: first.lastName,
      username: usernameStem(first),
      customUsername: null,
      email: first.email,
      userType: 'user',
      administrator: true,
      softphone: true,
      mobileVoip: true,
      primaryNumber: null,
      secondaryNumber: first.mobile,
      aliases: [],
      department: null,
      city: null,
      language: organization.language,
      invoiceAddressId: null,
      activatesOn: null,
      expiresOn: null,
      deactivatesOn: null,
    },
    { id: newId('usr'), at, timeZone: organization.timeZone },
  );
  try {
    await createOrganization(table, organization, administrator, {
      id: newId('act'),
      at,
      actor,
      action: 'organization-created',
      entityId: organization.id,
      entityName: organization.name,
      changes: [],
      data: { domain: organization.domain },
      requestId,
    });
    return { organization, administrator };
  } catch (error) {
    const standing = error instanceof DomainTaken ? await findOnboarded(table, path.domain) : null;
    if (!standing) throw error;
    return standing;
  }
}
