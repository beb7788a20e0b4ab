import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocal, type Local } from '../../local/start.ts';

let local: Local;
beforeAll(async () => {
  local = await startLocal({ port: 0, ephemeral: true });
});
afterAll(() => local.stop());

const request = (
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${local.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
const json = async (
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
): Promise<Record<string, unknown>> =>
  (await (await request(method, path, body, headers)).json()) as Record<string, unknown>;

const logIn = async (): Promise<{ authorization: string }> => {
  const [organization] = local.credentials.organizations;
  const session = await json('POST', '/api/v1/session', {
    organization: organization?.domain,
    ...organization?.administrators[0],
  });
  return { authorization: `Bearer ${String(session['accessToken'])}` };
};

describe('what npm start starts', () => {
  it('serves the portal at every path that is no file, and the API beside it', async () => {
    for (const path of ['/', '/users', '/c']) {
      const page = await request('GET', path);
      expect([path, page.status, page.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    }
    expect((await request('GET', '/assets/gone.js')).status).toBe(404);
    expect((await request('GET', '/..%2f..%2fpackage.json')).status).not.toBe(200);
    expect(await json('GET', '/api/v1/health')).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['an unknown route', 'GET', '/api/v1/nothing', 404, 'not-found'],
    ['a method that a path does not have', 'DELETE', '/api/v1/users', 404, 'not-found'],
    ['no token', 'GET', '/api/v1/users', 401, 'unauthenticated'],
  ])('answers %s with the template’s own words', async (_, method, path, status, code) => {
    const response = await request(method, path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('refuses a body of more than 10 MB', async () => {
    const response = await fetch(`${local.url}/api/v1/session`, {
      method: 'POST',
      body: 'a'.repeat(10 * 1024 * 1024 + 1),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([413, 'body-too-large']);
  });

  it('has the seed: two organisations, with a name that came in decomposed and one that begins with Å', async () => {
    expect(
      local.credentials.organizations.map(({ domain, administrators, users }) => [
        domain,
        administrators.length,
        users.length,
      ]),
    ).toEqual([
      ['bageriet.example', 2, 2],
      ['juristerna.example', 2, 1],
    ]);
    const { items } = await json('GET', '/api/v1/users?limit=100', undefined, await logIn());
    const names = (items as { firstName: string; lastName: string }[]).map(({ firstName }) => firstName);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(names).toContain('Åke'.normalize('NFC'));
  });

  it('follows its clock: a token that has run out is refused, and the clock goes back only after a reset', async () => {
    const headers = await logIn();
    expect((await request('GET', '/api/v1/me', undefined, headers)).status).toBe(200);
    const { now } = await json('POST', '/local/clock', { advanceSeconds: 601 });
    expect((await request('GET', '/api/v1/me', undefined, headers)).status).toBe(401);
    const yesterday = { now: new Date(Date.parse(String(now)) - 86_400_000).toISOString() };
    expect(await json('POST', '/local/clock', yesterday)).toMatchObject({ status: 400 });
    await request('POST', '/local/reset');
    expect(await json('POST', '/local/clock', yesterday)).toHaveProperty('now');
    expect(await json('POST', '/local/clock', { advanceSeconds: -1 })).toMatchObject({ status: 400 });
    await request('POST', '/local/reset');
  });

  it('goes back to the seed at a reset, with the same passwords', async () => {
    const headers = await logIn();
    const created = await request('POST', '/api/v1/users', { firstName: 'Tillfällig', lastName: 'Gäst' }, headers);
    expect(created.status).toBe(201);
    await request('POST', '/local/faults', { service: 'sns', kind: 'error', times: 3 });
    await request('POST', '/local/reset');
    const { items } = await json('GET', '/api/v1/users?q=till', undefined, await logIn());
    expect(items).toEqual([]);
    expect(await json('GET', '/local/faults')).toEqual([]);
  });

  it('publishes a created user on the bus, even when the first deliveries fail', async () => {
    const headers = await logIn();
    await request('POST', '/local/faults', { service: 'events', operation: 'PutEvents', kind: 'error', times: 4 });
    const user = await json('POST', '/api/v1/users', { firstName: 'Envis', lastName: 'Händelse' }, headers);
    await json('POST', '/local/clock', { advanceSeconds: 1 });
    const events = (await json('GET', '/local/events')) as unknown as { type: string; detail: { entityId: string } }[];
    expect(events.filter(({ detail }) => detail.entityId === user['id']).map(({ type }) => type)).toEqual([
      'user-created',
    ]);
    await request('DELETE', '/local/faults');
  });

  it('loses no event when the bus is out for long: it waits in the queue, and is replayed from the journal', async () => {
    const headers = await logIn();
    await request('POST', '/local/faults', { service: 'events', operation: 'PutEvents', kind: 'error', times: 1000 });
    const user = await json('POST', '/api/v1/users', { firstName: 'Långvarig', lastName: 'Störning' }, headers);
    const published = async (): Promise<boolean> => {
      const events = (await json('GET', '/local/events')) as unknown as { detail: { entityId: string } }[];
      return events.some(({ detail }) => detail.entityId === user['id']);
    };
    await json('POST', '/local/clock', { advanceSeconds: 1 });
    expect(await published()).toBe(false);
    await request('DELETE', '/local/faults');
    await json('POST', '/local/clock', { advanceSeconds: 3600 });
    expect(await published()).toBe(true);
  });

  it.each([
    ['a service that is not there', { service: 'mail', kind: 'error', times: 1 }],
    ['a fault that a service cannot show', { service: 'cognito', kind: 'drop', times: 1 }],
    ['an unknown fault', { service: 'sns', kind: 'sulk', times: 1 }],
  ])('refuses %s in a sentence', async (_, fault) => {
    expect(await json('POST', '/local/faults', fault)).toMatchObject({
      status: 400,
      detail: expect.stringContaining(' '),
    });
  });

  it('is not steered from the pages of other sites', async () => {
    expect((await request('POST', '/local/reset', undefined, { origin: 'https://example.com' })).status).toBe(403);
  });

  it('shows a console', async () => {
    const page = await request('GET', '/local');
    expect(await page.text()).toContain('Konsolen');
    expect((await request('GET', '/local/console.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
    const services = (await json('GET', '/local/services')) as unknown as { panel: string | null }[];
    const panels = services.flatMap(({ panel }) => panel ?? []);
    expect(panels).toEqual(
      ['scheduler', 'sns', 'events', 'ses', 'states', 'warehouse', 'losing-operator'].map(
        (name) => `/local/console/${name}.js`,
      ),
    );
    for (const panel of panels) expect(await (await request('GET', panel)).text()).toContain('export const panel');
    for (const path of ['mail', 'workflows']) expect(await json('GET', `/local/${path}`)).toEqual([]);
    const ringing = expect.objectContaining({ target: 'mysoluno-development-ring-bell' }) as unknown;
    // A colleague of the seed begins some day.
    expect(await json('GET', '/local/bells')).toEqual([ringing]);
  });
});
