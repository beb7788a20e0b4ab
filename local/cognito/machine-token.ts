/** How the other systems that the embedded cloud has call the API: by a machine client of the template. */
import type { Pool } from './pool.ts';

/** An access token of the first machine client that may have a scope. @throws Error when there is none */
export async function machineToken(origin: string, pool: Pool, scope: string): Promise<string> {
  const client = pool.definition.clients.find((each) =>
    each.oauthScopes.some((allowed) => allowed.endsWith(`/${scope}`)),
  );
  if (!client) throw new Error(`No machine client of the template has the scope ${scope}.`);
  const response = await fetch(`${origin}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.id,
      client_secret: pool.clientSecret(client.id),
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
