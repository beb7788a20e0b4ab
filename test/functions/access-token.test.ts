/** Tokens of every wrong kind against the real verifier, with keys of our own behind the pool's address. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccessTokens, type AccessTokens } from '../../adapters/directory/access-token.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';

const userPoolId = 'eu-north-1_Test';
const issuer = `https://cognito-idp.eu-north-1.amazonaws.com/${userPoolId}`;
const keys = await generateKeyPair('RS256');
const strangers = await generateKeyPair('RS256');

let server: Server;
let tokens: AccessTokens;
beforeAll(async () => {
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'ours', alg: 'RS256', use: 'sig' }],
  });
  server = createServer((_, response) => response.end(jwks));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tokens = openAccessTokens({ userPoolId, endpoint, resourceServer: 'mysoluno' });
});
afterAll(() => server.close());

const claims = {
  token_use: 'access',
  client_id: 'portal',
  username: 'org_1.usr_1',
  scope: 'mysoluno/portal',
  auth_time: 1_700_000_000,
  jti: 'j',
  sub: 's',
};

/** A token as the pool makes them, with what a test makes different. */
const sign = (
  different: JWTPayload = {},
  { key = keys.privateKey, kid = 'ours', lives = '10m' } = {},
): Promise<string> =>
  new SignJWT({ ...claims, ...different })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer((different.iss as string) ?? issuer)
    .setIssuedAt()
    .setExpirationTime(lives)
    .sign(key);

describe('an access token', () => {
  it('says who is calling, with scopes by their bare names', async () => {
    expect(await tokens.verify(await sign({ scope: 'mysoluno/users.read openid' }))).toEqual({
      clientId: 'portal',
      username: 'org_1.usr_1',
      scopes: ['users.read', 'openid'],
      authTime: 1_700_000_000,
    });
  });

  it.each([
    ['has expired', () => sign({}, { lives: '-1s' })],
    ['is an id token', () => sign({ token_use: 'id', aud: 'portal' })],
    ['is of another pool', () => sign({ iss: 'https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_Other' })],
    ['is signed by a stranger', () => sign({}, { key: strangers.privateKey })],
    ['names an unknown key', () => sign({}, { kid: 'other' })],
    ['has no signature', async () => `${btoa('{"alg":"none","kid":"ours"}')}.${btoa(JSON.stringify(claims))}.`],
    ['is nonsense', async () => 'nonsense'],
  ])('is no good when it %s', async (_, token) => expect(await tokens.verify(await token())).toBeNull());

  it('cannot be judged while the pool’s keys are out of reach: that is an outage, not a refusal', async () => {
    const cut = openAccessTokens({ userPoolId, endpoint: 'http://127.0.0.1:1', resourceServer: 'mysoluno' });
    await expect(cut.verify(await sign())).rejects.toBeInstanceOf(DependencyFailure);
  });
});
