/** Failed logins count where a stranger cannot use them against the login's owner: ADR 0029. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerChallenge, createSession } from '../../contract/session.ts';
import { writeChallenge } from '../../functions/session/challenge-session.ts';
import type { HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const password = 'Kardemumma och socker';
const logins = ['ada@bageriet.example', '070-174 06 99', '+46 70 174 06 99'];
const [email = ''] = logins;

/** Of Ada, in the directory. */
let account: object;
beforeEach(() => {
  account = api.house.directory.people.get(api.world.administrator) ?? {};
  Object.assign(account, { password, oneTime: false });
});

interface From {
  readonly network?: string;
  readonly device?: string | null;
  readonly username?: string;
  readonly lifetime?: number;
}
const home = '192.0.2.1';
const elsewhere = (place: number): string => `198.51.100.${place}`;

const tryPassword = (tried: string, { network = home, device = null, username = email, lifetime }: From = {}) =>
  api.call(createSession, {
    ...(lifetime !== undefined && { lifetime }),
    body: { organization: 'bageriet.example', username, password: tried },
    headers: { 'x-viewer-address': network, ...(device !== null && { cookie: `a=b; __Host-device=${device}` }) },
  });
const guess = async (count: number, from: From = {}): Promise<readonly number[]> => {
  const statuses: number[] = [];
  for (let tries = 0; tries < count; tries += 1) statuses.push((await tryPassword('fel', from)).status);
  return statuses;
};
const logIn = (from: From = {}): Promise<HouseReply> => tryPassword(password, from);
const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);
const cookiesOf = ({ headers }: HouseReply): readonly string[] => (headers['set-cookie'] ?? []) as readonly string[];
const deviceOf = (reply: HouseReply): string =>
  /^__Host-device=([^;]+)/.exec(cookiesOf(reply).find((each) => each.startsWith('__Host-device=')) ?? '')?.[1] ?? '';
/** Lets Cognito answer nothing, until what is returned is called. */
function silence(): () => void {
  const { middlewareStack } = api.house.directory.accounts.client;
  middlewareStack.add(() => () => new Promise<never>(() => {}), { step: 'build', name: 'silence' });
  return () => void middlewareStack.remove('silence');
}
/** Browsers of many networks guess, ten times each. */
const guessEverywhere = async (networks: number): Promise<void> => {
  for (let place = 1; place <= networks; place += 1) await guess(10, { network: elsewhere(place) });
};

describe('a stranger', () => {
  it('locks an administrator out of none of their logins, but guesses no more than ten times at each', async () => {
    for (const username of logins) {
      const statuses = await guess(12, { network: elsewhere(1), username });
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    }
    for (const username of logins) expect((await logIn({ username })).status, username).toBe(200);
  });

  it('who is in the administrator’s own network locks out no browser that was logged in there before', async () => {
    const device = deviceOf(await logIn());
    await guess(30);
    expect((await logIn()).body.code).toBe('too-many-logins');
    expect((await logIn({ device })).status).toBe(200);
  });

  it('who has many networks guesses a hundred times, and then locks out unknown browsers alone', async () => {
    const device = deviceOf(await logIn());
    await guessEverywhere(10);
    const locked = await logIn({ network: elsewhere(99) });
    expect([locked.status, locked.body.code]).toEqual([429, 'too-many-logins']);
    expect(Number(locked.headers['retry-after'])).toBe(900);
    expect((await logIn({ network: elsewhere(99), device })).status).toBe(200);
    // The lock is of the login: another one is free, and this one after a quarter of an hour.
    expect((await logIn({ username: '070-174 06 99' })).status).toBe(200);
    pass(900);
    expect((await logIn({ network: elsewhere(99) })).status).toBe(200);
  });

  it.each([
    ['made up', 'A'.repeat(22)],
    ['of another login', null],
  ])('gets no counter of their own by a device cookie that is %s', async (_, made) => {
    const device = made ?? deviceOf(await logIn({ username: '070-174 06 99' }));
    expect(await guess(12, { device })).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });
});

describe('one network', () => {
  it('has ten failures in fifteen minutes, and then not even the right password', async () => {
    expect(await guess(10)).toEqual(Array(10).fill(401));
    const locked = await logIn();
    expect([locked.status, locked.body.code]).toEqual([429, 'too-many-logins']);
    expect(Number(locked.headers['retry-after'])).toBe(900);
    pass(900);
    expect((await logIn()).status).toBe(200);
  });

  it('has ten also of those that come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 30 }, () => tryPassword('fel')));
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  it('begins anew after the right password', async () => {
    await guess(9);
    await logIn();
    expect(await guess(10)).toEqual(Array(10).fill(401));
  });

  it('is not charged for a try that came to no verdict', async () => {
    await guess(9);
    api.house.wire.mend();
    await logIn({ username: '070-174 06 99' });
    const place = api.house.wire.calls.findIndex(({ name }) => name.startsWith('AdminInitiateAuth'));
    api.house.wire.fail({ call: place, kind: 'error', lasts: 'on' });
    await logIn();
    api.house.wire.mend();
    expect((await logIn()).status).toBe(200);
  });
});

const lost = (): Promise<never> => Promise.reject(Object.assign(new Error('no answer came'), { name: 'TimeoutError' }));

describe('a try that came to no verdict', () => {
  /** What Lambda lets a function run so that its deadline comes in a quarter of a second. */
  const lifetime = 375;

  it.each([
    ['in a new browser', async () => null],
    ['in a known one', async () => deviceOf(await logIn())],
  ])('because Cognito was silent until the deadline is not counted %s', async (_, find) => {
    const device = await find();
    await guess(9, { device });
    const speaks = silence();
    expect((await tryPassword(password, { device, lifetime })).status).toBe(503);
    speaks();
    expect(await guess(1, { device })).toEqual([401]);
    expect((await logIn({ device })).status).toBe(429);
  });

  it('because the login could not be counted is not counted for the network either', async () => {
    await guess(9);
    // After the counters of the address and of the network.
    api.house.wire.hold(2, lost);
    expect(await guess(1)).toEqual([503]);
    expect(await guess(1)).toEqual([401]);
    expect((await logIn()).status).toBe(429);
  });

  it('answers with what went wrong first when its count cannot be taken back', async () => {
    await guessEverywhere(10);
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await guess(1);
    // After the counters of the address, of the network and of the login, which is full.
    api.house.wire.hold(3, lost);
    const { status, body } = await tryPassword('fel');
    expect([status, body.code]).toEqual([429, 'too-many-logins']);
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as object);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'count not given back', reason: 'TimeoutError' }),
    );
  });
});

describe('a known browser', () => {
  it('is told so by a cookie that no script reads, after the session’s, and keeps its token', async () => {
    const first = await logIn();
    const [session, device] = cookiesOf(first);
    expect(session).toMatch(/^__Host-session=/);
    expect(device).toMatch(/^__Host-device=[\w-]{22}; Path=\/; Max-Age=15552000; HttpOnly; Secure; SameSite=Strict$/);
    expect(deviceOf(await logIn({ device: deviceOf(first) }))).toBe(deviceOf(first));
    expect(cookiesOf(await tryPassword('fel'))).toEqual([]);
  });

  describe('from the first login on, in which a password is chosen,', () => {
    const oneTime = 'hk4m-7tqp-9wnd-c3xa';
    beforeEach(() => void Object.assign(account, { password: oneTime, oneTime: true }));
    const choose = (challengeSession: string): Promise<HouseReply> =>
      api.call(answerChallenge, { body: { challengeSession, newPassword: password } });

    it('is known for the login that was typed, and for no other', async () => {
      const { body } = await tryPassword(oneTime, { username: ' ADA@bageriet.example' });
      const reply = await choose(body.challengeSession);
      expect(cookiesOf(reply).map((each) => each.split('=')[0])).toEqual(['__Host-session', '__Host-device']);
      const device = deviceOf(reply);
      await guess(12);
      expect((await logIn()).status).toBe(429);
      expect((await logIn({ device })).status).toBe(200);
      const [, other] = logins;
      await guess(12, { username: other });
      expect((await logIn({ device, username: other })).status).toBe(429);
    });

    it.each([
      ['of nobody here', ['bageriet.example', 'nils@bageriet.example'] as const],
      ['of another organisation', ['mejeriet.example', email] as const],
    ])('is not known for a login %s that somebody wrote into the challenge', async (_, login) => {
      const { organizationId, administratorId } = api.world;
      const name = `${organizationId}.${administratorId}`;
      const reply = await choose(writeChallenge({ name, session: oneTime, oneTimePassword: oneTime, login }));
      expect([reply.status, deviceOf(reply)]).toEqual([200, '']);
    });

    it('is not known when that cannot be stored, and the session is open all the same', async () => {
      const { body } = await tryPassword(oneTime);
      api.house.wire.mend();
      await choose(body.challengeSession);
      const remembering = api.house.wire.calls.length - 1;
      Object.assign(account, { password: oneTime, oneTime: true });
      api.house.wire.hold(remembering, lost);
      const reply = await choose(body.challengeSession);
      expect([reply.status, deviceOf(reply)]).toEqual([200, '']);
    });

    it('says nothing of the login in the challenge', async () => {
      const { body } = await tryPassword(oneTime);
      expect(Buffer.from(body.challengeSession, 'base64url').toString()).not.toMatch(/ada|@|bageriet/);
    });
  });

  it('has ten failures of its own, wherever it is, and then not even the right password', async () => {
    const device = deviceOf(await logIn());
    for (let place = 1; place <= 10; place += 1)
      expect(await guess(1, { device, network: elsewhere(place) })).toEqual([401]);
    expect((await logIn({ device })).body.code).toBe('too-many-logins');
    pass(900);
    expect((await logIn({ device })).status).toBe(200);
  });

  it('has ten also of those that come at once', async () => {
    const device = deviceOf(await logIn());
    const replies = await Promise.all(Array.from({ length: 30 }, () => tryPassword('fel', { device })));
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  it('is one that was logged in within 180 days', async () => {
    const device = deviceOf(await logIn());
    pass(180 * 86_400 - 900);
    await guess(10);
    expect((await logIn({ device })).status).toBe(200);
    pass(180 * 86_400);
    await guess(10);
    expect((await logIn({ device })).status).toBe(429);
  });
});

it('writes a line when a login is locked for all unknown browsers, which names nobody', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await guessEverywhere(10);
  await guess(1);
  const lines = written.mock.calls.map(([line]) => String(line));
  expect(lines.filter((line) => line.includes('login locked for unknown browsers'))).toHaveLength(1);
  expect(lines.join()).not.toMatch(/ada|bageriet|192\.0|198\.51/);
});
