/** The main job in a browser: add a colleague, find them, send the configuration SMS, see the app activated. */
import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logIn, noBrowser, Visitor } from './browser.ts';
import { System } from './system.ts';

describe.skipIf(noBrowser)('in the portal an administrator', () => {
  let system: System;
  let visitor: Visitor;
  let page: Page;
  let refusals: number[];

  beforeAll(async () => {
    system = await System.start();
    visitor = await Visitor.come(system.url);
  });
  afterAll(async () => {
    await visitor.leave();
    await system.stop();
  });
  beforeEach(async () => {
    refusals = [];
    page = await visitor.newPage();
    const { domain, administrators } = system.organization();
    await logIn(page, { organization: domain, username: '', password: '', ...administrators[0] });
    await page.getByRole('link', { name: 'Användare', exact: true }).click();
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
  });
  afterEach(() => visitor.endStory({ refusals }));

  const row = (name: string) => page.getByRole('row').filter({ hasText: name });

  it('adds a colleague; what is refused stands at its field, the password is shown once', async () => {
    refusals = [409];
    await page.getByRole('link', { name: 'Ny användare' }).click();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Fyll i fältet.').first().waitFor();
    await page.getByLabel('Förnamn').fill('Kim');
    await page.getByLabel('Efternamn').fill('Ångström');
    const taken = (await system.call('GET', '/users?limit=1', { token: await system.logIn() })).body.items[0].email;
    const email = page.getByLabel('E-post');
    await email.fill(taken.toUpperCase());
    await page.getByLabel('Mobilnummer').fill('08-465 004 97');
    await page.getByText('Numret 08-465 004 97 är fast och kan inte ta emot sms. Lägg till ett mobilnummer.').waitFor();
    await page.getByLabel('Mobilnummer').fill('+46 (0)73 2000 001');
    await page.getByText('Konfigurations-sms går till 073-200 00 01.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('En annan användare har redan detta.').waitFor();
    await email.and(page.locator(':focus')).waitFor();

    await email.fill('kim@bageriet.example');
    await page.getByRole('button', { name: 'Spara' }).dblclick();
    await page.getByRole('heading', { name: 'Kim Ångström är tillagd' }).waitFor();
    const password = await page.locator('code').textContent();
    expect(password?.length).toBeGreaterThanOrEqual(12);
    await page.getByRole('link', { name: 'Visa Kim' }).click();
    await page.getByRole('complementary').getByText('kim@bageriet.example').waitFor();
    expect(await page.content()).not.toContain(password);
  });

  it('is asked before what was filled in is lost', async () => {
    await page.getByRole('link', { name: 'Ny användare' }).click();
    await page.getByLabel('Förnamn').fill('Halv');
    await page.getByRole('navigation').getByRole('link', { name: 'Aktivitet' }).click();
    await page.getByRole('button', { name: 'Fortsätt fylla i' }).click();
    expect(await page.getByLabel('Förnamn').inputValue()).toBe('Halv');
    await page.getByRole('link', { name: 'Avbryt' }).click();
    await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
  });

  it('keeps a colleague open whom one opens before the search has begun', async () => {
    await page.getByRole('searchbox').fill('a');
    await page.getByRole('link', { name: 'Anna Bergström' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'a');
    await page.getByRole('complementary').getByRole('heading', { name: 'Anna Bergström' }).waitFor();
  });

  it('finds a colleague by the beginning of a name, by å, and by a number however it is written', async () => {
    const token = await system.logIn();
    await system.createUser(token, { firstName: 'Örjan', lastName: 'Ålander', secondaryNumber: '073-200 00 02' });
    await page.keyboard.press('/');
    for (const typed of ['örj', 'Åla', '073-200 00 02', '0046732000002', '+46 73 200']) {
      await page.getByRole('searchbox').fill(typed);
      await row('Örjan Ålander').waitFor();
      await page.waitForURL((url) => url.searchParams.get('q') === typed);
    }
    await page.getByRole('searchbox').fill('ala');
    await row('Örjan Ålander').waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('finns inte alls');
    await page.getByText('Ingen användare börjar på ”finns inte alls”').waitFor();
    await page.getByRole('button', { name: 'Visa alla' }).click();
    await page.getByText('användarna visas').waitFor();
    const shown = await page.getByRole('row').count();
    await page.getByRole('button', { name: 'Visa fler' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(shown);
  });

  it('sends the SMS; its link opens a page that leads to the app, and the list shows the app activated', async () => {
    const colleague = await system.createUser(await system.logIn(), { firstName: 'Mona', lastName: 'Mobil' });
    await page.getByRole('searchbox').fill('mona');
    await row('Mona Mobil').getByText('Inte kopplad').waitFor();
    await row('Mona Mobil').getByRole('button', { name: 'SMS' }).dblclick();
    await page.getByRole('alert').getByText('Sms skickat till 073-').waitFor();
    expect(await system.textsTo(colleague.secondaryNumber)).toBe(1);
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.getByRole('link', { name: 'Mona Mobil' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByText('Skickat', { exact: true }).waitFor();

    const sms = await system.latestText(colleague.secondaryNumber);
    const link = sms?.text.match(/http\S+$/)?.[0] ?? '';
    const phone = await visitor.newPage({ isPhone: true });
    const asked: string[] = [];
    phone.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await phone.goto(link);
    const open = phone.getByRole('link', { name: 'Öppna appen' });
    expect(await open.getAttribute('href')).toBe(`mysoluno://configure#${sms?.token}`);
    expect(asked.filter((each) => each.includes('/api/') || each.replace(link, '').includes(sms?.token ?? ''))).toEqual(
      [],
    );

    await tieApp(sms?.token ?? '');
    await panel.getByText('Appen är kopplad till kontot.').waitFor();
    await panel.getByText('Aktiverad').first().waitFor();
    await panel.getByRole('button', { name: 'Stäng' }).click();
    await row('Mona Mobil').getByText('Aktiverad').waitFor();

    await page.getByRole('navigation').getByRole('link', { name: 'Aktivitet' }).click();
    await page.getByText('Mona Mobil kopplade appen').waitFor();
  });

  it('is told why a colleague cannot get an SMS, and when the next may go', async () => {
    refusals = [409, 429];
    const token = await system.logIn();
    await system.createUser(token, { firstName: 'Fasta', lastName: 'Nätet', secondaryNumber: null });
    await system.createUser(token, { firstName: 'Otto', lastName: 'Otålig' });
    await page.getByRole('searchbox').fill('fasta');
    await row('Fasta Nätet').getByRole('button', { name: 'SMS' }).click();
    await page.getByRole('alert').getByText('Lägg till ett mobilnummer.').waitFor();
    await page.getByRole('searchbox').fill('otto');
    const button = row('Otto Otålig').getByRole('button', { name: 'SMS' });
    await button.click();
    await page.getByRole('alert').getByText('Sms skickat').waitFor();
    await button.click();
    await page.getByRole('alert').getByText('Vänta med nästa sms').waitFor();
    await page.getByText(/Det går igen om \d+ (sekunder|minut)/).waitFor();
  });

  it('sees a text whose fate is unknown as such, and it is not sent again', async () => {
    const colleague = await system.createUser(await system.logIn(), { firstName: 'Ulla', lastName: 'Oviss' });
    await system.control('POST', '/faults', { service: 'sns', kind: 'timeout', times: 5 });
    await page.goto(`/users/${colleague.id}`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Skicka sms' }).click();
    await panel.getByText('Okänt om det gick fram').waitFor({ timeout: 60_000 });
    await system.control('DELETE', '/faults');
    await panel.getByText('inget skickas om av sig självt').waitFor();
    expect(await system.textsTo(colleague.secondaryNumber)).toBeLessThanOrEqual(1);
  });

  it('of another organisation finds nobody here', async () => {
    refusals = [404];
    const foreign = await system.createUser(await system.logIn(1), {});
    await page.goto(`/users/${foreign.id}`);
    await page.getByRole('complementary').getByText('Det du söker finns inte, eller har tagits bort.').waitFor();
  });

  async function tieApp(token: string): Promise<void> {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const { body } = await system.call('POST', '/configuration/exchange', { body: { token, challenge } });
    const redeemed = await system.call('POST', '/configuration/redeem', { body: { code: body.code, verifier } });
    expect(redeemed.status).toBe(200);
  }
});
