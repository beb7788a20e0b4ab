import * as contract from '../../contract/users.ts';
import { voidedBy } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { changeUser, demandPresent } from './change-user.ts';
import { giveOneTimePassword } from './give-one-time-password.ts';
import type { UsersPowers } from './powers.ts';

/** Gives a user a new one-time password. Before that the table voids every token from before. */
export const resetPassword = implement(contract.resetPassword, async (request, powers: UsersPowers) => {
  const { organizationId, path, now } = request;
  const user = await changeUser(
    request,
    powers,
    path.userId,
    (existing) => ({ ...demandPresent(existing), tokensValidFrom: voidedBy(now) }),
    'password-reset',
  );
  return { initialPassword: await giveOneTimePassword(powers, organizationId, user, now) };
});
