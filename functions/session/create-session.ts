import { accountName, logIn, type LoginResult } from '../../adapters/directory/accounts.ts';
import { getUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { demandAdministrator } from '../authority.ts';
import { Answer, implement } from '../request.ts';
import { sha256 } from '../secrets.ts';
import { writeChallenge } from './challenge-session.ts';
import { findAccount, readLogin, type Account, type ReadLogin } from './find-account.ts';
import { attemptLogin, rememberDevice } from './login-attempt.ts';
import { openSession, type SessionPowers } from './open-session.ts';

/**
 * Logs in. An attempt is taken before the password is looked at, for organisations and logins that do not exist just as for
 * those that do; the password is asked of Cognito in every case, so that the answer does not tell them apart, and time hardly.
 */
export const createSession = implement(contract.createSession, async (request, powers: SessionPowers) => {
  const { body, now } = request;
  const typed = readLogin(body);
  const right = await attemptLogin(powers.table, typed.login, request, () => tryPassword(powers, typed, body.password));
  if (!right) throw new DomainError('invalid-credentials');
  const { account, result } = right;
  if (result.kind === 'tokens') {
    const session = await openSession(powers, result.tokens, request, async () => {
      const again = await logIn(powers.accounts, nameOf(account), body.password);
      return again.kind === 'tokens' ? again.tokens : null;
    });
    const device = await rememberDevice(powers.table, typed.login, request);
    return new Answer(session.body, { cookies: { ...session.cookies, device } });
  }

  // Before a challenge is handed out: who may not log in need not choose a password here.
  const user = await getUser(powers.table, account.organizationId, account.userId);
  demandAdministrator(user, now);
  return {
    challenge: 'new-password' as const,
    challengeSession: writeChallenge({
      name: nameOf(account),
      session: result.session,
      oneTimePassword: body.password,
      login: typed.login,
    }),
  };
});

const nameOf = ({ organizationId, userId }: Account): string => accountName(organizationId, userId);

async function tryPassword(
  { table, accounts }: SessionPowers,
  typed: ReadLogin,
  password: string,
): Promise<{ account: Account; result: Exclude<LoginResult, { kind: 'refused' }> } | null> {
  const account = await findAccount(table, typed);
  const name = account ? nameOf(account) : `nobody.${sha256(typed.login[1])}`;
  const result = await logIn(accounts, name, password);
  return account && result.kind !== 'refused' ? { account, result } : null;
}
