/** Logging in, staying logged in, and coming back. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page, Request } from 'playwright-core';
import { logIn, noBrowser, Visitor, type Login } from './browser.ts';
import { System } from './system.ts';

describe.skipIf(noBrowser)('an administrator', () => {
  let system: System;
  let visitor: Visitor;
  let page: Page;
  let administrator: Login;
  let refusals: number[];
  const waiting = new Set<Request>();

  beforeAll(async () => {
    system = await System.atSeed();
    visitor = await Visitor.come(system.url);
    const { domain, administrators } = system.organization();
    administrator = { organization: domain, username: '', password: '', ...administrators[0] };
  });
  beforeEach(async () => {
    refusals = [];
    page = await visitor.newPage();
    waiting.clear();
    page.on('request', (request) => waiting.add(request));
    page.on('requestfinished', (request) => waiting.delete(request));
    page.on('requestfailed', (request) => waiting.delete(request));
  });
  afterEach(() => visitor.endStory({ refusals }));

  /** What is still being read when a session ends would notice it first. `networkidle` comes once a page load, and may have been. */
  const untilAnswered = async (): Promise<void> => {
    await expect.poll(() => waiting.size).toBe(0);
  };

  const isInside = (where: Page = page) =>
    where.getByRole('navigation').getByRole('link', { name: 'Översikt' }).waitFor();

  it('is told when the password is wrong, and gets in with the right one', async () => {
    refusals = [401];
    await logIn(page, { ...administrator, password: 'fel lösenord' });
    await page.getByRole('alert').getByText('Uppgifterna stämmer inte').waitFor();
    await logIn(page, administrator);
    await isInside();
    await page.getByText(system.organization().name).first().waitFor();
  });

  it('who is none is told so, and what to do', async () => {
    refusals = [403];
    const [colleague] = system.organization().users;
    await logIn(page, { ...administrator, ...colleague });
    await page.getByRole('alert').getByText('Be en administratör i din organisation').waitFor();
  });

  it('is told how long the lock lasts', async () => {
    refusals = [401, 429];
    const [, other] = system.organization().administrators;
    const wrong = { organization: administrator.organization, username: other?.username, password: 'fel lösenord' };
    for (let attempt = 0; attempt < 10; attempt += 1) await system.call('POST', '/session', { body: wrong });
    await logIn(page, { ...administrator, ...other });
    await page.getByRole('alert').getByText('Det går att försöka igen om 15 minuter.').waitFor();
  });

  it('chooses a password of their own at the first login', async () => {
    const token = await system.logIn();
    const created = await system.createUser(token, { administrator: true, email: 'ny.chef@bageriet.example' });
    await logIn(page, { ...administrator, username: 'ny.chef@bageriet.example', password: created.initialPassword });
    await page.getByRole('heading', { name: 'Välj ett eget lösenord' }).waitFor();
    const password = page.getByLabel('Nytt lösenord');
    await password.fill('kort');
    await page.getByText('8 tecken till behövs.').waitFor();
    await password.fill('snö över Vättern i maj');
    await page.getByText('Starkt lösenord.').waitFor();
    await page.getByLabel('Samma lösenord igen').fill('snö över Vättern i juni');
    await page.getByRole('button', { name: 'Spara och logga in' }).click();
    await page.getByText('Lösenorden är inte lika.').waitFor();
    await page.getByLabel('Samma lösenord igen').fill('snö över Vättern i maj');
    await page.getByRole('button', { name: 'Spara och logga in' }).click();
    await isInside();
  });

  it('comes back to the same address after the login, and the organisation is remembered', async () => {
    await page.goto('/users?q=an');
    await page.getByRole('heading', { name: 'Logga in' }).waitFor();
    await logIn(page, administrator);
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
    expect(new URL(page.url()).search).toBe('?q=an');
    await page.getByRole('button', { name: 'Anna Bergström', exact: true }).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.getByText('Du är utloggad.').waitFor();
    expect(await page.getByLabel('Organisation').inputValue()).toBe(administrator.organization);
  });

  it('goes on working in a tab that was left open past the token, and in two at once', async () => {
    refusals = [401];
    await logIn(page, administrator);
    await isInside();
    const other = await page.context().newPage();
    await other.goto('/activity');
    await other.getByRole('heading', { name: 'Aktivitet' }).waitFor();
    await system.control('POST', '/clock', { advanceSeconds: 700 });
    await Promise.all([
      page.getByRole('link', { name: 'Användare', exact: true }).click(),
      other.getByRole('link', { name: 'Användare', exact: true }).click(),
    ]);
    await page.getByRole('link', { name: 'Åsa Öberg' }).or(page.getByText('användarna visas')).first().waitFor();
    await other.getByText('användarna visas').waitFor();
    await page.reload();
    await page.getByText('användarna visas').waitFor();
  });

  it('is asked to log in again when the session is over, and comes back', async () => {
    refusals = [401];
    await logIn(page, administrator);
    await isInside();
    await page.goto('/activity');
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await untilAnswered();
    await system.control('POST', '/clock', { advanceSeconds: 13 * 3600 });
    await page.getByRole('link', { name: 'Användare', exact: true }).click();
    await page.getByText('Du har varit borta en stund').waitFor();
    await logIn(page, administrator);
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
  });

  it('finds a form as it was left when the session was over', async () => {
    refusals = [401];
    await logIn(page, administrator);
    await isInside();
    await page.goto('/users/new');
    await page.getByLabel('Förnamn').fill('Åsa');
    await page.getByLabel('Efternamn').fill('Öberg-Lind');
    await untilAnswered();
    await system.control('POST', '/clock', { advanceSeconds: 13 * 3600 });
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Det du hade fyllt i är kvar.').waitFor();
    await logIn(page, administrator);
    await page.getByText('Du blev utloggad innan det här var sparat.').waitFor();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByRole('heading', { name: 'Åsa Öberg-Lind' }).waitFor();
  });

  it('is told when the browser blocks cookies', async () => {
    const devTools = await page.context().newCDPSession(page);
    // As Chromium's setting does: cookies are not kept, and navigator.cookieEnabled still says that they are.
    await devTools.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await page.goto('/users');
    await page.getByRole('heading', { name: 'Kakor är blockerade' }).waitFor();
  });

  it('reads English when they choose it, also the next time', async () => {
    await page.goto('/login');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  });
});
