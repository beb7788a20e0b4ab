import { commit, transact } from '../../adapters/table/commit.ts';
import { operatorKeys } from '../../adapters/table/keys.ts';
import { countRequest } from '../../adapters/table/limits.ts';
import { findUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/session.ts';
import { mayResetByMail, resetCodeMinutes } from '../../domain/password-reset.ts';
import { fullName } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { sha256 } from '../secrets.ts';
import { entryBy } from '../shared/entry-maker.ts';
import { system } from '../shared/settle/run.ts';
import { findAccount, nobody, readLogin } from './find-account.ts';
import type { SessionPowers } from './open-session.ts';

/** How many codes a login gets: what comes after is answered alike, and mails nothing. */
const codes = { requests: 5, seconds: 900 } as const;

/**
 * Writes that somebody wants a code by mail; `send-reset-code` makes and mails it once that is on the event bus. The answer comes before anything is mailed,
 * and for organisations and logins that do not exist after the same calls as for those that do: neither answer nor time shows which it was.
 */
export const forgotPassword = implement(contract.forgotPassword, async (request, { table }: SessionPowers) => {
  const { body, now } = request;
  const typed = readLogin(body);
  const hash = sha256(JSON.stringify(typed.login));
  const { allowed } = await countRequest(table, operatorKeys.loginLimit(hash, 'RESET-MAIL'), { ...codes, now });
  if (allowed) {
    const account = await findAccount(table, typed);
    const { organizationId, userId } = account ?? nobody;
    const user = await findUser(table, organizationId, userId);
    if (account !== null && user !== null && mayResetByMail(user, now)) {
      const entry = {
        ...entryBy({ ...request, actor: system }, 'password-reset-requested'),
        entityId: user.id,
        entityName: fullName(user),
        changes: [],
        data: {},
      };
      await commit(table, organizationId, [], entry);
    } else {
      const seconds = Math.ceil(now / 1000) + resetCodeMinutes * 60;
      await transact(table, [
        { put: { ...operatorKeys.loginLimit(hash, 'NO-RESET'), expiresAtEpochSeconds: seconds } },
      ]);
    }
  }
  return { validMinutes: resetCodeMinutes };
});
