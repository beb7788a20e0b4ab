/** Whose account it is that somebody typed. */
import type { Table } from '../../adapters/table/client.ts';
import { findOrganizationByDomain } from '../../adapters/table/organizations.ts';
import { findUserIdByLogin } from '../../adapters/table/users.ts';
import { readDomainName } from '../../domain/domain-name.ts';
import { idFrom, type OrganizationId, type UserId } from '../../domain/ids.ts';
import { loginFrom } from '../../domain/login.ts';
import type { TypedLogin } from './login-attempt.ts';

/** An account in the user pool, by what its name is made of. */
export interface Account {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
}

/** An account that nobody has: what is read in place of one that does not exist. */
export const nobody: Account = { organizationId: idFrom('org', '0'.repeat(26)), userId: idFrom('usr', '0'.repeat(26)) };

/** Organisation and login as they were typed and read. */
export interface ReadLogin {
  readonly domain: string | null;
  readonly username: string | null;
  /** What tries are counted for: what cannot be read, as it was typed. */
  readonly login: TypedLogin;
}

/** Reads what somebody typed to say who they are. */
export function readLogin(typed: { readonly organization: string; readonly username: string }): ReadLogin {
  const domain = readDomainName(typed.organization);
  const username = loginFrom(typed.username);
  return { domain, username, login: [domain ?? typed.organization, username ?? typed.username] };
}

/** The account of a login; null where there is none, after the same two reads. */
export async function findAccount(table: Table, { domain, username }: ReadLogin): Promise<Account | null> {
  const organization = await findOrganizationByDomain(table, domain ?? 'nobody.invalid');
  const userId = await findUserIdByLogin(table, organization?.id ?? nobody.organizationId, username ?? 'nobody');
  if (domain === null || username === null || !organization || !userId) return null;
  return { organizationId: organization.id, userId };
}
