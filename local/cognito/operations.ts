/**
 * The calls of Cognito's user pools that are in use, refusing as AWS does, by name and by text.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { JsonInput, JsonOperation } from '../json-service.ts';
import { ServiceError } from '../service.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { fingerprint, type Pool, type PoolClient, type PoolSession, type PoolUser } from './pool.ts';
import type { Tokens } from './tokens.ts';

const notAuthorized = (message: string): ServiceError => new ServiceError('NotAuthorizedException', message);
const wrongCredentials = (): ServiceError => notAuthorized('Incorrect username or password.');

/** The table of operations of one pool. */
export function cognitoOperations(pool: Pool, tokens: Tokens, clock: Clock): Readonly<Record<string, JsonOperation>> {
  const { definition } = pool;

  const clientOf = (input: JsonInput): PoolClient => {
    if ('UserPoolId' in input) checkPool(input);
    const client = definition.clients.find(({ id }) => id === input['ClientId']);
    if (!client)
      throw new ServiceError(
        'ResourceNotFoundException',
        `User pool client ${text(input['ClientId'])} does not exist.`,
      );
    return client;
  };
  const checkPool = (input: JsonInput): void => {
    if (input['UserPoolId'] === definition.id) return;
    throw new ServiceError('ResourceNotFoundException', `User pool ${text(input['UserPoolId'])} does not exist.`);
  };
  const checkSecretHash = (client: PoolClient, username: string, given: string | undefined): void => {
    if (!client.generatesSecret) return;
    if (given === undefined)
      throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
    const right = createHmac('sha256', pool.clientSecret(client.id))
      .update(username + client.id)
      .digest('base64');
    if (given !== right) throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  };
  const checkClientSecret = (client: PoolClient, given: unknown): void => {
    if (client.generatesSecret && given !== pool.clientSecret(client.id))
      throw notAuthorized(`Unable to verify secret for client ${client.id}`);
  };
  const checkPolicy = (password: string): void => {
    if (password.length >= definition.minimumPasswordLength) return;
    throw new ServiceError(
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    );
  };
  const existing = (username: string): PoolUser => {
    const user = pool.users.get(username);
    if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.');
    return user;
  };
  const sessionOf = (refreshToken: string, client: PoolClient): PoolSession => {
    const hash = fingerprint(refreshToken);
    const session = pool.sessions
      .values()
      .find((each) => each.clientId === client.id && each.refreshTokens.some((token) => token.hash === hash));
    if (!session) throw notAuthorized('Invalid Refresh Token');
    if (session.endsAt <= clock.now()) throw notAuthorized('Refresh Token has expired');
    const until = session.refreshTokens.find((token) => token.hash === hash)?.until ?? null;
    if (until !== null && until <= clock.now())
      throw new ServiceError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.');
    return session;
  };

  return {
    async AdminInitiateAuth(input) {
      const client = clientOf(input);
      const flow = text(input['AuthFlow']);
      if (flow !== 'ADMIN_USER_PASSWORD_AUTH')
        throw new ServiceError('InvalidParameterException', `The local Cognito does not know the flow ${flow}.`);
      if (!client.authFlows.includes('ALLOW_ADMIN_USER_PASSWORD_AUTH'))
        throw new ServiceError('InvalidParameterException', 'Auth flow not enabled for this client');
      const { USERNAME = '', PASSWORD = '', SECRET_HASH } = texts(input['AuthParameters']);
      checkSecretHash(client, USERNAME, SECRET_HASH);
      const user = pool.users.get(USERNAME);
      if (!user)
        throw client.hidesUserExistence
          ? wrongCredentials()
          : new ServiceError('UserNotFoundException', 'User does not exist.');
      if (!(await isPassword(PASSWORD, user.password))) throw wrongCredentials();
      if (!user.enabled) throw notAuthorized('User is disabled.');
      if (user.passwordEndsAt !== null && user.passwordEndsAt <= clock.now()) {
        throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
      }
      if (user.status === 'CONFIRMED')
        return {
          ChallengeParameters: {},
          AuthenticationResult: await tokens.begin(user, client, 'TokenGeneration_Authentication'),
        };
      const Session = randomBytes(48).toString('base64url');
      const endsAt = clock.now() + client.challengeSeconds * 1000;
      pool.challenges.set(fingerprint(Session), { username: user.username, clientId: client.id, endsAt });
      return {
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeParameters: {
          USER_ID_FOR_SRP: user.username,
          requiredAttributes: '[]',
          userAttributes: JSON.stringify(user.attributes),
        },
      };
    },

    async AdminRespondToAuthChallenge(input) {
      const client = clientOf(input);
      const { USERNAME = '', NEW_PASSWORD = '', SECRET_HASH } = texts(input['ChallengeResponses']);
      checkSecretHash(client, USERNAME, SECRET_HASH);
      const name = text(input['ChallengeName']);
      if (name !== 'NEW_PASSWORD_REQUIRED')
        throw new ServiceError('InvalidParameterException', `The local Cognito does not know the challenge ${name}.`);
      const key = fingerprint(text(input['Session']));
      const challenge = pool.challenges.get(key);
      if (!challenge || challenge.clientId !== client.id || challenge.username !== USERNAME)
        throw notAuthorized('Invalid session for the user.');
      if (challenge.endsAt <= clock.now()) throw notAuthorized('Invalid session for the user, session is expired.');
      checkPolicy(NEW_PASSWORD);
      const password = await hashPassword(NEW_PASSWORD);
      // Of two answers at once, one uses the challenge up.
      if (!pool.challenges.get(key)) throw notAuthorized('Invalid session for the user.');
      pool.challenges.delete(key);
      const user: PoolUser = {
        ...existing(USERNAME),
        password,
        status: 'CONFIRMED',
        passwordEndsAt: null,
        changedAt: clock.now(),
      };
      pool.users.set(user.username, user);
      return {
        ChallengeParameters: {},
        AuthenticationResult: await tokens.begin(user, client, 'TokenGeneration_NewPasswordChallenge'),
      };
    },

    async GetTokensFromRefreshToken(input) {
      const client = clientOf(input);
      checkClientSecret(client, input['ClientSecret']);
      const refreshToken = text(input['RefreshToken']);
      const session = sessionOf(refreshToken, client);
      const user = pool.users.get(session.username);
      if (!user?.enabled) throw notAuthorized('User is disabled.');
      return { AuthenticationResult: await tokens.renew(user, client, session, refreshToken) };
    },

    RevokeToken(input) {
      const client = clientOf(input);
      checkClientSecret(client, input['ClientSecret']);
      const hash = fingerprint(text(input['Token']));
      // A token that is unknown is as good as revoked (RFC 7009, 2.2).
      for (const [id, session] of pool.sessions.entries()) {
        if (session.clientId === client.id && session.refreshTokens.some((token) => token.hash === hash))
          pool.sessions.delete(id);
      }
      return {};
    },

    async AdminCreateUser(input) {
      checkPool(input);
      const username = text(input['Username']);
      if (input['MessageAction'] !== 'SUPPRESS')
        throw new ServiceError(
          'InvalidParameterException',
          'The local Cognito sends no messages: MessageAction must be SUPPRESS.',
        );
      const temporary = text(input['TemporaryPassword']);
      checkPolicy(temporary);
      const password = await hashPassword(temporary);
      if (pool.users.get(username)) throw new ServiceError('UsernameExistsException', 'User account already exists');
      const now = clock.now();
      const user: PoolUser = {
        username,
        sub: randomUUID(),
        attributes: attributesOf(input['UserAttributes']),
        password,
        status: 'FORCE_CHANGE_PASSWORD',
        enabled: true,
        createdAt: now,
        changedAt: now,
        passwordEndsAt: now + definition.temporaryPasswordDays * 86_400_000,
      };
      pool.users.set(username, user);
      return { User: described(user) };
    },

    async AdminSetUserPassword(input) {
      checkPool(input);
      existing(text(input['Username']));
      const chosen = text(input['Password']);
      checkPolicy(chosen);
      const password = await hashPassword(chosen);
      const permanent = input['Permanent'] === true;
      const user: PoolUser = {
        ...existing(text(input['Username'])),
        password,
        status: permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
        passwordEndsAt: permanent ? null : clock.now() + definition.temporaryPasswordDays * 86_400_000,
        changedAt: clock.now(),
      };
      pool.users.set(user.username, user);
      return {};
    },

    DescribeUserPoolClient(input) {
      const client = clientOf(input);
      return {
        UserPoolClient: {
          UserPoolId: definition.id,
          ClientName: client.name,
          ClientId: client.id,
          ...(client.generatesSecret && { ClientSecret: pool.clientSecret(client.id) }),
          ExplicitAuthFlows: client.authFlows,
          AllowedOAuthFlows: client.oauthFlows,
          AllowedOAuthScopes: client.oauthScopes,
        },
      };
    },
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): Readonly<Record<string, string | undefined>> => (value ?? {}) as Record<string, string>;

const attributesOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    ((value ?? []) as { Name: string; Value?: string }[]).map(({ Name, Value = '' }) => [Name, Value]),
  );

const described = (user: PoolUser): object => ({
  Username: user.username,
  Attributes: [
    { Name: 'sub', Value: user.sub },
    ...Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value })),
  ],
  UserCreateDate: user.createdAt / 1000,
  UserLastModifiedDate: user.changedAt / 1000,
  Enabled: user.enabled,
  UserStatus: user.status,
});
