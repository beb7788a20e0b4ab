import { logIn, setOwnPassword, type Tokens } from '../../adapters/directory/accounts.ts';
import { reasonOf } from '../../adapters/dependency-failure.ts';
import * as contract from '../../contract/session.ts';
import type { Session } from '../../contract/session.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { loginsOf } from '../../domain/login.ts';
import type { CookieChanges } from '../cookies.ts';
import { log } from '../log.ts';
import { Answer, implement, type RequestOf } from '../request.ts';
import { readChallenge, type Challenge } from './challenge-session.ts';
import { attemptLogin, rememberDevice, type TypedLogin } from './login-attempt.ts';
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
  const session = await openSession(powers, tokens, request, () => tokensFor(powers, challenge.name, newPassword));
  const device = await rememberTypedLogin(powers, challenge, session.body, request);
  return new Answer(session.body, { cookies: { ...session.cookies, ...(device && { device }) } });
});

/**
 * Lets the browser count for itself at the login that was typed to get the challenge. The client may have put another into the challenge: one of
 * the account's own is let in only. Null without one, or when it cannot be stored: the password is chosen, and cannot be chosen again.
 */
async function rememberTypedLogin(
  { table }: SessionPowers,
  challenge: Challenge,
  { user, organization }: Session,
  request: RequestOf<typeof contract.answerChallenge>,
): Promise<CookieChanges['device'] | null> {
  const typed = loginsOf(user)
    .map(({ login }): TypedLogin => [organization.domain, login])
    .find((login) => challenge.isTypedLogin(login));
  if (typed === undefined) return null;
  try {
    return await rememberDevice(table, typed, request);
  } catch (error) {
    log('error', 'browser not remembered', { requestId: request.requestId, reason: reasonOf(error) });
    return null;
  }
}

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
