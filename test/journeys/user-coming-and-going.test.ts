/** How users come and go: by their dates, by removal and restoration, by a new password. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openApi, outcome } from './api.ts';

const api = openApi();
const patch = (id: string, body: object, headers: Record<string, string> = {}) =>
  api.call('PATCH', `/users/${id}`, { body, headers });
const day = 24 * 3600;

describe('dates', () => {
  it('let a user in at local midnight, and out again', async () => {
    await api.system.control('POST', '/clock', { now: '2027-01-10T12:00:00Z' });
    await api.logIn();
    const user = await api.system.createUser(api.token, {
      administrator: true,
      activatesOn: '2027-01-12',
      expiresOn: '2027-01-14',
    });
    expect(user.status).toBe('pending');
    expect((await api.system.logInAs(user.username, user.initialPassword)).status).toBe(401);
    await api.system.control('POST', '/clock', { now: '2027-01-11T23:05:00Z' });
    expect((await api.system.logInAs(user.username, user.initialPassword)).body.challenge).toBe('new-password');
    await api.system.control('POST', '/clock', { now: '2027-01-13T23:05:00Z' });
    await api.logIn();
    expect((await api.call('GET', `/users/${user.id}`)).body).toMatchObject({ status: 'deactivated', version: 1 });
    expect((await api.system.logInAs(user.username, user.initialPassword)).status).toBe(401);
    const { items } = (await api.call('GET', `/activity?entityId=${user.id}`)).body;
    expect(items.map(({ action, actor }: { action: string; actor: { kind: string } }) => [action, actor.kind])).toEqual(
      [
        ['user-deactivated', 'system'],
        ['user-changed', 'system'],
        ['user-created', 'administrator'],
      ],
    );
    expect((await api.system.events('user-deactivated')).map(({ detail }) => detail.entityId)).toContain(user.id);
  });

  it('of today act at once', async () => {
    const user = await api.system.createAdministrator(api.token);
    const theirs = (await api.system.logInAs(user.username, user.password)).body.accessToken;
    const { now } = await api.system.control('GET', '/clock');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.parse(now));
    expect((await patch(user.id, { deactivatesOn: today })).body.status).toBe('deactivated');
    expect((await api.system.call('GET', '/users', { token: theirs })).status).toBe(403);
    expect((await api.system.logInAs(user.username, user.password)).status).toBe(401);
    expect((await patch(user.id, { deactivatesOn: null })).body.status).toBe('active');
    expect((await api.system.logInAs(user.username, user.password)).status).toBe(200);
  });
});

describe('deleting', () => {
  it('takes the user out of sight, and restoring brings back all of it', async () => {
    const user = await api.system.createAdministrator(api.token, { city: 'Åhus' });
    expect((await api.call('DELETE', `/users/${user.id}`)).status).toBe(204);
    expect(outcome(await api.call('GET', `/users/${user.id}`))).toEqual([404, 'not-found']);
    expect(outcome(await patch(user.id, { city: 'X' }))).toEqual([404, 'not-found']);
    expect((await api.call('DELETE', `/users/${user.id}`)).status).toBe(404);
    expect((await api.call('GET', `/users?q=${user.username}`)).body.items).toEqual([]);
    expect((await api.call('GET', '/users?status=deleted')).body.items).toMatchObject([
      { id: user.id, status: 'deleted' },
    ]);
    expect((await api.call('GET', '/users?status=deleted&q=nora')).body.items).toHaveLength(1);
    expect((await api.call('GET', '/users?status=deleted&q=annan')).body.items).toEqual([]);
    expect((await api.system.logInAs(user.username, user.password)).status).toBe(401);
    const restored = await api.call('POST', `/users/${user.id}/restore`);
    expect(restored.body).toMatchObject({ id: user.id, city: 'Åhus', status: 'active', version: 3 });
    expect((await api.system.logInAs(user.username, user.password)).status).toBe(200);
    expect(outcome(await api.call('POST', `/users/${user.id}/restore`))).toEqual([409, 'not-deleted']);
  });

  it('frees the logins: who has them meanwhile keeps them', async () => {
    const user = await api.system.createUser(api.token, { email: 'delad@bageriet.example' });
    await api.call('DELETE', `/users/${user.id}`);
    await api.system.createUser(api.token, { email: 'delad@bageriet.example' });
    const reply = await api.call('POST', `/users/${user.id}/restore`);
    expect([reply.status, reply.body.errors]).toMatchObject([409, [{ field: 'email', code: 'login-taken' }]]);
  });

  it('is final after 72 hours: nothing of the person is left, but that something was done', async () => {
    const user = await api.system.createUser(api.token, {
      firstName: 'Glömda',
      lastName: 'Personen',
      email: 'glomda@bageriet.example',
    });
    await api.call('POST', `/users/${user.id}/config-sms`);
    await patch(user.id, { city: 'Glömminge' });
    await api.call('DELETE', `/users/${user.id}`);
    await api.advance(3 * day + 600);
    await api.logIn();
    expect((await api.call('POST', `/users/${user.id}/restore`)).status).toBe(404);
    expect((await api.call('GET', '/users?status=deleted')).body.items).toEqual([]);
    const { items } = (await api.call('GET', `/activity?entityId=${user.id}`)).body;
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
    const user = await api.system.createUser(api.token);
    await api.call('POST', `/users/${user.id}/config-sms`);
    const link = (await api.system.latestText(user.secondaryNumber))?.token ?? '';
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const { code } = (await api.system.call('POST', '/configuration/exchange', { body: { token: link, challenge } }))
      .body;
    await api.call('DELETE', `/users/${user.id}`);
    expect(outcome(await api.system.call('POST', '/configuration/redeem', { body: { code, verifier } }))).toEqual([
      410,
      'link-used-or-expired',
    ]);
  });
});

describe('a new one-time password', () => {
  it('replaces the old password and ends the sessions', async () => {
    const user = await api.system.createAdministrator(api.token);
    const theirs = (await api.system.logInAs(user.username, user.password)).body.accessToken;
    await api.advance(2);
    const { status, body } = await api.call('POST', `/users/${user.id}/password`);
    expect([status, Object.keys(body)]).toEqual([200, ['initialPassword']]);
    expect((await api.system.call('GET', '/users', { token: theirs })).status).toBe(401);
    expect((await api.system.logInAs(user.username, user.password)).status).toBe(401);
    expect((await api.system.logInAs(user.username, body.initialPassword)).body.challenge).toBe('new-password');
    expect((await api.call('GET', `/users/${user.id}`)).body.version).toBe(1);
  });

  it('is shown once', async () => {
    const user = await api.system.createAdministrator(api.token);
    const request = { headers: { 'idempotency-key': 'password-1' } };
    expect((await api.call('POST', `/users/${user.id}/password`, request)).body.initialPassword).toEqual(
      expect.any(String),
    );
    expect((await api.call('POST', `/users/${user.id}/password`, request)).body.initialPassword).toBeNull();
  });
});

describe('when the directory of accounts fails', () => {
  it('a change stands, and the account follows within five minutes', async () => {
    const user = await api.system.createAdministrator(api.token);
    await api.system.control('POST', '/faults', { service: 'cognito', kind: 'error', times: 50 });
    expect((await patch(user.id, { deactivatesOn: '2020-01-01' })).status).toBe(200);
    await api.system.control('DELETE', '/faults');
    expect((await api.call('GET', `/users/${user.id}`)).body.status).toBe('deactivated');
    await api.advance(300);
    expect((await api.system.logInAs(user.username, user.password)).status).toBe(401);
  });
});
