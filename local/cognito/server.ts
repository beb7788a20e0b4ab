/** The thin Cognito: its calls, its keys, and the token endpoint of its domain, on a port of its own. */
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { jsonService } from '../json-service.ts';
import { startService, type RunningService, type ServiceReply, type ServiceRequest } from '../service.ts';
import { oauthToken } from './oauth.ts';
import { cognitoOperations } from './operations.ts';
import type { DataFiles } from '../store/data-files.ts';
import { openPool, type Pool, type PoolDefinition } from './pool.ts';
import { Tokens, type TokenTrigger } from './tokens.ts';

export interface Cognito extends RunningService {
  readonly pool: Pool;
  /** `/oauth2/token`, for the portal's origin. */
  oauthToken(request: Pick<ServiceRequest, 'headers' | 'body'>): Promise<ServiceReply>;
}

/** Starts the pool over its files. */
export async function startCognito(
  definition: PoolDefinition,
  {
    files,
    clock,
    faults,
    trigger,
  }: { readonly files: DataFiles; readonly clock: Clock; readonly faults: Faults; readonly trigger: TokenTrigger },
): Promise<Cognito> {
  const pool = await openPool(definition, files);
  const tokens = new Tokens(pool, clock, trigger);
  const calls = jsonService('Cognito', cognitoOperations(pool, tokens, clock), {
    service: 'cognito',
    error: 'InternalErrorException',
    throttle: 'TooManyRequestsException',
  });
  const service = await startService(
    {
      ...calls,
      async answer(operation, request, deliveries) {
        if (request.url === `/${definition.id}/.well-known/jwks.json`) {
          const body = JSON.stringify({ keys: [pool.signingKey.publicKey] });
          return { status: 200, headers: { 'content-type': 'application/json' }, body };
        }
        if (request.url === '/oauth2/token') return oauthToken(pool, tokens, request);
        return calls.answer(operation, request, deliveries);
      },
    },
    faults,
  );
  return {
    endpoint: service.endpoint,
    pool,
    oauthToken: (request) => oauthToken(pool, tokens, request),
    untilIdle: () => service.untilIdle(),
    stop: () => service.stop(),
  };
}
