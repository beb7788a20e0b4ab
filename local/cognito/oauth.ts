/** `POST /oauth2/token` of the pool's domain, for machines: client credentials (RFC 6749, 4.4), Basic or in the body. */
import type { ServiceReply, ServiceRequest } from '../service.ts';
import type { Pool } from './pool.ts';
import type { Tokens } from './tokens.ts';

const refused = (error: string): ServiceReply => reply(400, { error });

const reply = (status: number, body: object): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** Answers a token request. All of a client's scopes are given when it asks for none. */
export async function oauthToken(
  pool: Pool,
  tokens: Tokens,
  request: Pick<ServiceRequest, 'headers' | 'body'>,
): Promise<ServiceReply> {
  const form = new URLSearchParams(request.body.toString());
  const { clientId, clientSecret } = credentialsOf(request.headers.authorization, form);
  const client = pool.definition.clients.find(({ id }) => id === clientId);
  if (!client?.generatesSecret || clientSecret !== pool.clientSecret(client.id)) return refused('invalid_client');
  if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
  if (!client.oauthFlows.includes('client_credentials')) return refused('unauthorized_client');
  const asked = form.get('scope')?.split(' ').filter(Boolean) ?? [];
  if (asked.some((scope) => !client.oauthScopes.includes(scope))) return refused('invalid_scope');
  const scopes = asked.length > 0 ? asked : client.oauthScopes;
  return reply(200, {
    access_token: await tokens.machine(client, scopes),
    expires_in: client.accessTokenSeconds,
    token_type: 'Bearer',
  });
}

function credentialsOf(
  authorization: string | undefined,
  form: URLSearchParams,
): { clientId: string | null; clientSecret: string | null } {
  const basic = /^Basic\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { clientId: form.get('client_id'), clientSecret: form.get('client_secret') };
  const [clientId = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
  return { clientId, clientSecret: secret.join(':') };
}
