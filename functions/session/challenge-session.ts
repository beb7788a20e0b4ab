/** What the client hands back with the answer to a challenge: Cognito's session and whose it is. Cognito binds the two. */
import * as z from 'zod';
import { sha256 } from '../secrets.ts';

export interface Challenge {
  readonly name: string;
  readonly session: string;
  /** Whether this is the one-time password that was typed to get the challenge. */
  isOneTimePassword(password: string): boolean;
}

const schema = z.tuple([z.string(), z.string(), z.string()]);

/** The password itself is not in it, but its digest, salted by the session. Whoever changes that deceives only themselves. */
const digest = (session: string, password: string): string => sha256(JSON.stringify([session, password]));

export const writeChallenge = (challenge: {
  readonly name: string;
  readonly session: string;
  readonly oneTimePassword: string;
}): string => {
  const { name, session, oneTimePassword } = challenge;
  return Buffer.from(JSON.stringify([name, session, digest(session, oneTimePassword)])).toString('base64url');
};

/** Null when the text is none of ours. */
export function readChallenge(text: string): Challenge | null {
  try {
    const [name, session, kept] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { name, session, isOneTimePassword: (password) => digest(session, password) === kept };
  } catch {
    return null;
  }
}
