import { accountName, logIn, type LoginResult } from '../../adapters/directory/accounts.ts';
import { findOrganizationByDomain } from '../../adapters/table/organizations.ts';
import { findUserIdByLogin, getUser } from '../../adapters/table/users.ts';
import type { Table } from '../../adapters/table/client.ts';
import * as contract from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { readDomainName } from '../../domain/domain-name.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { loginFrom } from '../../domain/login.ts';
import { demandAdministrator } from '../authority.ts';
import { Answer, implement } from '../request.ts';
import { sha256 } from '../secrets.ts';
import { writeChallenge } from './challenge-session.ts';
import { attemptLogin, rememberDevice } from './login-attempt.ts';
import { openSession, type SessionPowers } from './open-session.ts';

/**
 * Logs in. An attempt is taken before the password is looked at, for organisations and logins that do not exist just as for
 * those that do; the password is asked of Cognito in every case, so that the answer does not tell them apart, and time hardly.
 */
export const createSession = implement(contract.createSession, async (request, powers: SessionPowers) => {
  const { body, now } = request;
  const domain = readDomainName(body.organization);
  const login = loginFrom(body.username);
  const typed = [domain ?? body.organization, login ?? body.username] as const;
  const right = await attemptLogin(powers.table, typed, request, () =>
    tryPassword(powers, { domain, login, password: body.password }),
  );
  if (!right) throw new DomainError('invalid-credentials');
  const { account, result } = right;
  if (result.kind === 'tokens') {
    const session = await openSession(powers, result.tokens, request, async () => {
      const again = await logIn(powers.accounts, nameOf(account), body.password);
      return again.kind === 'tokens' ? again.tokens : null;
    });
    const device = await rememberDevice(powers.table, typed, request);
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
      login: typed,
    }),
  };
});

interface Account {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
}

const nameOf = ({ organizationId, userId }: Account): string => accountName(organizationId, userId);

async function tryPassword(
  { table, accounts }: SessionPowers,
  asked: { readonly domain: string | null; readonly login: string | null; readonly password: string },
): Promise<{ account: Account; result: Exclude<LoginResult, { kind: 'refused' }> } | null> {
  const account = await findAccount(table, asked.domain, asked.login);
  const name = account ? nameOf(account) : `nobody.${sha256(asked.login ?? '')}`;
  const result = await logIn(accounts, name, asked.password);
  return account && result.kind !== 'refused' ? { account, result } : null;
}

async function findAccount(table: Table, domain: string | null, login: string | null): Promise<Account | null> {
  if (domain === null || login === null) return null;
  const organization = await findOrganizationByDomain(table, domain);
  const userId = organization && (await findUserIdByLogin(table, organization.id, login));
  return organization && userId && { organizationId: organization.id, userId };
}
