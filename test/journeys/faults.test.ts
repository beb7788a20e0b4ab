/** The table fails in each of its ways under every operation: success after a retry or a clean 503, no double effect, nothing lost. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
let cookie: string;
beforeAll(async () => {
  system = await System.start();
});
afterAll(() => system.stop());
beforeEach(async () => {
  // Fresh functions: an SDK that has seen many failures in a row stops retrying for a while.
  await system.control('POST', '/reset');
  const { domain, administrators } = system.organization();
  const login = await system.call('POST', '/session', { body: { organization: domain, ...administrators[0] } });
  token = login.body.accessToken;
  cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterEach(() => system.control('DELETE', '/faults'));

const fail = (kind: string, times: number, operation?: string) =>
  system.control('POST', '/faults', { service: 'dynamodb', kind, times, operation });
const kinds = ['error', 'throttle', 'timeout'] as const;
let keys = 0;

/** Every operation that touches the table, with what it takes to succeed. */
const operations: readonly (readonly [string, number, () => Promise<Reply>])[] = [
  ['getMe', 200, () => system.call('GET', '/me', { token })],
  ['getOrganization', 200, () => system.call('GET', '/organization', { token })],
  ['listUsers', 200, () => system.call('GET', '/users', { token })],
  ['listUsers by search', 200, () => system.call('GET', '/users?q=a', { token })],
  ['listActivity', 200, () => system.call('GET', '/activity', { token })],
  ['createSession', 200, () => logIn()],
  ['refreshSession', 200, () => system.call('POST', '/session/refresh', { headers: { cookie } })],
];
const logIn = (): Promise<Reply> => {
  const { domain, administrators } = system.organization();
  return system.call('POST', '/session', { body: { organization: domain, ...administrators[0] } });
};

describe.each(kinds)('when the table answers with %s', (kind) => {
  it.each(operations)('once, %s succeeds by itself', async (_, status, run) => {
    await fail(kind, 1);
    expect((await run()).status).toBe(status);
  });

  it('for long, every operation is a clean 503', async () => {
    await fail(kind, 1000);
    const replies = await Promise.all(operations.map(([, , run]) => run()));
    for (const { status, body, headers } of replies) {
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'temporarily-unavailable', '5']);
    }
  });

  it('a user is created once, whether at once or by trying again', async () => {
    for (const times of [1, 100]) {
      const lastName = `Fel${(keys += 1)}`;
      const request = { token, body: { firstName: 'Fia', lastName }, headers: { 'idempotency-key': `fault-${keys}` } };
      await fail(kind, times);
      const first = await system.call('POST', '/users', request);
      expect([201, 503]).toContain(first.status);
      await system.control('DELETE', '/faults');
      // A request that died without letting go holds its key until the lease is over.
      await system.control('POST', '/clock', { advanceSeconds: 31 });
      const again = await system.call('POST', '/users', request);
      expect(again.status).toBe(201);
      const { items } = (await system.call('GET', `/users?q=${lastName}`, { token })).body;
      expect(items).toHaveLength(1);
      // Exactly one of the two told the password, and it works.
      const password = first.body.initialPassword ?? again.body.initialPassword;
      const { status, body } = await system.call('POST', '/session', {
        body: { organization: system.organization().domain, username: items[0].username, password },
      });
      expect([status, body.code]).toEqual([403, 'not-an-administrator']);
    }
  });

  it('a text is sent at most once, and its user may be sent another', async () => {
    for (const times of [1, 100]) {
      const user = await system.createUser(token);
      await fail(kind, times);
      const { status } = await system.call('POST', `/users/${user.id}/config-sms`, { token });
      expect([202, 503]).toContain(status);
      await system.control('DELETE', '/faults');
      expect(await system.textsTo(user.secondaryNumber)).toBeLessThanOrEqual(1);
      await system.control('POST', '/clock', { advanceSeconds: 61 });
      expect((await system.call('POST', `/users/${user.id}/config-sms`, { token })).status).toBe(202);
    }
  });

  it('fails in the middle of a transaction, and no half of it is there', async () => {
    const lastName = `Halv${(keys += 1)}`;
    await fail(kind, 100, 'TransactWriteItems');
    const reply = await system.call('POST', '/users', { token, body: { firstName: 'Hanna', lastName } });
    expect(reply.status).toBe(503);
    await system.control('DELETE', '/faults');
    const found = (await system.call('GET', `/users?q=${lastName}`, { token })).body.items;
    const journal = (await system.call('GET', '/activity?limit=100', { token })).body.items.filter(
      ({ entityName }: { entityName: string }) => entityName === `Hanna ${lastName}`,
    );
    // A timeout may have been written and only its answer lost: then all of it is there.
    expect(journal).toHaveLength(found.length);
    expect(kind === 'timeout' ? [0, 1] : [0]).toContain(found.length);
  });
});
