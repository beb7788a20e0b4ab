import { accountName, makeAccount, type Accounts } from '../../adapters/directory/accounts.ts';
import { setOneTimePassword } from '../../adapters/directory/passwords.ts';
import { readAdministrators } from '../../adapters/table/administrators.ts';
import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import {
  DomainTaken,
  findOrganizationByDomain,
  getOrganization,
  newOrganizationWrites,
  notePasswordTold,
} from '../../adapters/table/organizations.ts';
import { clearAccountDue, findUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/onboarding.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { isId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { usernameStem } from '../../domain/login.ts';
import { defaultCountries, type Organization } from '../../domain/organization.ts';
import { newUser, type User } from '../../domain/user.ts';
import { readNumbers } from '../shared/held-numbers.ts';
import { organizationReply } from '../shared/organization/organization-reply.ts';
import { Answer, implement, type RequestOf } from '../request.ts';
import { oneTimePassword } from '../secrets.ts';
import { numbersChangedBy, userChangeWrites } from '../shared/users/commit-user.ts';
import { userReply } from '../shared/users/user-reply.ts';

interface OnboardingPowers {
  readonly table: Table;
  readonly accounts: Accounts;
}
type PutOrganizationRequest = RequestOf<typeof contract.putOrganization>;

/**
 * Onboards an organisation. Repeating it changes nothing, but finishes what a failed try began: the first administrator's one-time
 * password is told by the first reply that can tell it.
 */
export const putOrganization = implement(contract.putOrganization, async (request, powers: OnboardingPowers) => {
  const standing = await findOnboarded(powers.table, request.path.domain);
  const onboarded = standing ?? (await onboard(request, powers.table));
  return new Answer(
    {
      organization: organizationReply(onboarded.organization),
      administrator: userReply(onboarded.administrator, request.now),
      initialPassword: await tellPassword(onboarded, powers, request.now),
    },
    { unchanged: standing !== null },
  );
});

/** A new one-time password, once: noted as told after it is set and before it is told. Null when it was told before. */
async function tellPassword(
  { organization, administrator, passwordTold }: Onboarded,
  { table, accounts }: OnboardingPowers,
  now: EpochMilliseconds,
): Promise<string | null> {
  if (passwordTold || administrator.deletedAt !== null) return null;
  const name = accountName(organization.id, administrator.id);
  const initialPassword = oneTimePassword();
  const made = await makeAccount(accounts, name, initialPassword);
  // An account that is there may be another request's of this moment, which is about to tell its password.
  if (!made && now - Date.parse(organization.createdAt) < anotherRequestMilliseconds) return null;
  if (!made) await setOneTimePassword(accounts, name, initialPassword);
  if (administrator.accountDue) await clearAccountDue(table, organization.id, administrator, now);
  return (await notePasswordTold(table, organization.domain)) ? initialPassword : null;
}

/** Longer than any function runs. */
const anotherRequestMilliseconds = 60_000;

interface Onboarded {
  readonly organization: Organization;
  readonly administrator: User;
  readonly passwordTold: boolean;
}

async function findOnboarded(table: Table, domain: string): Promise<Onboarded | null> {
  const entry = await findOrganizationByDomain(table, domain);
  if (!entry || !isId('usr', entry.firstAdministratorId)) return null;
  const [organization, administrator] = await Promise.all([
    getOrganization(table, entry.id),
    findUser(table, entry.id, entry.firstAdministratorId),
  ]);
  return administrator && { organization, administrator, passwordTold: entry.passwordTold };
}

async function onboard(
  { path, body, at, actor, requestId, newId }: PutOrganizationRequest,
  table: Table,
): Promise<Onboarded> {
  const { firstAdministrator: first } = body;
  const organization: Organization = {
    id: newId('org'),
    domain: path.domain,
    name: body.name,
    organizationNumber: body.organizationNumber,
    timeZone: body.timeZone,
    language: 'sv',
    invoiceAddresses: [],
    allowedCountries: defaultCountries,
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
  const entry: JournalEntry = {
    id: newId('act'),
    at,
    actor,
    action: 'organization-created',
    entityId: organization.id,
    entityName: organization.name,
    changes: [],
    data: { domain: organization.domain },
    requestId,
  };
  const change = { before: null, after: administrator, entry };
  try {
    await retryOnConflict(async () => {
      // A user who is new has no configuration link: its query would be the only one here.
      const [administrators, numbers] = await Promise.all([
        readAdministrators(table, organization.id),
        readNumbers(table, numbersChangedBy(change)),
      ]);
      // Who onboarded the domain first may have the number too: that the domain is taken says more.
      const writes = [
        ...newOrganizationWrites(organization, administrator.id),
        ...userChangeWrites(organization.id, change, { administrators, liveLink: null, numbers }),
      ];
      await commit(table, organization.id, writes, entry);
    });
    return { organization, administrator, passwordTold: false };
  } catch (error) {
    const standing = error instanceof DomainTaken ? await findOnboarded(table, path.domain) : null;
    if (!standing) throw asFirstAdministrators(error);
    return standing;
  }
}

/** A number that is not available, at the field of the request. */
const asFirstAdministrators = (error: unknown): unknown =>
  error instanceof DomainError && error.code === 'number-not-available'
    ? new DomainError(error.code, {
        errors: error.errors.map((each) => ({ ...each, field: 'firstAdministrator.mobile' })),
      })
    : error;
