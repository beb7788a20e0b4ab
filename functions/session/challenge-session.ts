/** What the client hands back with the answer to a challenge: Cognito's session and whose it is. Cognito binds the two. */
import * as z from 'zod';

const schema = z.tuple([z.string(), z.string()]);

export const writeChallenge = (challenge: { readonly name: string; readonly session: string }): string =>
  Buffer.from(JSON.stringify([challenge.name, challenge.session])).toString('base64url');

/** Null when the text is none of ours. */
export function readChallenge(text: string): { readonly name: string; readonly session: string } | null {
  try {
    const [name, session] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { name, session };
  } catch {
    return null;
  }
}
