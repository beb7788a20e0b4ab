import { accountName, endSessions, makeAccount } from '../../adapters/directory/accounts.ts';
import { setOneTimePassword } from '../../adapters/directory/passwords.ts';
import { voidTokens } from '../../adapters/table/users.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { voidedBy, type User } from '../../domain/user.ts';
import { oneTimePassword } from '../secrets.ts';
import { settleAccount } from '../shared/users/settle-account.ts';
import type { UsersPowers } from './powers.ts';

/**
 * Gives the account of a user a new one-time password, once the table has voided every token from before: the account gets the password,
 * its sessions end, and last the table voids what was got by the old password in between.
 */
export async function giveOneTimePassword(
  powers: UsersPowers,
  organization: OrganizationId,
  user: User,
  now: EpochMilliseconds,
): Promise<string> {
  const name = accountName(organization, user.id);
  const password = oneTimePassword();
  if (await makeAccount(powers.accounts, name, password)) {
    // The request that created the user died before it made the account: it is not yet as the user is.
    await settleAccount(powers, organization, { ...user, accountDue: true }, now);
  } else {
    await setOneTimePassword(powers.accounts, name, password);
    await endSessions(powers.accounts, name);
    // By the clock of this moment: since the request began, seconds may have gone.
    await voidTokens(powers.table, organization, user.id, voidedBy(Date.now()));
  }
  return password;
}
