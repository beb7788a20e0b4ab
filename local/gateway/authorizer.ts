/** The gateway's Cognito authorizer: a good access token of the pool with one of the method's scopes, or 401. */
import { importJWK, jwtVerify } from 'jose';
import type { Clock } from '../clock.ts';
import type { Pool } from '../cognito/pool.ts';
import { issuerOf } from '../cognito/tokens.ts';

/** The claims of a token, as functions get them in `requestContext.authorizer`; null when it is refused. */
export type Authorizer = (
  authorization: string | null,
  scopes: readonly string[],
) => Promise<Readonly<Record<string, string>> | null>;

/** Checks signature, issuer, expiry by the movable clock, kind and scopes. With scopes only access tokens pass, as in AWS. */
export async function authorizerOf(pool: Pool, clock: Clock): Promise<Authorizer> {
  const key = await importJWK(pool.signingKey.publicKey, 'RS256');
  return async (authorization, scopes) => {
    const token = authorization?.replace(/^Bearer\s+/i, '') ?? '';
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: issuerOf(pool.definition.id),
        algorithms: ['RS256'],
        currentDate: new Date(clock.now()),
      });
      const given = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : [];
      if (payload['token_use'] !== 'access' || !scopes.some((scope) => given.includes(scope))) return null;
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
    } catch {
      return null;
    }
  };
}
