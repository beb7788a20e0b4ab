import { accountName, endSessions, makeAccount, setOneTimePassword } from '../../adapters/directory/accounts.ts';
import { voidTokens } from '../../adapters/table/users.ts';
import * as contract from '../../contract/users.ts';
import { voidedBy } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { oneTimePassword } from '../secrets.ts';
import { changeUser, demandPresent } from './change-user.ts';
import type { UsersPowers } from './powers.ts';
import { settleAccount } from '../shared/users/settle-account.ts';

/**
 * Gives a user a new one-time password. First the table voids every token from before, then the account gets the password, and last
 * the table voids what was got by the old password in between.
 */
export const resetPassword = implement(contract.resetPassword, async (request, powers: UsersPowers) => {
  const { organizationId, path, now } = request;
  const user = await changeUser(
    request,
    powers,
    path.userId,
    (standing) => ({ ...demandPresent(standing), tokensValidFrom: voidedBy(now) }),
    'password-reset',
  );
  const name = accountName(organizationId, user.id);
  const initialPassword = oneTimePassword();
  if (await makeAccount(powers.accounts, name, initialPassword)) {
    // The request that created the user died before it made the account: it is not yet as the user is.
    await settleAccount(powers, organizationId, { ...user, accountDue: true }, now);
  } else {
    await setOneTimePassword(powers.accounts, name, initialPassword);
    await endSessions(powers.accounts, name);
    // By the clock of this moment: since the request began, seconds may have gone.
    await voidTokens(powers.table, organizationId, user.id, voidedBy(Date.now()));
  }
  return { initialPassword };
});
