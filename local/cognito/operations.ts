/**
 * The calls of Cognito's user pools that are in use, refusing as AWS does, by name and by text.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { JsonInput, JsonOperation } from '../json-service.ts';
import { ServiceError } from '../service.ts';
import { accountOperations } from './accounts.ts';
import { checkPolicy, checkPool, existing, notAuthorized, text, userNotFound } from './checks.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { fingerprint, type Pool, type PoolClient, type PoolSession, type PoolUser } from './pool.ts';
import type { Tokens } from './tokens.ts';

const wrongCredentials = (): ServiceError => notAuthorized('Incorrect username or password.');

/** The table of operations of one pool. */
export function cognitoOperations(pool: Pool, tokens: Tokens, clock: Clock): Readonly<Record<string, JsonOperation>> {
  const { definition } = pool;

  const clientOf = (input: JsonInput): PoolClient => {
    if ('UserPoolId' in input) checkPool(pool, input);
    const client = definition.clients.find(({ id }) => id === input['ClientId']);
    if (!client)
      throw new ServiceError(
        'ResourceNotFoundException',
        `User pool client ${text(input['ClientId'])} does not exist.`,
      );
    return client;
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
    ...accountOperations(pool, clock),

    async AdminInitiateAuth(input) {
      const client = clientOf(input);
      const flow = text(input['AuthFlow']);
      if (flow !== 'ADMIN_USER_PASSWORD_AUTH')
        throw new ServiceError('InvalidParameterException', `The local Cognito does not know the flow ${flow}.`);
      if (!client.authFlows.includes('ALLOW_ADMIN_USER_PASSWORD_AUTH'))
        throw new ServiceError('InvalidParameterException', 'Auth flow not enabled for this client');
      const { USERNAME = '', PASSWORD = '', SECRET_HASH } = texts(input['AuthParameters']);
      if (PASSWORD === '') throw new ServiceError('InvalidParameterException', 'Missing required parameter PASSWORD');
      checkSecretHash(client, USERNAME, SECRET_HASH);
      const user = pool.users.get(USERNAME);
      if (!user) throw client.hidesUserExistence ? wrongCredentials() : userNotFound();
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
      checkPolicy(pool, NEW_PASSWORD);
      const password = await hashPassword(NEW_PASSWORD);
      // Of two answers at once, one uses the challenge up.
      if (!pool.challenges.get(key)) throw notAuthorized('Invalid session for the user.');
      pool.challenges.delete(key);
      const known = existing(pool, USERNAME);
      if (!known.enabled) throw notAuthorized('User is disabled.');
      const user: PoolUser = {
        ...known,
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

const texts = (value: unknown): Readonly<Record<string, string | undefined>> => (value ?? {}) as Record<string, string>;
