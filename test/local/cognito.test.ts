import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  ListUsersCommand,
  RevokeTokenCommand,
  type AdminInitiateAuthCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { startCognito, type Cognito } from '../../local/cognito/server.ts';
import { Faults } from '../../local/faults.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import { scratchFolder } from './scratch.ts';
import { definition, portal } from './user-pool.ts';

const UserPoolId = definition.id;
const ClientId = portal.id;
const Username = 'org_1.usr_1';
const temporary = 'once-and-never-again';
const own = 'kanel-bulle-1234';

const scratch = scratchFolder();
let count = 0;
let folder: string;
let clock: Clock;
let cognito: Cognito;
let client: CognitoIdentityProviderClient;

const start = async (): Promise<void> => {
  cognito = await startCognito(definition, {
    files: new DataFiles(folder),
    clock,
    faults: new Faults(),
    trigger: async () => ({
      kind: 'result',
      payload: {
        response: {
          claimsAndScopeOverrideDetails: {
            accessTokenGeneration: {
              scopesToAdd: ['mysoluno/portal'],
              scopesToSuppress: ['aws.cognito.signin.user.admin'],
            },
          },
        },
      },
    }),
  });
  client = new CognitoIdentityProviderClient({
    endpoint: cognito.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
};
beforeEach(async () => {
  folder = join(scratch, String((count += 1)));
  clock = new Clock();
  await start();
});
afterEach(() => cognito.stop());

const secret = (): string => cognito.pool.clientSecret(ClientId);
const hash = (username: string): string =>
  createHmac('sha256', secret())
    .update(username + ClientId)
    .digest('base64');
const create = () =>
  client.send(
    new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword: temporary, MessageAction: 'SUPPRESS' }),
  );
const logIn = (PASSWORD: string, more: Record<string, string> = {}): Promise<AdminInitiateAuthCommandOutput> =>
  client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD, SECRET_HASH: hash(more['USERNAME'] ?? Username), ...more },
    }),
  );
const answer = (Session: string | undefined, NEW_PASSWORD: string) =>
  client.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId,
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: Username, NEW_PASSWORD, SECRET_HASH: hash(Username) },
    }),
  );
const refresh = (RefreshToken: string) =>
  client.send(new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId, ClientSecret: secret() }));
const loggedIn = async (): Promise<{ AccessToken: string; RefreshToken: string; IdToken: string }> => {
  await create();
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: own, Permanent: true }));
  const { AuthenticationResult } = await logIn(own);
  return AuthenticationResult as { AccessToken: string; RefreshToken: string; IdToken: string };
};

describe('the local Cognito', () => {
  it('leads from a one-time password to one of the user’s own', async () => {
    await create();
    const { ChallengeName, Session } = await logIn(temporary);
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const { AuthenticationResult } = await answer(Session, own);
    expect(AuthenticationResult).toMatchObject({
      TokenType: 'Bearer',
      ExpiresIn: 600,
      RefreshToken: expect.any(String),
    });
    expect((await logIn(own)).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(answer(Session, 'another-one-1234')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
  });

  it('gives access tokens the claims that AWS gives them, shaped by the trigger', async () => {
    const { AccessToken, IdToken } = await loggedIn();
    expect(decodeJwt(AccessToken)).toEqual({
      sub: expect.any(String),
      iss: `https://cognito-idp.eu-north-1.amazonaws.com/${UserPoolId}`,
      client_id: ClientId,
      origin_jti: expect.any(String),
      event_id: expect.any(String),
      token_use: 'access',
      scope: 'mysoluno/portal',
      auth_time: expect.any(Number),
      exp: expect.any(Number),
      iat: expect.any(Number),
      jti: expect.any(String),
      username: Username,
    });
    expect(decodeJwt(IdToken)).toMatchObject({ token_use: 'id', aud: ClientId, 'cognito:username': Username });
  });

  it.each([
    [
      'a wrong password',
      { PASSWORD: 'wrong-wrong-wrong' },
      'NotAuthorizedException',
      'Incorrect username or password.',
    ],
    [
      'an unknown user, alike',
      { USERNAME: 'org_1.usr_2' },
      'NotAuthorizedException',
      'Incorrect username or password.',
    ],
    [
      'a wrong secret hash',
      { SECRET_HASH: 'AAAA' },
      'NotAuthorizedException',
      `Unable to verify secret hash for client ${ClientId}`,
    ],
  ])('refuses %s', async (_, parameters, name, message) => {
    await create();
    await expect(logIn(temporary, parameters)).rejects.toMatchObject({ name, message });
  });

  it('refuses a password with a blank at an end, and takes no spelling for another', async () => {
    await create();
    for (const blank of [` ${own}`, `${own} `, '            '])
      await expect(answer((await logIn(temporary)).Session, blank)).rejects.toMatchObject({
        name: 'InvalidParameterException',
      });
    await answer((await logIn(temporary)).Session, 'på-plåt-1234');
    for (const typed of ['på-plåt-1234'.normalize('NFD'), 'på-plåt-1234 '])
      await expect(logIn(typed)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(logIn('')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('refuses a password that is too short, a name that is taken, a stranger’s pool and an unknown user', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(answer((await logIn(temporary)).Session, 'too-short')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    await expect(
      client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'nobody', Password: own })),
    ).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(
      client.send(new DescribeUserPoolClientCommand({ UserPoolId: 'eu-north-1_other', ClientId })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('lets a temporary password end after seven days', async () => {
    await create();
    clock.set(clock.now() + 7 * 86_400_000 + 1000);
    await expect(logIn(temporary)).rejects.toMatchObject({
      message: 'Temporary password has expired and must be reset by an administrator.',
    });
  });

  it('rotates refresh tokens: the old one is good for another minute, and for no longer', async () => {
    const { RefreshToken } = await loggedIn();
    const first = await refresh(RefreshToken);
    expect(first.AuthenticationResult?.RefreshToken).not.toBe(RefreshToken);
    clock.set(clock.now() + 59_000);
    await refresh(RefreshToken);
    clock.set(clock.now() + 2000);
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' });
    await refresh(first.AuthenticationResult?.RefreshToken ?? '');
  });

  it('ends a session twelve hours after its login, however often it was renewed', async () => {
    let { RefreshToken: token } = await loggedIn();
    for (let hour = 0; hour < 11; hour += 1) {
      clock.set(clock.now() + 3_600_000);
      token = (await refresh(token)).AuthenticationResult?.RefreshToken ?? '';
    }
    clock.set(clock.now() + 3_600_000);
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('ends a session that is revoked, and says nothing of a token it does not know', async () => {
    const { RefreshToken } = await loggedIn();
    await client.send(new RevokeTokenCommand({ Token: RefreshToken, ClientId, ClientSecret: secret() }));
    await expect(refresh(RefreshToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid Refresh Token',
    });
    await client.send(new RevokeTokenCommand({ Token: 'unknown', ClientId, ClientSecret: secret() }));
  });

  it('knows users, sessions and its key again after a restart', async () => {
    const { RefreshToken } = await loggedIn();
    const { signingKey } = cognito.pool;
    await cognito.stop();
    await start();
    expect(cognito.pool.signingKey).toEqual(signingKey);
    expect((await refresh(RefreshToken)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('answers what it does not know with 501 and the name', async () => {
    await expect(client.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({
      message: expect.stringContaining('ListUsers'),
      $metadata: { httpStatusCode: 501 },
    });
  });
});
