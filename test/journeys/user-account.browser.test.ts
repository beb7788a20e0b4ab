/** What is done with an account as a whole: its end, its new beginning, its removal and the way back, a new password. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('with an account an administrator', () => {
  const portal = openPortal();
  let page: Page;
  let user: { id: string; username: string; initialPassword: string };
  beforeEach(async () => {
    user = await portal.system.createUser(portal.token, { firstName: 'Rut', lastName: 'Rörlig', city: 'Åhus' });
    page = await portal.administratorPage(0, { at: `/users/${user.id}` });
    await panel().getByRole('heading', { name: 'Kontot' }).waitFor();
    // What the panel is still reading when the user is removed would be refused.
    await page.waitForLoadState('networkidle');
  });

  const panel = () => page.getByRole('complementary');
  const dialog = () => page.getByRole('dialog');
  const current = async () => (await portal.system.call('GET', `/users/${user.id}`, { token: portal.token })).body;

  it('removes it, undoes that, and finds it among the removed', async () => {
    await panel().getByRole('button', { name: 'Ta bort' }).click();
    await dialog().getByText('Inom 72 timmar kan du återställa allt.').waitFor();
    await dialog().getByRole('button', { name: 'Ta bort' }).click();
    await page.getByRole('alert').getByText('Rut Rörlig är borttagen').waitFor();
    await panel().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('alert').getByText('Rut Rörlig är återställd').waitFor();
    expect(await current()).toMatchObject({ city: 'Åhus', status: 'active' });

    await portal.system.call('DELETE', `/users/${user.id}`, { token: portal.token });
    await page.getByRole('button', { name: 'Borttagna' }).click();
    const removed = page.getByRole('row').filter({ hasText: 'Rut Rörlig' });
    await removed.getByText('Kan återställas till').waitFor();
    expect(new URL(page.url()).searchParams.get('show')).toBe('deleted');
    await removed.getByRole('button', { name: 'Återställ Rut Rörlig' }).click();
    await page.getByText('Ingen har tagits bort de senaste 72 timmarna.').waitFor();
    expect((await current()).status).toBe('active');
  });

  it('looks for it among the removed, and stays among them', async () => {
    const other = await portal.system.createUser(portal.token, { firstName: 'Siv', lastName: 'Slutar' });
    await page.goto('/users');
    for (const { id } of [user, other]) {
      await portal.system.call('DELETE', `/users/${id}`, { token: portal.token });
    }
    await page.getByRole('button', { name: 'Borttagna' }).click();
    const removed = page.getByRole('table', { name: 'Borttagna' }).locator('tbody').getByRole('row');
    await removed.filter({ hasText: 'Siv Slutar' }).waitFor();
    await page.getByRole('searchbox').fill('rör');
    await removed.filter({ hasText: 'Siv Slutar' }).waitFor({ state: 'detached' });
    expect(await removed.allTextContents()).toEqual([expect.stringContaining('Rut Rörlig')]);
    expect(new URL(page.url()).search).toBe('?q=r%C3%B6r&show=deleted');
    await page.getByRole('searchbox').fill('anna');
    await page.getByText('Ingen som togs bort de senaste 72 timmarna börjar på ”anna”.').waitFor();
    await page.getByRole('button', { name: 'Avaktiverade' }).click();
    await page.getByText('Ingen avaktiverad användare börjar på ”anna”.').waitFor();
  });

  it('is told when a removed one cannot come back', async () => {
    portal.refusals = [409];
    const { secondaryNumber } = await current();
    await portal.system.call('DELETE', `/users/${user.id}`, { token: portal.token });
    await portal.system.createUser(portal.token, { secondaryNumber });
    await page.goto('/users?show=deleted');
    await page.getByRole('button', { name: 'Återställ Rut Rörlig' }).click();
    await page.getByRole('alert').getByText('Ändra det där och försök igen.').waitFor();
  });

  it('deactivates it from today, activates it again, and plans an end', async () => {
    await panel().getByRole('button', { name: 'Avaktivera' }).click();
    await dialog().getByRole('button', { name: 'Avaktivera' }).click();
    await panel().getByText('Avaktiverad', { exact: true }).waitFor();
    await panel().getByText('Aktivera det först.').waitFor();
    expect(await panel().getByRole('button', { name: 'Skicka sms' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('alert').getByText('Rut Rörlig är som förut').waitFor();
    await panel().getByText('Aktiv', { exact: true }).waitFor();
    await panel().getByRole('button', { name: 'Avaktivera' }).click();
    await dialog().getByRole('button', { name: 'Avaktivera' }).click();
    await panel().getByText('Avaktiverad', { exact: true }).waitFor();
    await panel().getByRole('button', { name: 'Stäng' }).click();
    expect(await page.getByRole('button', { name: 'SMS till Rut Rörlig' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Avaktiverade' }).click();
    await page.getByRole('link', { name: 'Rut Rörlig' }).click();
    await panel().getByRole('button', { name: 'Aktivera igen' }).click();
    await panel().getByText('Aktiv', { exact: true }).waitFor();

    await panel().getByRole('button', { name: 'Avaktivera' }).click();
    await dialog().getByLabel('Från ett datum').click();
    await dialog().getByRole('button', { name: 'Avaktivera' }).click();
    await dialog().getByText('Fyll i fältet.').waitFor();
    await dialog().getByLabel('Datum', { exact: true }).fill('2099-12-24');
    await dialog().getByRole('button', { name: 'Avaktivera' }).click();
    await panel().getByText('24 december 2099').waitFor();
    expect(await current()).toMatchObject({ status: 'active', deactivatesOn: '2099-12-24' });
    await panel().getByRole('button', { name: 'Avaktivera inte' }).click();
    await panel().getByText('24 december 2099').waitFor({ state: 'detached' });
    expect((await current()).deactivatesOn).toBeNull();
  });

  it('goes back to the list, and the focus is at the row that was open', async () => {
    await page.goto('/users?q=rut');
    const row = page.getByRole('link', { name: 'Rut Rörlig' });
    await row.click();
    await panel().getByRole('heading', { name: 'Rut Rörlig' }).waitFor();
    await page.goBack();
    await row.and(page.locator(':focus')).waitFor();
  });

  it('is led on from the address of nobody', async () => {
    portal.refusals = [404];
    await page.goto('/users/usr_01JDCQ8V9W6Z4T3R2P1N0M5K7H/edit');
    await page.getByRole('link', { name: 'Visa alla användare' }).click();
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
  });

  it('finds who comes later', async () => {
    await portal.system.createUser(portal.token, { firstName: 'Sven', lastName: 'Senare', activatesOn: '2099-01-01' });
    await page.goto('/users');
    await page.getByRole('button', { name: 'Kommer senare' }).click();
    await page.getByRole('row').filter({ hasText: 'Sven Senare' }).getByText('Väntar').waitFor();
    // The head of the table.
    const others = page.getByRole('row').filter({ hasNotText: 'Väntar' });
    await expect.poll(() => others.count()).toBe(1);
  });

  it('gets a new one-time password for it, shown once', async () => {
    await panel().getByRole('button', { name: 'Nytt engångslösenord' }).click();
    await dialog().getByText('Personen loggas ut överallt.').waitFor();
    await dialog().getByRole('button', { name: 'Skapa lösenord' }).click();
    const password = (await dialog().locator('code').textContent()) ?? '';
    expect(password.length).toBeGreaterThanOrEqual(12);
    await page.keyboard.press('Escape');
    expect(await dialog().locator('code').textContent()).toBe(password);
    await dialog().getByRole('button', { name: 'Jag har sparat lösenordet' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(password);
    await portal.system.call('PATCH', `/users/${user.id}`, { token: portal.token, body: { administrator: true } });
    const { domain } = portal.system.organization();
    const login = (secret: string) =>
      portal.system.call('POST', '/session', {
        body: { organization: domain, username: user.username, password: secret },
      });
    expect((await login(user.initialPassword)).status).toBe(401);
    expect((await login(password)).body.challenge).toBe('new-password');
  });

  it('is guarded against losing a change, and sees a refusal at its field', async () => {
    portal.refusals = [400, 409];
    await panel().getByRole('link', { name: 'Redigera' }).click();
    await page.getByLabel('Ort').fill('Ystad');
    await page.getByRole('link', { name: 'Avbryt' }).click();
    await page.getByRole('button', { name: 'Fortsätt fylla i' }).click();
    await page.getByRole('button', { name: 'Lägg till nummer' }).click();
    await page.getByLabel('Alias 1', { exact: true }).fill('08-465 004 91');
    await page.getByRole('button', { name: 'Lägg till nummer' }).click();
    await page.getByLabel('Alias 2', { exact: true }).fill('+46 8 465 004 91');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Står redan i listan.').waitFor();
    await page.getByLabel('Alias 2', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: 'Ta bort alias 2' }).click();
    await page.getByLabel('Börjar gälla').fill('2099-02-01');
    await page.getByLabel('Gäller till').fill('2099-01-01');
    await page.getByText('Från 1 januari 2099 kl. 00:00 går det inte längre att logga in.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Dagen måste komma efter den då kontot börjar gälla.').waitFor();
    await page.getByLabel('Gäller till').fill('');
    await page.getByLabel('Börjar gälla').fill('');
    await page.getByRole('button', { name: 'Spara' }).click();
    await panel().getByText('08-465 004 91').waitFor();
    expect(await current()).toMatchObject({ city: 'Ystad', aliases: ['+46846500491'] });
  });
});
