/** The main job in a browser: add a colleague, find them, send the configuration SMS, see the app activated. */
import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('in the portal an administrator', () => {
  const portal = openPortal();
  let page: Page;
  beforeEach(async () => {
    page = await portal.administratorPage(0, { at: '/users' });
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
  });

  const row = (name: string) => page.getByRole('row').filter({ hasText: name });

  it('adds a colleague; what is refused stands at its field, the password is shown once', async () => {
    portal.refusals = [409];
    await page.getByRole('link', { name: 'Ny användare' }).click();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Fyll i fältet.').first().waitFor();
    await page.getByLabel('Förnamn').fill('Kim');
    await page.getByLabel('Efternamn').fill('Ångström');
    const other = (await portal.system.call('GET', '/users?limit=1', { token: portal.token })).body.items[0];
    const email = page.getByLabel('E-post');
    await email.fill(other.email.toUpperCase());
    await page.getByLabel('Mobilnummer').fill('08-465 004 97');
    await page.getByText('Numret 08-465 004 97 är fast och kan inte ta emot sms. Lägg till ett mobilnummer.').waitFor();
    await page.getByLabel('Mobilnummer').fill('+46 (0)73 2000 001');
    await page.getByText('Konfigurations-sms går till 073-200 00 01.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(`Tillhör redan ${other.firstName} ${other.lastName}.`).waitFor();
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
    await portal.system.createUser(portal.token, {
      firstName: 'Örjan',
      lastName: 'Ålander',
      secondaryNumber: '073-200 00 02',
    });
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
    const colleague = await portal.system.createUser(portal.token, { firstName: 'Mona', lastName: 'Mobil' });
    await page.getByRole('searchbox').fill('mona');
    await row('Mona Mobil').getByText('Inte kopplad').waitFor();
    await row('Mona Mobil').getByRole('button', { name: 'SMS' }).dblclick();
    await page.getByRole('alert').getByText('Sms skickat till 073-').waitFor();
    expect(await portal.system.textsTo(colleague.secondaryNumber)).toBe(1);
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.getByRole('link', { name: 'Mona Mobil' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByText('Skickat', { exact: true }).waitFor();

    const sms = await portal.system.latestText(colleague.secondaryNumber);
    const link = sms?.text.match(/http\S+$/)?.[0] ?? '';
    const phone = await portal.visitor.newPage({ isPhone: true });
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
    portal.refusals = [429];
    await portal.system.createUser(portal.token, { firstName: 'Fasta', lastName: 'Nätet', secondaryNumber: null });
    await portal.system.createUser(portal.token, { firstName: 'Otto', lastName: 'Otålig' });
    await page.getByRole('searchbox').fill('fasta');
    await row('Fasta Nätet').getByRole('button', { name: 'SMS' }).click();
    const cannot = page.getByRole('alert').filter({ hasText: 'Sms går inte att skicka till Fasta Nätet' });
    await cannot.getByRole('button', { name: 'Lägg till mobilnummer' }).click();
    await page.getByRole('heading', { name: 'Redigera användare' }).waitFor();
    await page.goBack();
    await page.getByRole('searchbox').fill('otto');
    const button = row('Otto Otålig').getByRole('button', { name: 'SMS' });
    await button.click();
    await page.getByRole('alert').getByText('Sms skickat').waitFor();
    await button.click();
    await page.getByRole('alert').getByText('Vänta med nästa sms').waitFor();
    await page.getByText(/Det går igen om \d+ (sekunder|minut)/).waitFor();
  });

  it('sees a text whose fate is unknown as such, and it is not sent again', async () => {
    const colleague = await portal.system.createUser(portal.token, { firstName: 'Ulla', lastName: 'Oviss' });
    await portal.system.control('POST', '/faults', { service: 'sns', kind: 'timeout', times: 5 });
    await page.goto(`/users/${colleague.id}`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Skicka sms' }).click();
    await panel.getByText('Okänt om det gick fram').waitFor();
    await portal.system.control('DELETE', '/faults');
    await panel.getByText('inget skickas om av sig självt').waitFor();
    expect(await portal.system.textsTo(colleague.secondaryNumber)).toBeLessThanOrEqual(1);
  });

  it('of another organisation finds nobody here', async () => {
    portal.refusals = [404];
    const foreign = await portal.system.createUser(await portal.system.logIn(1), {});
    await page.goto(`/users/${foreign.id}`);
    await page.getByRole('complementary').getByText('Det du söker finns inte, eller har tagits bort.').waitFor();
  });

  async function tieApp(token: string): Promise<void> {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const { body } = await portal.system.call('POST', '/configuration/exchange', { body: { token, challenge } });
    const redeemed = await portal.system.call('POST', '/configuration/redeem', { body: { code: body.code, verifier } });
    expect(redeemed.status).toBe(200);
  }
});
