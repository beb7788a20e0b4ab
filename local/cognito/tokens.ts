/** Makes the pool's tokens, with the claims that AWS gives them, and asks the pre-token-generation trigger first. */
import { randomBytes, randomUUID } from 'node:crypto';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import { region } from '../account.ts';
import type { Clock } from '../clock.ts';
import type { Outcome } from '../lambda/environment.ts';
import { ServiceError } from '../service.ts';
import { fingerprint, type Pool, type PoolClient, type PoolSession, type PoolUser } from './pool.ts';

/** Calls the pre-token-generation trigger (version V2_0); null when the pool has none. */
export type TokenTrigger = ((event: object) => Promise<Outcome>) | null;

export type TokenOccasion =
  | 'TokenGeneration_Authentication'
  | 'TokenGeneration_NewPasswordChallenge'
  | 'TokenGeneration_RefreshTokens';

/** `AuthenticationResult` of Cognito's replies. */
export interface TokenSet {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken?: string;
  readonly TokenType: 'Bearer';
  readonly ExpiresIn: number;
}

interface Override {
  readonly claimsToAddOrOverride?: Readonly<Record<string, unknown>>;
  readonly claimsToSuppress?: readonly string[];
  readonly scopesToAdd?: readonly string[];
  readonly scopesToSuppress?: readonly string[];
}

/** The scope of every token that a user pool gives a user who did not come by OAuth. */
const ownScope = 'aws.cognito.signin.user.admin';

export const issuerOf = (poolId: string): string => `https://cognito-idp.${region}.amazonaws.com/${poolId}`;

export class Tokens {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #trigger: TokenTrigger;

  constructor(pool: Pool, clock: Clock, trigger: TokenTrigger) {
    this.#pool = pool;
    this.#clock = clock;
    this.#trigger = trigger;
  }

  /** The tokens of a new login. */
  async begin(user: PoolUser, client: PoolClient, occasion: TokenOccasion): Promise<TokenSet> {
    const now = this.#clock.now();
    const { token, kept } = newRefreshToken();
    const session: PoolSession = {
      originJti: randomUUID(),
      username: user.username,
      clientId: client.id,
      authTimeSeconds: Math.floor(now / 1000),
      endsAt: now + client.refreshTokenSeconds * 1000,
      refreshTokens: [kept],
    };
    const tokens = await this.#tokensOf(user, client, session, occasion);
    this.#dropEnded(now);
    this.#pool.sessions.set(session.originJti, session);
    return { ...tokens, RefreshToken: token };
  }

  /** New tokens for a session whose refresh token `used` was presented; rotated where the client says so. */
  async renew(user: PoolUser, client: PoolClient, session: PoolSession, used: string): Promise<TokenSet> {
    const tokens = await this.#tokensOf(user, client, session, 'TokenGeneration_RefreshTokens');
    if (client.rotationGraceSeconds === null) return tokens;
    const graceEnds = this.#clock.now() + client.rotationGraceSeconds * 1000;
    const { token, kept } = newRefreshToken();
    // Read again: while the trigger ran, another tab may have renewed, or somebody have signed the user out.
    const latest = this.#pool.sessions.get(session.originJti);
    if (!latest) throw new ServiceError('NotAuthorizedException', 'Refresh Token has been revoked');
    const refreshTokens = latest.refreshTokens.map((each) =>
      each.hash === fingerprint(used) ? { hash: each.hash, until: each.until ?? graceEnds } : each,
    );
    this.#pool.sessions.set(session.originJti, { ...latest, refreshTokens: [...refreshTokens, kept] });
    return { ...tokens, RefreshToken: token };
  }

  /** The token of a machine. */
  machine(client: PoolClient, scopes: readonly string[]): Promise<string> {
    const claims = {
      sub: client.id,
      token_use: 'access',
      scope: scopes.join(' '),
      auth_time: Math.floor(this.#clock.now() / 1000),
      version: 2,
      client_id: client.id,
    };
    return this.#sign(claims, client.accessTokenSeconds);
  }

  async #tokensOf(
    user: PoolUser,
    client: PoolClient,
    session: PoolSession,
    occasion: TokenOccasion,
  ): Promise<TokenSet> {
    const { access, id } = await this.#overrides(user, client, occasion);
    const common = {
      sub: user.sub,
      origin_jti: session.originJti,
      event_id: randomUUID(),
      auth_time: session.authTimeSeconds,
    };
    const scopes = [
      ...[ownScope].filter((scope) => !access.scopesToSuppress?.includes(scope)),
      ...(access.scopesToAdd ?? []),
    ];
    const accessClaims = {
      ...common,
      token_use: 'access',
      client_id: client.id,
      username: user.username,
      scope: scopes.join(' '),
    };
    const idClaims = {
      ...common,
      ...user.attributes,
      token_use: 'id',
      aud: client.id,
      'cognito:username': user.username,
    };
    return {
      AccessToken: await this.#sign(overridden(accessClaims, access), client.accessTokenSeconds),
      IdToken: await this.#sign(overridden(idClaims, id), client.idTokenSeconds),
      TokenType: 'Bearer',
      ExpiresIn: client.accessTokenSeconds,
    };
  }

  async #overrides(
    user: PoolUser,
    client: PoolClient,
    occasion: TokenOccasion,
  ): Promise<{ access: Override; id: Override }> {
    if (!this.#trigger) return { access: {}, id: {} };
    const outcome = await this.#trigger({
      version: '2',
      triggerSource: occasion,
      region,
      userPoolId: this.#pool.definition.id,
      userName: user.username,
      callerContext: { awsSdkVersion: 'local', clientId: client.id },
      request: {
        userAttributes: { sub: user.sub, 'cognito:user_status': user.status, ...user.attributes },
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
        scopes: [ownScope],
      },
      response: { claimsAndScopeOverrideDetails: null },
    });
    if (outcome.kind !== 'result') {
      throw new ServiceError(
        'UserLambdaValidationException',
        `PreTokenGeneration failed with error ${outcome.errorMessage}.`,
      );
    }
    const { response } = outcome.payload as {
      response?: {
        claimsAndScopeOverrideDetails?: { accessTokenGeneration?: Override; idTokenGeneration?: Override } | null;
      };
    };
    const details = response?.claimsAndScopeOverrideDetails;
    return { access: details?.accessTokenGeneration ?? {}, id: details?.idTokenGeneration ?? {} };
  }

  async #sign(claims: JWTPayload, lifeSeconds: number): Promise<string> {
    const { privateKey } = this.#pool.signingKey;
    const issuedAt = Math.floor(this.#clock.now() / 1000);
    return new SignJWT({
      ...claims,
      iss: issuerOf(this.#pool.definition.id),
      iat: issuedAt,
      exp: issuedAt + lifeSeconds,
      jti: randomUUID(),
    })
      .setProtectedHeader({ kid: privateKey.kid ?? '', alg: 'RS256' })
      .sign(await importJWK(privateKey, 'RS256'));
  }

  #dropEnded(now: number): void {
    for (const [id, session] of this.#pool.sessions.entries())
      if (session.endsAt <= now) this.#pool.sessions.delete(id);
  }
}

function newRefreshToken(): { token: string; kept: PoolSession['refreshTokens'][number] } {
  const token = randomBytes(48).toString('base64url');
  return { token, kept: { hash: fingerprint(token), until: null } };
}

function overridden(
  claims: Readonly<Record<string, unknown>>,
  { claimsToAddOrOverride, claimsToSuppress }: Override,
): JWTPayload {
  const suppressed = new Set(claimsToSuppress ?? []);
  return Object.fromEntries(
    Object.entries({ ...claims, ...claimsToAddOrOverride }).filter(([name]) => !suppressed.has(name)),
  );
}
