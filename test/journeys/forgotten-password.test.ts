/** A forgotten password in the whole system: request, event, mail, code, login; and addresses that mail does not reach. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryFaults } from '../../local/faults.ts';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(async () => {
  // The stories move the clock past the life of a token.
  token = await system.logIn();
});
afterEach(() => system.control('DELETE', '/faults'));

interface LocalMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
}
/** The mail box, when the system is quiet. */
const mailsTo = async (address: string): Promise<readonly LocalMail[]> => {
  await system.control('POST', '/clock', { advanceSeconds: 1 });
  return ((await system.control('GET', '/mail')) as readonly LocalMail[]).filter(({ to }) => to === address);
};
const login = (username: string) => ({ organization: system.organization().domain, username });
const ask = (username: string): Promise<Reply> =>
  system.call('POST', '/session/forgot-password', { body: login(username) });
const choose = (username: string, code: string, newPassword: string): Promise<Reply> =>
  system.call('POST', '/session/reset-password', { body: { ...login(username), code, newPassword } });
/** What the link of a mail has behind its `#`. */
const linked = ({ text }: LocalMail): URLSearchParams =>
  new URLSearchParams(/\/login\/reset-password#(\S+)/.exec(text)?.[1]);
const codeIn = (mail: LocalMail | undefined): string => (mail ? (linked(mail).get('code') ?? '') : '');

describe('an administrator who has forgotten the password', () => {
  it('gets a code by mail, chooses another password, and is logged out everywhere', async () => {
    const email = 'glomsk@bageriet.example';
    const { username, password } = await system.createAdministrator(token, { email });
    const session = await system.logInAs(username, password);
    expect((await ask(email)).status).toBe(202);
    const [mail] = await mailsTo(email);
    if (!mail) throw new Error('no mail came');
    expect(mail.subject).toBe('Din kod för ett nytt lösenord i MySoluno');
    expect(mail.text).toContain(`${system.url}/login/reset-password#`);
    expect(Date.parse(mail.sentAt)).toBeGreaterThan(0);

    const newPassword = 'Kanelbullar i ugnen';
    const { organization, username: whose, code } = Object.fromEntries(linked(mail));
    const chosen = await system.call('POST', '/session/reset-password', {
      body: { organization, username: whose, code, newPassword },
    });
    expect([chosen.status, chosen.body]).toEqual([204, '']);
    expect((await system.call('GET', '/me', { token: session.body.accessToken })).status).toBe(401);
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await system.call('POST', '/session/refresh', { headers: { cookie } })).status).toBe(401);
    expect((await system.logInAs(username, password)).status).toBe(401);
    expect((await system.logInAs(username, newPassword)).status).toBe(200);
    expect((await choose(email, code ?? '', 'Semlor på tisdag')).body.errors).toMatchObject([
      { field: 'code', code: 'code-used' },
    ]);
  });

  it.each([
    ['error', 'SendEmail'],
    ['throttle', 'SendEmail'],
    ['timeout', 'SendEmail'],
  ])('gets it though SES shows %s', async (kind, operation) => {
    const email = `fel-${kind}@bageriet.example`;
    const { username } = await system.createAdministrator(token, { email });
    await system.control('POST', '/faults', { service: 'ses', operation, kind, times: 4 });
    await ask(username);
    await system.control('POST', '/clock', { advanceSeconds: 240 });
    const [newest] = await mailsTo(email);
    expect((await choose(username, codeIn(newest), 'Kanelbullar i ugnen')).status).toBe(204);
  });

  it.each(deliveryFaults)('asks again when a mail is lost, and is not confused by two (%s)', async (kind) => {
    const email = `post-${kind}@bageriet.example`;
    const { username } = await system.createAdministrator(token, { email });
    await system.control('POST', '/faults', { service: 'ses', kind, times: 1 });
    await ask(username);
    expect(await mailsTo(email)).toHaveLength(kind === 'drop' ? 0 : 2);
    await ask(username);
    const [newest] = await mailsTo(email);
    expect((await choose(username, codeIn(newest), 'Kanelbullar i ugnen')).status).toBe(204);
  });
});

describe('an address', () => {
  it('to which mail has bounced is not written to again, and the caller learns nothing of it', async () => {
    const email = 'bounce@bageriet.example';
    const { id, username } = await system.createAdministrator(token, { email });
    const before = await ask(username);
    expect(await mailsTo(email)).toEqual([]);
    // The mailbox is the same in any organisation, and under any name; another address of the same person is not.
    const again = await ask(username);
    expect([again.status, again.body]).toEqual([before.status, before.body]);
    expect(await mailsTo(email)).toEqual([]);
    const other = 'studs@bageriet.example';
    await system.call('PATCH', `/users/${id}`, { token, body: { email: other } });
    await ask(username);
    expect(await mailsTo(other)).toHaveLength(1);
  });

  it('whose owner complains gets that mail, and none after it', async () => {
    const email = 'complaint@bageriet.example';
    const { username } = await system.createAdministrator(token, { email });
    await ask(username);
    expect(await mailsTo(email)).toHaveLength(1);
    await ask(username);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

it('an event on the bus says that somebody asked, and nothing secret', async () => {
  const email = 'buss@bageriet.example';
  const { id } = await system.createAdministrator(token, { email });
  await ask(email);
  const code = codeIn((await mailsTo(email))[0]);
  const requested = await system.events('password-reset-requested');
  expect(requested[0]?.detail).toMatchObject({ entityId: id });
  expect(JSON.stringify(requested)).not.toContain(code);
});
