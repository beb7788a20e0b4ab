import { logIn, setOwnPassword } from '../../adapters/directory/accounts.ts';
import * as contract from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
import { readChallenge } from './challenge-session.ts';
import { openSession, type SessionPowers } from './open-session.ts';

/** Puts a password of one's own in place of the one-time password, and logs in. */
export const answerChallenge = implement(contract.answerChallenge, async (request, powers: SessionPowers) => {
  const challenge = readChallenge(request.body.challengeSession);
  const tokens =
    challenge && (await setOwnPassword(powers.accounts, challenge.name, challenge.session, request.body.newPassword));
  if (!tokens) throw new DomainError('session-expired');
  return openSession(powers, tokens, request, async () => {
    const again = await logIn(powers.accounts, challenge.name, request.body.newPassword);
    return again.kind === 'tokens' ? again.tokens : null;
  });
});
