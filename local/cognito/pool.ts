/** The state of the local user pool: users, sessions, challenges, client secrets, the signing key. All of it survives kill -9. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { PersistedMap } from '../store/persisted-map.ts';
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
  close(): void;
}

/** Opens the pool's files in a folder; makes the signing key and the clients' secrets at the first time. */
export async function openPool(definition: PoolDefinition, folder: string): Promise<Pool> {
  const users = PersistedMap.open<PoolUser>(join(folder, 'users.jsonl'));
  const sessions = PersistedMap.open<PoolSession>(join(folder, 'sessions.jsonl'));
  const challenges = PersistedMap.open<Challenge>(join(folder, 'challenges.jsonl'));
  const secrets = PersistedMap.open<string>(join(folder, 'secrets.jsonl'));
  const keys = PersistedMap.open<SigningKey>(join(folder, 'keys.jsonl'));
  const signingKey = keys.get('signing') ?? (await newSigningKey());
  if (!keys.get('signing')) keys.set('signing', signingKey);
  for (const client of definition.clients) {
    if (client.generatesSecret && !secrets.get(client.id))
      secrets.set(client.id, randomBytes(39).toString('base64url').toLowerCase().replace(/[-_]/g, '0'));
  }
  return {
    definition,
    users,
    sessions,
    challenges,
    signingKey,
    clientSecret: (clientId) => secrets.get(clientId) ?? '',
    close: () => [users, sessions, challenges, secrets, keys].forEach((file) => file.close()),
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
