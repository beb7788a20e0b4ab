import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { startCognito, type Cognito } from '../../local/cognito/server.ts';
import { Faults } from '../../local/faults.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import { scratchFolder } from './scratch.ts';
import { definition, machine, portal } from './user-pool.ts';

const folder = scratchFolder();
let cognito: Cognito;
beforeAll(async () => {
  const parts = { files: new DataFiles(folder), clock: new Clock(), faults: new Faults(), trigger: null };
  cognito = await startCognito(definition, parts);
});
afterAll(() => cognito.stop());

describe('the token endpoint', () => {
  const ask = async (form: Record<string, string>, authorization?: string) => {
    const response = await fetch(`${cognito.endpoint}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
      ...(authorization && { headers: { authorization } }),
    });
    return { status: response.status, body: (await response.json()) as { access_token?: string; error?: string } };
  };
  const credentials = () => ({ client_id: machine.id, client_secret: cognito.pool.clientSecret(machine.id) });

  it('gives a machine all of its scopes, or those it asks for', async () => {
    const all = await ask({ grant_type: 'client_credentials', ...credentials() });
    expect(decodeJwt(all.body.access_token ?? '')).toMatchObject({
      client_id: machine.id,
      token_use: 'access',
      scope: 'mysoluno/users.read mysoluno/events.read',
    });
    const { client_id, client_secret } = credentials();
    const basic = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
    const one = await ask({ grant_type: 'client_credentials', scope: 'mysoluno/users.read' }, basic);
    expect(decodeJwt(one.body.access_token ?? '')).toMatchObject({ scope: 'mysoluno/users.read' });
  });

  it.each([
    ['a wrong secret', { client_secret: 'guess' }, 'invalid_client'],
    ['a scope that is not the client’s', { scope: 'mysoluno/operator.write' }, 'invalid_scope'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a client for people', { client_id: portal.id }, 'invalid_client'],
  ])('refuses %s', async (_, form, error) => {
    expect(await ask({ grant_type: 'client_credentials', ...credentials(), ...form })).toEqual({
      status: 400,
      body: { error },
    });
  });
});
