import { logIn, setOwnPassword, type Tokens } from '../../adapters/directory/accounts.ts';
import * as contract from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement, type RequestOf } from '../request.ts';
import { readChallenge } from './challenge-session.ts';
import { attemptLogin } from './login-attempt.ts';
import { openSession, type SessionPowers } from './open-session.ts';

/** Puts a password of one's own in place of the one-time password, and logs in. */
export const answerChallenge = implement(contract.answerChallenge, async (request, powers: SessionPowers) => {
  const challenge = readChallenge(request.body.challengeSession);
  if (!challenge) throw new DomainError('session-expired');
  const { newPassword } = request.body;
  if (challenge.isOneTimePassword(newPassword)) {
    throw new DomainError('invalid-request', { errors: [{ field: 'newPassword', code: 'one-time-password' }] });
  }
  const result = await setOwnPassword(powers.accounts, challenge.name, challenge.session, newPassword);
  const tokens =
    result.kind === 'tokens'
      ? result.tokens
      : result.kind === 'unclear'
        ? await logInWithChosen(powers, challenge.name, request)
        : null;
  if (!tokens) throw new DomainError('session-expired');
  return openSession(powers, tokens, request, () => tokensFor(powers, challenge.name, newPassword));
});

/**
 * Whether the chosen password is the account's by now: then the challenge was answered. The account's name is the caller's word, so each
 * try counts as a login does, and is locked like one: nobody guesses passwords here instead.
 */
const logInWithChosen = (
  powers: SessionPowers,
  name: string,
  request: RequestOf<typeof contract.answerChallenge>,
): Promise<Tokens | null> =>
  attemptLogin(powers.table, ['challenge', name], request, () => tokensFor(powers, name, request.body.newPassword));

async function tokensFor({ accounts }: SessionPowers, name: string, password: string): Promise<Tokens | null> {
  const result = await logIn(accounts, name, password);
  return result.kind === 'tokens' ? result.tokens : null;
}
