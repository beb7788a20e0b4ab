import { refreshTokens } from '../../adapters/directory/accounts.ts';
import * as contract from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
import { openSession, type SessionPowers } from './open-session.ts';

/** A new access token by the cookie, which is renewed. Whoever may no longer administer is told so here. */
export const refreshSession = implement(contract.refreshSession, async (request, powers: SessionPowers) => {
  const tokens = request.sessionCookie === null ? null : await refreshTokens(powers.accounts, request.sessionCookie);
  if (!tokens) throw new DomainError('session-expired');
  return openSession(powers, tokens, request);
});
