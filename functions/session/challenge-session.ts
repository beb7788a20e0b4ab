/** What the client hands back with the answer to a challenge: Cognito's session and whose it is. Cognito binds the two. */
import * as z from 'zod';
import { sha256 } from '../secrets.ts';
import type { TypedLogin } from './login-attempt.ts';

export interface Challenge {
  readonly name: string;
  readonly session: string;
  /** Whether this is the one-time password that was typed to get the challenge. */
  isOneTimePassword(password: string): boolean;
  /** Whether this is the login that was typed. The client can claim it: ask for logins of the account alone. */
  isTypedLogin(login: TypedLogin): boolean;
}

const schema = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/**
 * Neither the password nor the login is in it, but their digests, salted by the session. A client that changes the password's deceives only
 * itself.
 */
const digest = (session: string, typed: string | TypedLogin): string => sha256(JSON.stringify([session, typed]));

export const writeChallenge = (challenge: {
  readonly name: string;
  readonly session: string;
  readonly oneTimePassword: string;
  readonly login: TypedLogin;
}): string => {
  const { name, session, oneTimePassword, login } = challenge;
  const parts = [name, session, digest(session, oneTimePassword), digest(session, login)];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
};

/** Null when the text is none of ours. */
export function readChallenge(text: string): Challenge | null {
  try {
    const [name, session, ofPassword, ofLogin] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return {
      name,
      session,
      isOneTimePassword: (password) => digest(session, password) === ofPassword,
      isTypedLogin: (login) => digest(session, login) === ofLogin,
    };
  } catch {
    return null;
  }
}
