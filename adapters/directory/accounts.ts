/**
 * Accounts in the user pool, which is the PBX's credential store. The Cognito username is `<organizationId>.<userId>`; what
 * people type at login are our own guards in the table.
 */
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
  type AuthenticationResultType,
} from '@aws-sdk/client-cognito-identity-provider';
import { createHmac } from 'node:crypto';
import { keepDeadlines } from '../deadline.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';

export interface Accounts {
  readonly client: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly clientId: string;
}

export const openAccounts = (settings: { readonly userPoolId: string; readonly clientId: string }): Accounts => ({
  ...settings,
  client: keepDeadlines(
    new CognitoIdentityProviderClient({
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true },
    }),
  ),
});

/** The name of a user's account. */
export const accountName = (organization: OrganizationId, user: UserId): string => `${organization}.${user}`;

/** What a login came to. */
export type LoginResult =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'new-password'; readonly session: string }
  | { readonly kind: 'refused' };

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

/** The right password? For an account that does not exist the answer, and the time it takes, are those of a wrong one. */
export async function logIn(accounts: Accounts, username: string, password: string): Promise<LoginResult> {
  try {
    const reply = await accounts.client.send(
      new AdminInitiateAuthCommand({
        UserPoolId: accounts.userPoolId,
        ClientId: accounts.clientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD: password, SECRET_HASH: await secretHash(accounts, username) },
      }),
    );
    if (reply.ChallengeName === 'NEW_PASSWORD_REQUIRED') return { kind: 'new-password', session: reply.Session ?? '' };
    return { kind: 'tokens', tokens: tokensOf(reply.AuthenticationResult) };
  } catch (error) {
    if (named(error, 'NotAuthorizedException', 'UserNotFoundException', 'PasswordResetRequiredException')) {
      return { kind: 'refused' };
    }
    throw error;
  }
}

/**
 * What a new password came to. `refused`: the challenge is too old or was answered. `unclear`: refused when the SDK sent it again; its
 * first try may have been done, and only the answer lost.
 */
export type ChallengeResult =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'refused' | 'unclear' };

/**
 * Puts a password of one's own in place of the one-time password.
 * @throws DomainError `invalid-request` with `password-too-weak` at `newPassword`
 */
export async function setOwnPassword(
  accounts: Accounts,
  username: string,
  session: string,
  newPassword: string,
): Promise<ChallengeResult> {
  try {
    const reply = await accounts.client.send(
      new AdminRespondToAuthChallengeCommand({
        UserPoolId: accounts.userPoolId,
        ClientId: accounts.clientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: session,
        ChallengeResponses: {
          USERNAME: username,
          NEW_PASSWORD: newPassword,
          SECRET_HASH: await secretHash(accounts, username),
        },
      }),
    );
    return { kind: 'tokens', tokens: tokensOf(reply.AuthenticationResult) };
  } catch (error) {
    if (named(error, 'InvalidPasswordException')) throw tooWeak(error);
    if (
      named(
        error,
        'NotAuthorizedException',
        'CodeMismatchException',
        'ExpiredCodeException',
        'UserNotFoundException',
        'InvalidParameterException',
      )
    ) {
      return { kind: wasTriedAgain(error) ? 'unclear' : 'refused' };
    }
    throw error;
  }
}

/** Whether the SDK had sent the call before, and got no answer that it could use. */
const wasTriedAgain = (error: unknown): boolean =>
  ((error as { $metadata?: { attempts?: number } }).$metadata?.attempts ?? 1) > 1;

/** New tokens by a refresh token, which is renewed by it. Null when the session has ended. */
export async function refreshTokens(accounts: Accounts, refreshToken: string): Promise<Tokens | null> {
  try {
    const reply = await accounts.client.send(
      new GetTokensFromRefreshTokenCommand({
        ClientId: accounts.clientId,
        ClientSecret: await clientSecret(accounts),
        RefreshToken: refreshToken,
      }),
    );
    return tokensOf({ RefreshToken: refreshToken, ...reply.AuthenticationResult });
  } catch (error) {
    if (
      named(
        error,
        'NotAuthorizedException',
        'RefreshTokenReuseException',
        'UserNotFoundException',
        'InvalidParameterException',
      )
    )
      return null;
    throw error;
  }
}

/** Ends a session: its refresh token, and the access tokens made from it at Cognito. One that is not known is ended already. */
export async function revoke(accounts: Accounts, refreshToken: string): Promise<void> {
  try {
    await accounts.client.send(
      new RevokeTokenCommand({
        ClientId: accounts.clientId,
        ClientSecret: await clientSecret(accounts),
        Token: refreshToken,
      }),
    );
  } catch (error) {
    if (!named(error, 'NotAuthorizedException', 'UnsupportedTokenTypeException', 'InvalidParameterException'))
      throw error;
  }
}

/** Makes an account with a one-time password. False when there is one already: it is left as it is. */
export async function makeAccount(accounts: Accounts, username: string, oneTimePassword: string): Promise<boolean> {
  try {
    await accounts.client.send(
      new AdminCreateUserCommand({
        UserPoolId: accounts.userPoolId,
        Username: username,
        TemporaryPassword: oneTimePassword,
        MessageAction: 'SUPPRESS',
      }),
    );
    return true;
  } catch (error) {
    if (named(error, 'UsernameExistsException')) return false;
    throw error;
  }
}

/**
 * Lets an account in or keeps it out, of app, PBX and portal alike. Kept out, its sessions end. One that was never made (its user
 * was created by a request that died) is made now, with a password that nobody knows.
 */
export async function setAccountEnabled(
  accounts: Accounts,
  username: string,
  enabled: boolean,
  unknownPassword: string,
): Promise<void> {
  const account = { UserPoolId: accounts.userPoolId, Username: username };
  const follow = async (): Promise<void> => {
    if (enabled) await accounts.client.send(new AdminEnableUserCommand(account));
    else await accounts.client.send(new AdminDisableUserCommand(account));
  };
  try {
    await follow();
  } catch (error) {
    if (!named(error, 'UserNotFoundException')) throw error;
    await makeAccount(accounts, username, unknownPassword);
    await follow();
  }
}

/** Ends all sessions of an account: no refresh token made before works any more. */
export async function endSessions(accounts: Accounts, username: string): Promise<void> {
  await accounts.client.send(
    new AdminUserGlobalSignOutCommand({ UserPoolId: accounts.userPoolId, Username: username }),
  );
}

/** Removes an account for good. One that is gone already is fine. */
export async function removeAccount(accounts: Accounts, username: string): Promise<void> {
  try {
    await accounts.client.send(new AdminDeleteUserCommand({ UserPoolId: accounts.userPoolId, Username: username }));
  } catch (error) {
    if (!named(error, 'UserNotFoundException')) throw error;
  }
}

/** The error for a password that the pool's policy rejects. */
export const tooWeak = (cause: unknown): DomainError =>
  new DomainError('invalid-request', { errors: [{ field: 'newPassword', code: 'password-too-weak' }], cause });

/** Whether an error of Cognito's has one of these names. */
export const named = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);

function tokensOf(result: AuthenticationResultType | undefined): Tokens {
  const { AccessToken: accessToken, RefreshToken: refreshToken, ExpiresIn: expiresInSeconds } = result ?? {};
  if (!accessToken || !refreshToken || !expiresInSeconds) throw new Error('Cognito answered a login without tokens');
  return { accessToken, refreshToken, expiresInSeconds };
}

/** Read once per environment, so that it stands in no template and no environment variable. */
const secrets = new WeakMap<Accounts, Promise<string>>();

function clientSecret(accounts: Accounts): Promise<string> {
  const known = secrets.get(accounts) ?? readClientSecret(accounts);
  secrets.set(accounts, known);
  // A failed read must not be remembered.
  known.catch(() => secrets.delete(accounts));
  return known;
}

async function readClientSecret(accounts: Accounts): Promise<string> {
  const { UserPoolClient: client } = await accounts.client.send(
    new DescribeUserPoolClientCommand({ UserPoolId: accounts.userPoolId, ClientId: accounts.clientId }),
  );
  if (!client?.ClientSecret) throw new Error('the portal client has no secret');
  return client.ClientSecret;
}

/** Cognito's proof that the caller is the confidential client: HMAC-SHA-256 of username and client id, base64. */
async function secretHash(accounts: Accounts, username: string): Promise<string> {
  return createHmac('sha256', await clientSecret(accounts))
    .update(username + accounts.clientId)
    .digest('base64');
}
