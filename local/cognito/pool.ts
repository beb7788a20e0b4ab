/** The state of the local user pool: users, sessions, challenges, client secrets, the signing key. All of it survives kill -9. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { DataFiles } from '../store/data-files.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { PasswordHash } from './passwords.ts';

export interface PoolUser {
  readonly username: string;
  readonly sub: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: PasswordHash;
  readonly status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';
  readonly enabled: boolean;
  readonly createdAt: number;
  readonly changedAt: number;
  /** When a temporary password ends; null for one of the user's own. */
  readonly passwordEndsAt: number | null;
}

/** All tokens that follow from one login. */
export interface PoolSession {
  readonly originJti: string;
  readonly username: string;
  readonly clientId: string;
  readonly authTimeSeconds: number;
  readonly endsAt: number;
  /** SHA-256 of the refresh tokens that are good, with the moment at which each is no more; null: until the session ends. */
  readonly refreshTokens: readonly { readonly hash: string; readonly until: number | null }[];
}

export interface Challenge {
  readonly username: string;
  readonly clientId: string;
  readonly endsAt: number;
}

/** A client of the pool, as the template defines it. Times in seconds. */
export interface PoolClient {
  readonly id: string;
  readonly name: string;
  readonly authFlows: readonly string[];
  readonly oauthFlows: readonly string[];
  readonly oauthScopes: readonly string[];
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly challengeSeconds: number;
  /** Null: refresh tokens are not rotated. */
  readonly rotationGraceSeconds: number | null;
  readonly hidesUserExistence: boolean;
  readonly generatesSecret: boolean;
}

/** The pool, as the template defines it. */
export interface PoolDefinition {
  readonly id: string;
  readonly minimumPasswordLength: number;
  readonly temporaryPasswordDays: number;
  readonly clients: readonly PoolClient[];
}

export interface SigningKey {
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

export interface Pool {
  readonly definition: PoolDefinition;
  readonly users: PersistedMap<PoolUser>;
  readonly sessions: PersistedMap<PoolSession>;
  readonly challenges: PersistedMap<Challenge>;
  readonly signingKey: SigningKey;
  clientSecret(clientId: string): string;
}

/** Opens the pool's files; makes the signing key and the clients' secrets at the first time. */
export async function openPool(definition: PoolDefinition, files: DataFiles): Promise<Pool> {
  const users = files.open<PoolUser>('cognito/users');
  const sessions = files.open<PoolSession>('cognito/sessions');
  const challenges = files.open<Challenge>('cognito/challenges');
  const secrets = files.open<string>('cognito/secrets');
  const keys = files.open<SigningKey>('cognito/keys');
  const madeKey = keys.get('signing') ?? (await newSigningKey());
  if (!keys.get('signing')) keys.set('signing', madeKey);
  for (const client of definition.clients) {
    if (client.generatesSecret && !secrets.get(client.id))
      secrets.set(client.id, randomBytes(39).toString('base64url').toLowerCase().replace(/[-_]/g, '0'));
  }
  return {
    definition,
    users,
    sessions,
    challenges,
    get signingKey() {
      return keys.get('signing') ?? madeKey;
    },
    clientSecret: (clientId) => secrets.get(clientId) ?? '',
  };
}

async function newSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const naming = { kid: randomUUID(), alg: 'RS256', use: 'sig' };
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...naming },
    publicKey: { ...(await exportJWK(publicKey)), ...naming },
  };
}

/** What is kept of a refresh token or of a challenge. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
