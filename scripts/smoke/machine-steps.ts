/** What another service does: a token, a customer let in, users read. */
import { seen, textIn, type Client } from './client.ts';
import { demand, type Walk } from './walk.ts';
import type { Administrator } from './administrator-steps.ts';

export interface Machine {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenUrl: string;
}

/** @returns its access token, null when there is none */
export const walkToToken = (walk: Walk, client: Client, machine: Machine): Promise<string | null> =>
  walk.step('a machine gets a token for its scopes', ['machines'], async () => {
    const reply = await client.fetch('POST', machine.tokenUrl, {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${machine.clientId}:${machine.clientSecret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    });
    demand(reply.status === 200, seen(reply));
    return textIn(reply, 'access_token');
  });

/** Lets an organisation in, once. @returns its administrator with the one-time password; null when it was there before */
export const walkOnboarding = (
  walk: Walk,
  client: Client,
  token: string,
  { domain, mobile }: { readonly domain: string; readonly mobile: string },
): Promise<Administrator | null> =>
  walk.step('the operator lets a customer in', ['machines', 'roles'], async () => {
    const email = `administrator@${domain}`;
    const reply = await client.api('PUT', `/organizations/${domain}`, {
      token,
      body: {
        name: 'Smoke test',
        organizationNumber: '556677-8899',
        firstAdministrator: { firstName: 'Vera', lastName: 'Rök', email, mobile },
      },
    });
    demand(reply.status === 201, `${seen(reply)}; one that is there needs --organization, --username and --password`);
    return { organization: domain, username: email, password: textIn(reply, 'initialPassword') };
  });

/** What a machine may read, and what not. */
export async function walkAsMachine(walk: Walk, client: Client, token: string, organizationId: string): Promise<void> {
  await walk.step(
    'a machine reads the users of an organisation that it names',
    ['machines', 'authorizer-scopes'],
    async () => {
      const headers = { 'x-organization': organizationId };
      const reply = await client.api('GET', '/users?limit=1', { token, headers });
      demand(reply.status === 200, seen(reply));
    },
  );
  await walk.step('a machine is told which organisation it forgot to name', ['machines'], async () => {
    const reply = await client.api('GET', '/users', { token });
    demand(reply.status === 400 && reply.json?.['code'] === 'organization-required', seen(reply));
  });
  await walk.step('a machine is not a person', ['authorizer-scopes'], async () => {
    const reply = await client.api('GET', '/me', { token });
    demand(reply.status === 403, seen(reply));
  });
}
