import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});
afterEach(() => system.control('DELETE', '/faults'));

type User = { id: string; secondaryNumber: string; firstName: string };
const send = (user: User, headers: Record<string, string> = {}) =>
  system.call('POST', `/users/${user.id}/config-sms`, { token, headers });
const attempts = async (user: User): Promise<{ status: string }[]> =>
  (await system.call('GET', `/users/${user.id}/config-sms`, { token })).body.items;

/** A phone with the app: it keeps its verifier to itself. */
class Phone {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly challenge = createHash('sha256').update(this.verifier).digest('base64url');
  exchange = (link: string): Promise<Reply> =>
    system.call('POST', '/configuration/exchange', { body: { token: link, challenge: this.challenge } });
  redeem = (code: string, verifier = this.verifier): Promise<Reply> =>
    system.call('POST', '/configuration/redeem', { body: { code, verifier } });
}

/** Sends a text to a new colleague; the token in its link. */
async function textedColleague(): Promise<{ user: User; link: string }> {
  const user = await system.createUser(token);
  await send(user);
  return { user, link: (await system.latestText(user.secondaryNumber))?.token ?? '' };
}

describe('the main job', () => {
  it('sends the text, its link ties the app to the account, and the user shows it', async () => {
    const user = await system.createUser(token, {
      firstName: 'Moa',
      lastName: 'Mobil',
      primaryNumber: '08-465 004 95',
    });
    const sent = await send(user);
    expect([sent.status, sent.body]).toEqual([202, { smsId: expect.stringMatching(/^sms_/), status: 'sent' }]);
    const sms = await system.latestText(user.secondaryNumber);
    expect(sms?.text).toContain(system.organization().name);
    expect(sms?.text).toMatch(new RegExp(`${system.url}/c#[A-Za-z0-9_-]{22}$`));
    expect(await attempts(user)).toMatchObject([
      { smsId: sent.body.smsId, status: 'sent', activatedAt: null, by: { kind: 'administrator' } },
    ]);

    const phone = new Phone();
    const exchanged = await phone.exchange(sms?.token ?? '');
    expect(exchanged.status).toBe(200);
    const { status, body } = await phone.redeem(exchanged.body.code);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      organization: { domain: system.organization().domain },
      user: { id: user.id, firstName: 'Moa', numbers: ['+46846500495', user.secondaryNumber] },
      sip: {
        username: user.id,
        password: expect.stringMatching(/^[\w-]{22}$/),
        registrar: expect.stringMatching(/^sips:/),
      },
    });

    const shown = (await system.call('GET', `/users/${user.id}`, { token })).body;
    expect([shown.appActivatedAt, shown.version]).toEqual([expect.any(String), 1]);
    expect((await system.call('GET', '/users?q=mobil', { token })).body.items[0].appActivatedAt).toBe(
      shown.appActivatedAt,
    );
    expect(await attempts(user)).toMatchObject([{ status: 'activated', activatedAt: shown.appActivatedAt }]);
    for (const type of ['config-sms-sent', 'app-activated']) {
      const told = (await system.events(type)).filter(({ detail }) => detail.entityId === user.id);
      expect(told).toMatchObject([{ detail: { smsId: sent.body.smsId } }]);
    }
    const { items } = (await system.call('GET', `/activity?entityId=${user.id}`, { token })).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual([
      'app-activated',
      'config-sms-sent',
      'config-sms-requested',
      'user-created',
    ]);
  });

  it('writes to an English colleague in English', async () => {
    const user = await system.createUser(token, { language: 'en' });
    await send(user);
    expect((await system.latestText(user.secondaryNumber))?.text).toContain(
      'Open the link on your mobile within 24 hours',
    );
  });
});

describe('sending', () => {
  it.each([
    ['a landline', '08-465 004 96'],
    ['a foreign number', '+45 20 12 34 56'],
    ['no number at all', null],
  ])('to %s is refused, with what to do, and nothing is recorded', async (_, secondaryNumber) => {
    const user = await system.createUser(token, { secondaryNumber });
    const { status, body } = await send(user);
    expect([status, body.code, body.detail]).toEqual([
      409,
      'no-mobile-number',
      'Användaren har inget svenskt mobilnummer och kan inte ta emot sms. Lägg till ett mobilnummer.',
    ]);
    expect(await attempts(user)).toEqual([]);
  });

  it('goes out once for a double click, with or without a key', async () => {
    const user = await system.createUser(token);
    const clicks = await Promise.all([send(user), send(user), send(user)]);
    expect(clicks.map(({ status }) => status).toSorted()).toEqual([202, 429, 429]);
    expect(Number(clicks.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await system.textsTo(user.secondaryNumber)).toBe(1);

    const other = await system.createUser(token);
    const key = { 'idempotency-key': 'click-1' };
    await Promise.all([send(other, key), send(other, key)]);
    expect((await send(other, key)).status).toBe(202);
    expect(await system.textsTo(other.secondaryNumber)).toBe(1);
  });

  it('goes out once for a key whose first try died, though another came between', async () => {
    const user = await system.createUser(token);
    const key = { 'idempotency-key': 'died-1' };
    await system.control('POST', '/faults', {
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      kind: 'timeout',
      times: 100,
    });
    await send(user, key);
    await system.control('DELETE', '/faults');
    const before = await system.textsTo(user.secondaryNumber);
    await system.control('POST', '/clock', { advanceSeconds: 61 });
    expect((await send(user)).status).toBe(202);
    for (let tries = 0; tries < 2; tries += 1) {
      expect((await send(user, key)).status).toBe(202);
      await system.control('POST', '/clock', { advanceSeconds: 61 });
    }
    expect(await system.textsTo(user.secondaryNumber)).toBe(before + 1);
  });

  it('to somebody who is deactivated is refused, and a text from before ties nothing', async () => {
    const { user, link } = await textedColleague();
    const phone = new Phone();
    const { code } = (await phone.exchange(link)).body;
    await system.call('PATCH', `/users/${user.id}`, { token, body: { deactivatesOn: '2026-01-01' } });
    expect((await phone.redeem(code)).status).toBe(410);
    const refused = await send(user);
    expect([refused.status, refused.body.code]).toEqual([409, 'user-deactivated']);
  });

  it('is allowed once a minute and five times a day', async () => {
    const user = await system.createUser(token);
    for (let count = 0; count < 5; count += 1) {
      expect((await send(user)).status).toBe(202);
      expect((await send(user)).status).toBe(429);
      await system.control('POST', '/clock', { advanceSeconds: 60 });
    }
    const sixth = await send(user);
    expect([sixth.status, sixth.body.code]).toEqual([429, 'too-many-texts']);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(23 * 3600);
    expect((await attempts(user)).map(({ status }) => status)).toEqual([
      'sent',
      'replaced',
      'replaced',
      'replaced',
      'replaced',
    ]);
  });
});

describe('a link', () => {
  it('is used by one of 200 phones at once', async () => {
    const { link } = await textedColleague();
    const replies = await Promise.all(Array.from({ length: 200 }, () => new Phone().exchange(link)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of replies.filter((reply) => reply.status !== 200))
      expect([status, body.code]).toEqual([410, 'link-used-or-expired']);
  });

  it('answers alike when used, expired, replaced or guessed', async () => {
    const used = await textedColleague();
    await new Phone().exchange(used.link);
    const replaced = await textedColleague();
    await system.control('POST', '/clock', { advanceSeconds: 60 });
    token = await system.logIn();
    await send(replaced.user);
    const expired = await textedColleague();
    await system.control('POST', '/clock', { advanceSeconds: 24 * 3600 });
    token = await system.logIn();
    const replies = await Promise.all(
      [used.link, replaced.link, expired.link, 'A'.repeat(22), 'x'].map((link) => new Phone().exchange(link)),
    );
    for (const { status, body } of replies) {
      expect([status, { ...body, requestId: '' }]).toEqual([410, { ...replies[0]?.body, requestId: '' }]);
    }
    expect(await attempts(expired.user)).toMatchObject([{ status: 'expired' }]);
  });

  it('gives its code to nobody but the phone that began, for 60 seconds, once', async () => {
    const { link } = await textedColleague();
    const phone = new Phone();
    const { code } = (await phone.exchange(link)).body;
    expect((await phone.redeem(code, new Phone().verifier)).status).toBe(410);
    expect((await phone.redeem(`${code.split('.')[0]}.${'A'.repeat(22)}`)).status).toBe(410);
    expect((await phone.redeem(code)).status).toBe(200);
    expect((await phone.redeem(code)).status).toBe(410);

    const late = await textedColleague();
    const slow = new Phone();
    const slowCode = (await slow.exchange(late.link)).body.code;
    await system.control('POST', '/clock', { advanceSeconds: 60 });
    expect((await slow.redeem(slowCode)).status).toBe(410);
  });
});

describe('when the carrier fails', () => {
  it.each([
    ['error', 'unknown', 0],
    ['timeout', 'unknown', 1],
    ['drop', 'sent', 0],
  ])('with %s, the text is %s, and is not sent again by itself', async (kind, status, texts) => {
    token = await system.logIn();
    const user = await system.createUser(token);
    await system.control('POST', '/faults', { service: 'sns', kind, times: 1 });
    const reply = await send(user);
    expect([reply.status, reply.body.status]).toEqual([202, status]);
    await system.control('POST', '/clock', { advanceSeconds: 120 });
    expect(await system.textsTo(user.secondaryNumber)).toBe(texts);
    expect(await attempts(user)).toMatchObject([{ status }]);
    // An administrator decides to send another.
    expect((await send(user)).body.status).toBe('sent');
    expect(await system.textsTo(user.secondaryNumber)).toBe(texts + 1);
  });

  it('with a passing throttle, the text goes out once; with a lasting one it has failed', async () => {
    token = await system.logIn();
    const user = await system.createUser(token);
    await system.control('POST', '/faults', { service: 'sns', kind: 'throttle', times: 2 });
    expect((await send(user)).body.status).toBe('sent');
    expect(await system.textsTo(user.secondaryNumber)).toBe(1);
    const other = await system.createUser(token);
    await system.control('POST', '/faults', { service: 'sns', kind: 'throttle', times: 50 });
    expect((await send(other)).body.status).toBe('failed');
    expect(await attempts(other)).toMatchObject([{ status: 'failed' }]);
    expect(await system.textsTo(other.secondaryNumber)).toBe(0);
  });
});
