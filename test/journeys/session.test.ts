import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(() => system.control('POST', '/reset'));

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const logIn = (different: Record<string, string> = {}) => {
  const { domain, administrators } = system.organization();
  return system.call('POST', '/session', { body: { organization: domain, ...administrators[0], ...different } });
};

describe('logging in', () => {
  it('gives an access token for ten minutes and a cookie that no script can read', async () => {
    const { status, body, headers } = await logIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { administrator: true },
      organization: { domain: system.organization().domain },
    });
    const { now } = await system.control('GET', '/clock');
    const lives = Date.parse(body.expiresAt) - Date.parse(now);
    expect(lives).toBeGreaterThan(590_000);
    expect(lives).toBeLessThanOrEqual(600_000);
    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-session=[^;]+; Path=\/; Max-Age=43200; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect((await system.call('GET', '/me', { token: body.accessToken })).body.user.id).toBe(body.user.id);
  });

  it('takes username, e-mail, custom username and number in any spelling', async () => {
    const { domain, administrators } = system.organization();
    const token = await system.logIn(0, 1);
    const { user } = (await system.call('GET', '/me', { token })).body;
    for (const username of [
      user.username.toUpperCase(),
      user.email.toUpperCase(),
      user.customUsername,
      user.secondaryNumber,
      user.secondaryNumber.replace('+46', '0'),
    ]) {
      const { status } = await logIn({
        organization: domain.toUpperCase(),
        username,
        password: administrators[1]?.password ?? '',
      });
      expect(status, username).toBe(200);
    }
  });

  it('answers alike for a wrong password, an unknown login and an unknown organisation', async () => {
    const replies = [
      await logIn({ password: 'fel' }),
      await logIn({ username: 'ingen' }),
      await logIn({ organization: 'ingen.example' }),
    ];
    for (const { status, body, headers } of replies) {
      expect(status).toBe(401);
      expect({ ...body, requestId: '' }).toEqual({ ...replies[0]?.body, requestId: '' });
      expect(body.code).toBe('invalid-credentials');
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it('refuses who is not an administrator, and gives no token', async () => {
    const { domain, users } = system.organization();
    const { status, body, headers } = await system.call('POST', '/session', {
      body: { organization: domain, ...users[0] },
    });
    expect([status, body.code]).toEqual([403, 'not-an-administrator']);
    expect(JSON.stringify(body)).not.toMatch(/eyJ/);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('locks after ten failures, also for the right password, for a quarter of an hour', async () => {
    const failures = await Promise.all(Array.from({ length: 12 }, () => logIn({ password: 'fel' })));
    expect(failures.filter(({ status }) => status === 401)).toHaveLength(10);
    const locked = await logIn();
    expect([locked.status, locked.body.code]).toEqual([429, 'too-many-logins']);
    const wait = Number(locked.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    await system.control('POST', '/clock', { advanceSeconds: wait });
    expect((await logIn()).status).toBe(200);
  });
});

describe('the lock of a login', () => {
  const wrong = async (organization: string, username: string): Promise<number> =>
    (await system.call('POST', '/session', { body: { organization, username, password: 'fel' } })).status;

  it.each([
    ['somebody’s number', '+46701740613'],
    ['nobody’s number', '+46701749999'],
  ])('counts all spellings of %s as one', async (_, number) => {
    const { domain } = system.organization();
    await system.createUser(await system.logIn(), { secondaryNumber: '+46701740613' });
    const [national, rest] = [number.replace('+46', '0'), number.slice(5)];
    const spellings = [number, national, `070-${rest}`, `+46 (0)70 ${rest}`, `0046 70 ${rest}`];
    for (const spelling of [...spellings, ...spellings]) expect(await wrong(domain, spelling), spelling).toBe(401);
    expect(await wrong(domain.toUpperCase(), ` ${national} `)).toBe(429);
  });

  it.each([
    ['somebody’s username', 0],
    ['nobody’s username', 99],
  ])('counts %s in any letters as one', async (_, place) => {
    const { domain, administrators } = system.organization();
    const username = administrators[place]?.username ?? 'ingen.alls';
    const spellings = [username, username.toUpperCase(), ` ${username}`, username.replace('a', 'ａ'), `${username} `];
    for (const spelling of [...spellings, ...spellings]) expect(await wrong(domain, spelling), spelling).toBe(401);
    expect(await wrong(` ${domain}`, username)).toBe(429);
  });

  it('of one login of a user says nothing of the others', async () => {
    const { domain, administrators } = system.organization();
    const { user } = (await system.call('GET', '/me', { token: await system.logIn(0, 1) })).body;
    for (let tries = 0; tries < 10; tries += 1) await wrong(domain, user.username);
    expect(await wrong(domain, user.username)).toBe(429);
    expect(await wrong(domain, user.email)).toBe(401);
    expect((await logIn({ username: user.email, password: administrators[1]?.password ?? '' })).status).toBe(200);
  });
});

describe('a one-time password', () => {
  it('is exchanged for one of one’s own, once', async () => {
    const { domain } = system.organization();
    const user = await system.createUser(await system.logIn(), { administrator: true });
    const credentials = { organization: domain, username: user.username, password: user.initialPassword };
    const challenged = await system.call('POST', '/session', { body: credentials });
    expect(challenged.body).toEqual({ challenge: 'new-password', challengeSession: expect.any(String) });
    const { challengeSession } = challenged.body;

    const weak = await system.call('POST', '/session/challenge', { body: { challengeSession, newPassword: 'kort' } });
    expect([weak.status, weak.body.errors[0]]).toEqual([
      400,
      expect.objectContaining({ field: 'newPassword', code: 'password-too-weak' }),
    ]);

    const fresh = (await system.call('POST', '/session', { body: credentials })).body.challengeSession;
    const answer = { challengeSession: fresh, newPassword: 'Kanelbullar i ugnen' };
    expect((await system.call('POST', '/session/challenge', { body: answer })).status).toBe(200);
    expect((await system.call('POST', '/session/challenge', { body: answer })).body.code).toBe('session-expired');
    expect((await system.call('POST', '/session', { body: credentials })).status).toBe(401);
    expect(
      (await system.call('POST', '/session', { body: { ...credentials, password: answer.newPassword } })).status,
    ).toBe(200);
  });

  it('of somebody who is not an administrator leads nowhere', async () => {
    const user = await system.createUser(await system.logIn());
    const { status, body } = await logIn({ username: user.username, password: user.initialPassword });
    expect([status, body.code]).toEqual([403, 'not-an-administrator']);
  });
});

describe('a new password', () => {
  it('voids a token that was got in the same second before it, and lets in who has it at once', async () => {
    const token = await system.logIn();
    const { id, username, password } = await system.createAdministrator(token);
    // From the beginning of a second there is time for a login and a reset within it.
    const { now } = await system.control('GET', '/clock');
    const nextSecond = Math.ceil(Date.parse(now) / 1000 + 1) * 1000;
    await system.control('POST', '/clock', { now: new Date(nextSecond).toISOString() });
    const before = await system.logInAs(username, password);
    const reset = await system.call('POST', `/users/${id}/password`, { token });
    expect([before.status, reset.status]).toEqual([200, 200]);
    expect((await system.call('GET', '/me', { token: before.body.accessToken })).status).toBe(401);
    expect((await system.logInAs(username, password)).status).toBe(401);

    const { challengeSession } = (await system.logInAs(username, reset.body.initialPassword)).body;
    const answered = await system.call('POST', '/session/challenge', {
      body: { challengeSession, newPassword: 'Lussekatter i advent' },
    });
    expect(answered.status).toBe(200);
    expect((await system.call('GET', '/me', { token: answered.body.accessToken })).status).toBe(200);
  });
});

describe('a session', () => {
  it('goes on by its cookie, which is renewed, for twelve hours', async () => {
    const login = await logIn();
    await system.control('POST', '/clock', { advanceSeconds: 700 });
    expect((await system.call('GET', '/users', { token: login.body.accessToken })).status).toBe(401);
    const refreshed = await system.call('POST', '/session/refresh', { headers: { cookie: cookieOf(login.headers) } });
    expect(refreshed.status).toBe(200);
    expect(cookieOf(refreshed.headers)).not.toBe(cookieOf(login.headers));
    expect((await system.call('GET', '/users', { token: refreshed.body.accessToken })).status).toBe(200);
    await system.control('POST', '/clock', { advanceSeconds: 12 * 3600 });
    const late = await system.call('POST', '/session/refresh', { headers: { cookie: cookieOf(refreshed.headers) } });
    expect([late.status, late.body.code]).toEqual([401, 'session-expired']);
  });

  it('may be refreshed by two tabs within a minute, and not by an old cookie after it', async () => {
    const cookie = cookieOf((await logIn()).headers);
    const refresh = () => system.call('POST', '/session/refresh', { headers: { cookie } });
    expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 200]);
    await system.control('POST', '/clock', { advanceSeconds: 61 });
    expect((await refresh()).status).toBe(401);
  });

  it('ends at the logout, and its cookie goes', async () => {
    const cookie = cookieOf((await logIn()).headers);
    const out = await system.call('DELETE', '/session', { headers: { cookie } });
    expect([out.status, out.body]).toEqual([204, '']);
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-session=; Path=\/; Max-Age=0/);
    expect((await system.call('POST', '/session/refresh', { headers: { cookie } })).status).toBe(401);
    expect((await system.call('DELETE', '/session')).status).toBe(204);
  });

  it('is none without a cookie, or with another’s nonsense', async () => {
    expect((await system.call('POST', '/session/refresh')).body.code).toBe('session-expired');
    expect((await system.call('POST', '/session/refresh', { headers: { cookie: '__Host-session=x' } })).status).toBe(
      401,
    );
  });
});
