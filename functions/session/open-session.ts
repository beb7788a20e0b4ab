/** What a login, an answered challenge and a refresh end in. */
import { parseAccountName, demandAdministrator, type AuthorityPowers } from '../authority.ts';
import type { Accounts, Tokens } from '../../adapters/directory/accounts.ts';
import type { Table } from '../../adapters/table/client.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findUser } from '../../adapters/table/users.ts';
import type { Session } from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { toInstant } from '../../domain/local-date.ts';
import { organizationReply } from '../organization/organization-reply.ts';
import { Answer, type CommonRequest } from '../request.ts';
import { userReply } from '../users/user-reply.ts';

export interface SessionPowers {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  readonly accounts: Accounts;
}

/** The refresh token's life, which the user pool decides; the cookie need not outlive it. */
const cookieSeconds = 12 * 3600;

/**
 * Opens a session with tokens that Cognito just gave, if their owner may administer now. The tokens of somebody who may not are
 * dropped here and leave the house with nobody. @throws DomainError `not-an-administrator`, `session-expired`
 */
export async function openSession(
  { table, authority }: SessionPowers,
  tokens: Tokens,
  { now }: Pick<CommonRequest, 'now'>,
): Promise<Answer<Session>> {
  const verified = await authority.tokens.verify(tokens.accessToken);
  const account = parseAccountName(verified?.username ?? '');
  if (!verified || !account || verified.authTime === null) throw new DomainError('session-expired');
  const [user, organization] = await Promise.all([
    findUser(table, account.organizationId, account.userId),
    getOrganization(table, account.organizationId),
  ]);
  if (!user || verified.authTime < user.tokensValidFrom) throw new DomainError('session-expired');
  demandAdministrator(user, verified.authTime, now);
  return new Answer(
    {
      accessToken: tokens.accessToken,
      expiresAt: toInstant(now + tokens.expiresInSeconds * 1000),
      user: userReply(user, now),
      organization: organizationReply(organization),
    },
    { cookie: { value: tokens.refreshToken, maxAgeSeconds: cookieSeconds } },
  );
}
