/** Access tokens of the user pool: signature, issuer, expiry and use, checked by aws-jwt-verify against the pool's keys. */
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { DependencyFailure } from '../dependency-failure.ts';

/** What a verified token says. Nothing in it is authority: that is read from the table. */
export interface VerifiedToken {
  readonly clientId: string;
  /** `<organizationId>.<userId>` of a person; null for a machine. */
  readonly username: string | null;
  /** Bare names: `users.read`, `portal`. */
  readonly scopes: readonly string[];
  /** When the person logged in, epoch seconds; null for a machine. */
  readonly authTime: number | null;
}

export interface AccessTokens {
  /** Null when the token is no good, whatever the reason. @throws DependencyFailure when the pool's keys cannot be had. */
  verify(token: string): Promise<VerifiedToken | null>;
}

/** @param pool.endpoint where Cognito answers, when it is not the region's own address (the SDK's `AWS_ENDPOINT_URL_…`) */
export function openAccessTokens(pool: {
  readonly userPoolId: string;
  readonly endpoint: string | undefined;
  readonly resourceServer: string;
}): AccessTokens {
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: pool.userPoolId, tokenUse: 'access', clientId: null },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: (uri) => fetchKeys(uri, pool.endpoint) } }) },
  );
  const prefix = `${pool.resourceServer}/`;
  return {
    async verify(token) {
      const payload = await verifier.verify(token).catch((error: unknown) => {
        if (error instanceof DependencyFailure) throw error;
        return null;
      });
      if (!payload) return null;
      const { username, auth_time: authTime } = payload as { username?: string; auth_time?: number };
      return {
        clientId: payload.client_id,
        username: username ?? null,
        scopes: payload.scope
          .split(' ')
          .map((scope) => (scope.startsWith(prefix) ? scope.slice(prefix.length) : scope)),
        authTime: authTime ?? null,
      };
    },
  };
}

async function fetchKeys(uri: string, endpoint: string | undefined): Promise<ArrayBuffer> {
  const address = endpoint === undefined ? uri : new URL(new URL(uri).pathname, endpoint).href;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
    if (!response.ok) throw new Error(`the pool's keys answered ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw new DependencyFailure("the pool's keys cannot be fetched", { cause });
  }
}
