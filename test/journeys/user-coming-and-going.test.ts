import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System, type CallOptions, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.start();
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.control('POST', '/reset');
  token = await system.logIn();
});
afterEach(() => system.control('DELETE', '/faults'));

const call = (method: string, path: string, options: CallOptions = {}): Promise<Reply> =>
  system.call(method, path, { token, ...options });
const patch = (id: string, body: object, headers: Record<string, string> = {}) =>
  call('PATCH', `/users/${id}`, { body, headers });
const outcome = ({ status, body }: Reply) => [status, body.code];
const advance = (seconds: number) => system.control('POST', '/clock', { advanceSeconds: seconds });
const day = 24 * 3600;
describe('dates', () => {
  it('let a user in at local midnight, and out again', async () => {
    await system.control('POST', '/clock', { now: '2027-01-10T12:00:00Z' });
    token = await system.logIn();
    const user = await system.createUser(token, {
      administrator: true,
      activatesOn: '2027-01-12',
      expiresOn: '2027-01-14',
    });
    expect(user.status).toBe('pending');
    expect((await system.logInAs(user.username, user.initialPassword)).status).toBe(401);
    await system.control('POST', '/clock', { now: '2027-01-11T23:05:00Z' });
    expect((await system.logInAs(user.username, user.initialPassword)).body.challenge).toBe('new-password');
    await system.control('POST', '/clock', { now: '2027-01-13T23:05:00Z' });
    token = await system.logIn();
    expect((await call('GET', `/users/${user.id}`)).body).toMatchObject({ status: 'deactivated', version: 1 });
    expect((await system.logInAs(user.username, user.initialPassword)).status).toBe(401);
    const { items } = (await call('GET', `/activity?entityId=${user.id}`)).body;
    expect(items.map(({ action, actor }: { action: string; actor: { kind: string } }) => [action, actor.kind])).toEqual(
      [
        ['user-deactivated', 'system'],
        ['user-changed', 'system'],
        ['user-created', 'administrator'],
      ],
    );
    expect((await system.events('user-deactivated')).map(({ detail }) => detail.entityId)).toContain(user.id);
  });

  it('of today act at once', async () => {
    const user = await system.createAdministrator(token);
    const theirs = (await system.logInAs(user.username, user.password)).body.accessToken;
    const { now } = await system.control('GET', '/clock');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.parse(now));
    expect((await patch(user.id, { deactivatesOn: today })).body.status).toBe('deactivated');
    expect((await system.call('GET', '/users', { token: theirs })).status).toBe(403);
    expect((await system.logInAs(user.username, user.password)).status).toBe(401);
    expect((await patch(user.id, { deactivatesOn: null })).body.status).toBe('active');
    expect((await system.logInAs(user.username, user.password)).status).toBe(200);
  });
});

describe('deleting', () => {
  it('takes the user out of sight, and restoring brings back all of it', async () => {
    const user = await system.createAdministrator(token, { city: 'Åhus' });
    expect((await call('DELETE', `/users/${user.id}`)).status).toBe(204);
    expect(outcome(await call('GET', `/users/${user.id}`))).toEqual([404, 'not-found']);
    expect(outcome(await patch(user.id, { city: 'X' }))).toEqual([404, 'not-found']);
    expect((await call('DELETE', `/users/${user.id}`)).status).toBe(404);
    expect((await call('GET', `/users?q=${user.username}`)).body.items).toEqual([]);
    expect((await call('GET', '/users?status=deleted')).body.items).toMatchObject([{ id: user.id, status: 'deleted' }]);
    expect((await call('GET', '/users?status=deleted&q=nora')).body.items).toHaveLength(1);
    expect((await call('GET', '/users?status=deleted&q=annan')).body.items).toEqual([]);
    expect((await system.logInAs(user.username, user.password)).status).toBe(401);
    const restored = await call('POST', `/users/${user.id}/restore`);
    expect(restored.body).toMatchObject({ id: user.id, city: 'Åhus', status: 'active', version: 3 });
    expect((await system.logInAs(user.username, user.password)).status).toBe(200);
    expect((await call('POST', `/users/${user.id}/restore`)).status).toBe(404);
  });

  it('frees the logins: who has them meanwhile keeps them', async () => {
    const user = await system.createUser(token, { email: 'delad@bageriet.example' });
    await call('DELETE', `/users/${user.id}`);
    await system.createUser(token, { email: 'delad@bageriet.example' });
    const reply = await call('POST', `/users/${user.id}/restore`);
    expect([reply.status, reply.body.errors]).toMatchObject([409, [{ field: 'email', code: 'login-taken' }]]);
  });

  it('is final after 72 hours: nothing of the person is left, but that something was done', async () => {
    const user = await system.createUser(token, {
      firstName: 'Glömda',
      lastName: 'Personen',
      email: 'glomda@bageriet.example',
    });
    await call('POST', `/users/${user.id}/config-sms`);
    await patch(user.id, { city: 'Glömminge' });
    await call('DELETE', `/users/${user.id}`);
    await advance(3 * day + 600);
    token = await system.logIn();
    expect((await call('POST', `/users/${user.id}/restore`)).status).toBe(404);
    expect((await call('GET', '/users?status=deleted')).body.items).toEqual([]);
    const { items } = (await call('GET', `/activity?entityId=${user.id}`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual([
      'user-anonymized',
      'user-deleted',
      'user-changed',
      'config-sms-sent',
      'config-sms-requested',
      'user-created',
    ]);
    expect(JSON.stringify(items)).not.toMatch(/Glöm|glomda|\+46/);
  });

  it('makes a link in a text worthless', async () => {
    const user = await system.createUser(token);
    await call('POST', `/users/${user.id}/config-sms`);
    const link = (await system.latestText(user.secondaryNumber))?.token ?? '';
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const { code } = (await system.call('POST', '/configuration/exchange', { body: { token: link, challenge } })).body;
    await call('DELETE', `/users/${user.id}`);
    expect(outcome(await system.call('POST', '/configuration/redeem', { body: { code, verifier } }))).toEqual([
      410,
      'link-used-or-expired',
    ]);
  });
});

describe('a new one-time password', () => {
  it('replaces the old password and ends the sessions', async () => {
    const user = await system.createAdministrator(token);
    const theirs = (await system.logInAs(user.username, user.password)).body.accessToken;
    await advance(2);
    const { status, body } = await call('POST', `/users/${user.id}/password`);
    expect([status, Object.keys(body)]).toEqual([200, ['initialPassword']]);
    expect((await system.call('GET', '/users', { token: theirs })).status).toBe(401);
    expect((await system.logInAs(user.username, user.password)).status).toBe(401);
    expect((await system.logInAs(user.username, body.initialPassword)).body.challenge).toBe('new-password');
    expect((await call('GET', `/users/${user.id}`)).body.version).toBe(1);
  });

  it('is shown once', async () => {
    const user = await system.createAdministrator(token);
    const request = { headers: { 'idempotency-key': 'password-1' } };
    expect((await call('POST', `/users/${user.id}/password`, request)).body.initialPassword).toEqual(
      expect.any(String),
    );
    expect((await call('POST', `/users/${user.id}/password`, request)).body.initialPassword).toBeNull();
  });
});

describe('when the directory of accounts fails', () => {
  it('a change stands, and the account follows within five minutes', async () => {
    const user = await system.createAdministrator(token);
    await system.control('POST', '/faults', { service: 'cognito', kind: 'error', times: 50 });
    expect((await patch(user.id, { deactivatesOn: '2020-01-01' })).status).toBe(503);
    await system.control('DELETE', '/faults');
    expect((await call('GET', `/users/${user.id}`)).body.status).toBe('deactivated');
    await advance(300);
    expect((await system.logInAs(user.username, user.password)).status).toBe(401);
  });
});
