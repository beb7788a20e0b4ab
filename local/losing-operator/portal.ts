/** How the losing operator reaches the portal: the API, with machine tokens. */
import { machineToken } from '../cognito/machine-token.ts';
import type { Pool } from '../cognito/pool.ts';
import type { PortCase, SentAnswer } from './port-case.ts';

export interface Portal {
  /** On whom the number is registered. */
  owner(portCase: Pick<PortCase, 'id' | 'organizationId'>, signal?: AbortSignal): Promise<Response>;
  answer(portCase: Pick<PortCase, 'id' | 'organizationId'>, sent: SentAnswer, signal?: AbortSignal): Promise<Response>;
}

export function portalAt(origin: string, pool: Pool): Portal {
  const ask = async (
    scope: string,
    { id, organizationId }: Pick<PortCase, 'id' | 'organizationId'>,
    {
      path,
      body,
      signal,
    }: { readonly path: string; readonly body?: object; readonly signal?: AbortSignal | undefined },
  ): Promise<Response> =>
    fetch(`${origin}/api/v1/port-requests/${id}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await machineToken(origin, pool, scope)}`,
        'x-organization': organizationId,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  return {
    owner: (portCase, signal) => ask('porting.identity', portCase, { path: 'current-owner', signal }),
    answer: (portCase, { answerId, answer }, signal) =>
      ask('porting.answer', portCase, { path: 'answers', body: { answerId, ...answer }, signal }),
  };
}
