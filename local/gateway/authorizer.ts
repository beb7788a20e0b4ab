/** The gateway's Cognito authorizer: a good access token of the pool with one of the method's scopes, or 401. */
import { createPublicKey, verify } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Pool } from '../cognito/pool.ts';
import { issuerOf } from '../cognito/tokens.ts';

/** The claims of a token, as functions get them in `requestContext.authorizer`; null when it is refused. */
export type Authorizer = (
  authorization: string | null,
  scopes: readonly string[],
) => Readonly<Record<string, string>> | null;

/**
 * Checks signature, issuer, expiry by the movable clock, kind and scopes. With scopes only access tokens pass, as in AWS. In line:
 * handing a signature to the thread pool and back, as WebCrypto does, takes longer than checking it.
 */
export function authorizerOf(pool: Pool, clock: Clock): Authorizer {
  let jwk = pool.signingKey.publicKey;
  let key = createPublicKey({ key: jwk, format: 'jwk' });
  const issuer = issuerOf(pool.definition.id);
  return (authorization, scopes) => {
    const [header = '', payload = '', signature = '', ...rest] =
      authorization?.replace(/^Bearer\s+/i, '').split('.') ?? [];
    if (jwk !== pool.signingKey.publicKey) {
      jwk = pool.signingKey.publicKey;
      key = createPublicKey({ key: jwk, format: 'jwk' });
    }
    const signed = Buffer.from(`${header}.${payload}`);
    if (rest.length > 0 || !verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return null;
    // Signed by the pool, so its own words: JSON.
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, unknown>>;
    const given = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
    const good =
      claims['iss'] === issuer &&
      claims['token_use'] === 'access' &&
      typeof claims['exp'] === 'number' &&
      clock.now() < claims['exp'] * 1000 &&
      scopes.some((scope) => given.includes(scope));
    return good ? Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, String(value)])) : null;
  };
}
