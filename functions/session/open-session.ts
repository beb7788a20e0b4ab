/** What a login, an answered challenge and a refresh end in. */
import { parseAccountName, demandAdministrator, type AuthorityPowers } from '../authority.ts';
import { pause } from '../../adapters/deadline.ts';
import type { Accounts, Tokens } from '../../adapters/directory/accounts.ts';
import type { Table } from '../../adapters/table/client.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findUser } from '../../adapters/table/users.ts';
import type { Session } from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { toInstant } from '../../domain/local-date.ts';
import { organizationReply } from '../shared/organization/organization-reply.ts';
import { Answer, type CommonRequest } from '../request.ts';
import { userReply } from '../shared/users/user-reply.ts';

export interface SessionPowers {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  readonly accounts: Accounts;
}

/**
 * The refresh token's life at its beginning, in the user pool. Rotation does not lengthen that life, while each new cookie gets all of it: a
 * cookie may outlive its session, which then ends at the next refresh.
 */
const cookieSeconds = 12 * 3600;

/** How long a login may be let wait for the second in which its tokens are good; more is a clock that is wrong. */
const longestWaitMilliseconds = 1500;

/**
 * Opens a session with tokens that Cognito just gave, if their owner may administer now. The tokens of somebody who may not are
 * dropped here and leave the house with nobody.
 * @param logInAgain with the password that was just right. A login in the very second in which all tokens were voided may have been
 *   before that or after; whose password is still right in the next second came after
 * @throws DomainError `not-an-administrator`, `session-expired`
 */
export async function openSession(
  powers: SessionPowers,
  tokens: Tokens,
  request: Pick<CommonRequest, 'now'>,
  logInAgain?: () => Promise<Tokens | null>,
): Promise<Answer<Session>> {
  const { table, authority } = powers;
  const { now } = request;
  const verified = await authority.tokens.verify(tokens.accessToken);
  const account = parseAccountName(verified?.username ?? '');
  if (!verified || !account || verified.authTime === null) throw new DomainError('session-expired');
  const [user, organization] = await Promise.all([
    findUser(table, account.organizationId, account.userId),
    getOrganization(table, account.organizationId),
  ]);
  if (!user) throw new DomainError('session-expired');
  if (verified.authTime < user.tokensValidFrom) {
    const wait = user.tokensValidFrom * 1000 - Date.now();
    if (!logInAgain || wait > longestWaitMilliseconds) throw new DomainError('session-expired');
    await pause(Math.max(0, wait));
    const later = await logInAgain();
    if (!later) throw new DomainError('session-expired');
    return openSession(powers, later, request);
  }
  demandAdministrator(user, now);
  return new Answer(
    {
      accessToken: tokens.accessToken,
      expiresAt: toInstant(now + tokens.expiresInSeconds * 1000),
      user: userReply(user, now),
      organization: organizationReply(organization),
    },
    { cookies: { session: { value: tokens.refreshToken, maxAgeSeconds: cookieSeconds } } },
  );
}
