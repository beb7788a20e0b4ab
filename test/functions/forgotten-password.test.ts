/** A forgotten password: who gets a code by mail, what the code lets one do, and what strangers learn, which is nothing. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import { createSession, forgotPassword, getMe, resetForgottenPassword } from '../../contract/session.ts';
import { updateUser } from '../../contract/users.ts';
import { wrong, type HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { codesToMail, mailCodes } from '../build/reset-codes.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-12-01T09:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const organization = 'bageriet.example';
const username = 'ada@bageriet.example';
const newPassword = 'Kanelbullar i ugnen';
const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

const ask = (login: object = {}): Promise<HouseReply> =>
  api.call(forgotPassword, { body: { organization, username, ...login } });
const mailed = async (): Promise<string> => (await mailCodes(api.house, api.world.organizationId)).code;
const choose = (code: string, different: object = {}): Promise<HouseReply> =>
  api.call(resetForgottenPassword, { body: { organization, username, code, newPassword, ...different } });
const logIn = (password: string): Promise<HouseReply> =>
  api.call(createSession, { body: { organization, username, password } });
const logged = (): string =>
  vi
    .mocked(process.stdout.write)
    .mock.calls.map(([line]) => String(line))
    .join('');
const changeAda = (body: object): Promise<HouseReply> =>
  api.call(updateUser, { as: api.world.administrator, path: { userId: api.world.administratorId }, body });

describe('who asks for a code', () => {
  beforeEach(async () => {
    await colleague(api.house, api.world, { email: 'cecilia@bageriet.example' });
    await colleague(api.house, api.world, {
      firstName: 'Erik',
      customUsername: 'erik',
      secondaryNumber: null,
      administrator: true,
    });
  });

  const strangers = {
    'an organisation that there is not': { organization: 'nobody.example' },
    'what is no domain': { organization: 'Bageriet i Åhus' },
    'a login that there is not': { username: 'nobody@bageriet.example' },
    'a user who is no administrator': { username: 'cecilia@bageriet.example' },
    'an administrator without an address': { username: 'erik' },
  };

  it.each(Object.entries(strangers))(
    'for %s is answered as an administrator is, after the same calls, and nothing is mailed',
    async (_, login) => {
      api.house.wire.mend();
      const right = await ask();
      const calls = api.house.wire.calls.map(({ name }) => name);
      await mailed();
      api.house.wire.mend();
      const other = await ask(login);
      expect([other.status, other.body]).toEqual([right.status, right.body]);
      expect(right).toMatchObject({ status: 202, body: { validMinutes: 15 } });
      expect(api.house.wire.calls.map(({ name }) => name)).toEqual(calls);
      await mailed();
      expect(api.house.mailer.mails.map(({ to }) => to)).toEqual([username]);
    },
  );

  it('gets no more than five in a quarter of an hour, with the same answer', async () => {
    const requested = async () => (await codesToMail(api.house, api.world.organizationId)).length;
    for (let times = 0; times < 7; times += 1) expect((await ask()).status).toBe(202);
    expect(await requested()).toBe(5);
    pass(900);
    await ask();
    expect(await requested()).toBe(6);
  });
});

describe('the mail', () => {
  it('has the code, what it is for, and a link with everything behind the #', async () => {
    await ask();
    const code = await mailed();
    const [mail] = api.house.mailer.mails;
    expect(mail).toMatchObject({ to: username, subject: 'Din kod för ett nytt lösenord i MySoluno' });
    expect(mail?.text).toContain('ada.aberg i bageriet.example');
    expect(mail?.text).toContain(
      `https://portal.example/login/reset-password#organization=bageriet.example&username=ada.aberg&code=${code}\n`,
    );
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  });

  it('is in the language of the user', async () => {
    await changeAda({ language: 'en' });
    await ask();
    await mailed();
    expect(api.house.mailer.mails[0]?.subject).toBe('Your code for a new password in MySoluno');
  });

  it('is sent once, however often the event comes', async () => {
    await ask();
    await mailed();
    await mailed();
    expect(api.house.mailer.mails).toHaveLength(1);
  });

  it('is not sent when its code would be over', async () => {
    await ask();
    pass(900);
    await mailed();
    expect(api.house.mailer.mails).toEqual([]);
  });

  it('is not sent to who is no administrator any more', async () => {
    await colleague(api.house, api.world, { administrator: true });
    await ask();
    await changeAda({ administrator: false });
    await mailed();
    expect(api.house.mailer.mails).toEqual([]);
  });

  it.each(['error', 'throttle', 'timeout'] as const)(
    'that met a failure (%s) comes again, and its newest code is the right one',
    async (kind) => {
      await ask();
      const sending = 4;
      api.house.wire.fail({ call: sending, kind, lasts: 'on' });
      expect((await mailCodes(api.house, api.world.organizationId)).failed).toEqual(['0']);
      expect(api.house.wire.calls[sending]?.name).toBe('GetItemCommand');
      api.house.wire.mend();
      const code = await mailed();
      expect((await choose(code)).status).toBe(204);
    },
  );

  it('that SES never takes is noted, and not tried again', async () => {
    await ask();
    api.house.mailer.refusal = Object.assign(new Error(`${username} is not verified`), { name: 'MessageRejected' });
    expect((await mailCodes(api.house, api.world.organizationId)).failed).toEqual([]);
    expect(logged()).toContain('"sending":"rejected","unreachable":1');
    expect(logged()).not.toContain(username);
  });
});

describe('a code', () => {
  it('lets one choose a password once, and logs nobody in', async () => {
    await ask();
    const code = await mailed();
    const chosen = await choose(code.toUpperCase().replaceAll('-', ' '));
    expect([chosen.status, chosen.headers['set-cookie']]).toEqual([204, []]);
    pass(1);
    expect((await logIn(newPassword)).status).toBe(200);
    expect(wrong(await choose(code))).toEqual([400, 'code: code-used']);
    expect(wrong(await choose(code, { newPassword: 'Semlor på tisdag' }))).toEqual([400, 'code: code-used']);
    expect((await logIn('Semlor på tisdag')).status).toBe(401);
  });

  it('ends every session from before, and is in the log of activity', async () => {
    await ask();
    pass(1);
    const code = await mailed();
    const as = api.world.administrator;
    expect((await api.call(getMe, { as })).status).toBe(200);
    await choose(code);
    // The token of this test is of the second in which it is used.
    expect((await api.call(getMe, { as })).body.code).toBe('unauthenticated');
    pass(1);
    const { body } = await api.call(listActivity, { as });
    expect(body.items.slice(0, 2)).toMatchObject([
      { action: 'password-chosen', actor: { kind: 'user', id: api.world.administratorId }, changes: [] },
      { action: 'password-reset-requested', actor: { kind: 'system' }, changes: [] },
    ]);
  });

  it('that is wrong says so, five times, and then waits, for who exists as for who does not', async () => {
    await ask();
    const code = await mailed();
    for (const login of [{}, { username: 'nobody' }, { organization: 'nobody.example' }]) {
      const answers: HouseReply[] = [];
      for (let tries = 0; tries < 6; tries += 1) answers.push(await choose('hk4m-7tqp-9wnd', login));
      expect(answers.map(wrong)).toEqual([
        ...Array.from({ length: 5 }, () => [400, 'code: wrong-code']),
        [429, 'too-many-logins'],
      ]);
      expect(answers[5]?.headers['retry-after']).toBe('900');
    }
    expect(wrong(await choose(code))).toEqual([429, 'too-many-logins']);
    pass(900);
    // By then it is over.
    expect(wrong(await choose(code))).toEqual([400, 'code: code-expired']);
  });

  it('is over after a quarter of an hour, to the second', async () => {
    await ask();
    const code = await mailed();
    pass(899);
    expect(wrong(await choose(code, { newPassword: 'kort' }))).toEqual([400, 'newPassword: password-too-weak']);
    pass(1);
    expect(wrong(await choose(code))).toEqual([400, 'code: code-expired']);
  });

  it('is wrong once a newer one was mailed', async () => {
    await ask();
    const first = await mailed();
    pass(1);
    await ask();
    const second = await mailed();
    expect(wrong(await choose(first))).toEqual([400, 'code: wrong-code']);
    expect((await choose(second)).status).toBe(204);
  });

  it('of one login is good for another of the same user, and for nobody else', async () => {
    await colleague(api.house, api.world, { email: 'cecilia@bageriet.example', administrator: true });
    await ask();
    const code = await mailed();
    expect(wrong(await choose(code, { username: 'cecilia@bageriet.example' }))).toEqual([400, 'code: wrong-code']);
    expect((await choose(code, { username: '070-174 06 99' })).status).toBe(204);
  });

  it('is used once by two at the same moment with different passwords', async () => {
    await ask();
    const code = await mailed();
    const passwords = ['Kanelbullar i ugnen', 'Semlor på tisdag'];
    const both = await Promise.all(passwords.map((each) => choose(code, { newPassword: each })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 400]);
    pass(1);
    const right = passwords[both.findIndex(({ status }) => status === 204)] ?? '';
    expect((await logIn(right)).status).toBe(200);
  });

  it('lifts the lock of who has tried too many passwords before', async () => {
    for (let tries = 0; tries < 10; tries += 1) await logIn('fel');
    expect((await logIn('fel')).status).toBe(429);
    await ask();
    await choose(await mailed());
    pass(1);
    expect((await logIn(newPassword)).status).toBe(200);
  });

  it('and the password chosen by it are in no log and in no item of the table', async () => {
    await ask();
    const code = await mailed();
    await choose(code);
    const { body } = await api.call(listActivity, { as: api.world.administrator });
    for (const secret of [code, code.replaceAll('-', ''), newPassword]) {
      expect(logged()).not.toContain(secret);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });
});
