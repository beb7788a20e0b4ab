import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { startCognito, type Cognito } from '../../local/cognito/server.ts';
import type { TokenTrigger } from '../../local/cognito/tokens.ts';
import { Faults } from '../../local/faults.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import { scratchFolder } from './scratch.ts';
import { definition, portal } from './user-pool.ts';

const UserPoolId = definition.id;
const ClientId = portal.id;
const Username = 'org_1.usr_1';
const account = { UserPoolId, Username };
const password = 'kanel-bulle-1234';
const disabled = { name: 'NotAuthorizedException', message: 'User is disabled.' };

const scratch = scratchFolder();
let count = 0;
let cognito: Cognito;
let client: CognitoIdentityProviderClient;
/** What happens while tokens are being made. */
let meanwhile: () => Promise<unknown>;

const trigger: TokenTrigger = async () => {
  await meanwhile();
  return { kind: 'result', payload: {} };
};

beforeEach(async () => {
  meanwhile = async () => {};
  const folder = join(scratch, String((count += 1)));
  cognito = await startCognito(definition, {
    files: new DataFiles(folder),
    clock: new Clock(),
    faults: new Faults(),
    trigger,
  });
  client = new CognitoIdentityProviderClient({
    endpoint: cognito.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  await client.send(new AdminCreateUserCommand({ ...account, TemporaryPassword: password, MessageAction: 'SUPPRESS' }));
});
afterEach(() => cognito.stop());

const SECRET_HASH = (): string =>
  createHmac('sha256', cognito.pool.clientSecret(ClientId))
    .update(Username + ClientId)
    .digest('base64');
const logIn = () =>
  client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: password, SECRET_HASH: SECRET_HASH() },
    }),
  );
const answer = (Session: string | undefined) =>
  client.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId,
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: password, SECRET_HASH: SECRET_HASH() },
    }),
  );
const refreshTokenOfLogin = async (): Promise<string> => {
  await client.send(new AdminSetUserPasswordCommand({ ...account, Password: password, Permanent: true }));
  return (await logIn()).AuthenticationResult?.RefreshToken ?? '';
};
const refresh = (RefreshToken: string) =>
  client.send(
    new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId, ClientSecret: cognito.pool.clientSecret(ClientId) }),
  );

describe('an account of the local Cognito', () => {
  it('that is disabled neither logs in nor renews, until it is enabled', async () => {
    const token = await refreshTokenOfLogin();
    await client.send(new AdminDisableUserCommand(account));
    await expect(logIn()).rejects.toMatchObject(disabled);
    await expect(refresh(token)).rejects.toMatchObject(disabled);
    await client.send(new AdminEnableUserCommand(account));
    expect((await logIn()).AuthenticationResult?.AccessToken).toBeDefined();
    expect((await refresh(token)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('that is disabled between its one-time password and its own does not come in', async () => {
    const { Session } = await logIn();
    await client.send(new AdminDisableUserCommand(account));
    await expect(answer(Session)).rejects.toMatchObject(disabled);
  });

  it('that is signed out everywhere logs in again to go on', async () => {
    const tokens = [await refreshTokenOfLogin(), await refreshTokenOfLogin()];
    await client.send(new AdminUserGlobalSignOutCommand(account));
    for (const token of tokens) await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect((await logIn()).AuthenticationResult?.RefreshToken).toBeDefined();
  });

  it('that is signed out while it renews stays signed out', async () => {
    const token = await refreshTokenOfLogin();
    meanwhile = () => client.send(new AdminUserGlobalSignOutCommand(account));
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    meanwhile = async () => {};
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('that is deleted is nobody, and its name is free', async () => {
    const token = await refreshTokenOfLogin();
    await client.send(new AdminDeleteUserCommand(account));
    await expect(logIn()).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await client.send(
      new AdminCreateUserCommand({ ...account, TemporaryPassword: password, MessageAction: 'SUPPRESS' }),
    );
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  const nobody = { UserPoolId, Username: 'org_1.usr_2' };
  it.each([
    ['disabled', new AdminDisableUserCommand(nobody)],
    ['enabled', new AdminEnableUserCommand(nobody)],
    ['signed out', new AdminUserGlobalSignOutCommand(nobody)],
    ['deleted', new AdminDeleteUserCommand(nobody)],
  ])('that does not exist cannot be %s', async (_, command) => {
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    });
  });
});
