/** The organisation's settings: its name, its clocks, its invoice addresses; and what two administrators do at once. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { logIn, noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('the organisation', () => {
  const portal = openPortal();
  let page: Page;
  beforeEach(async () => {
    page = await portal.administratorPage(0, { at: null });
  });

  const save = (on = page) => on.getByRole('button', { name: 'Spara' }).click();
  const current = async () => (await portal.system.call('GET', '/organization', { token: portal.token })).body;

  it('gets another name and time zone, seen at once', async () => {
    const before = await current();
    await page.goto('/');
    await page.getByRole('link', { name: before.domain }).click();
    await page.getByRole('heading', { name: 'Organisation', exact: true }).waitFor();
    await page.getByText(`${before.organizationNumber.slice(0, 6)}-${before.organizationNumber.slice(6)}`).waitFor();
    await page.getByLabel('Namn').fill('Bageriet i Åhus AB');
    await page.getByLabel('Tidszon').fill('new york');
    await page.getByRole('option', { name: 'America/New York' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('banner').getByText('Bageriet i Åhus AB').waitFor();
    expect(await current()).toMatchObject({ name: 'Bageriet i Åhus AB', timeZone: 'America/New_York' });
    await page.getByRole('navigation').getByRole('link', { name: 'Aktivitet' }).click();
    await page.getByText('Uppgifterna om Bageriet i Åhus AB ändrades').waitFor();
  });

  it('has invoice addresses that users choose among; an archived one stays with those who have it', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Anna Bergström', exact: true }).click();
    await page.getByRole('link', { name: 'Organisation', exact: true }).click();
    await page.getByRole('button', { name: 'Lägg till adress' }).click();
    await save();
    await page.getByText('Fyll i fältet.').first().waitFor();
    for (const [label, text] of [
      ['Mottagare', 'Bageriet Kassan'],
      ['Gata', 'Storgatan 1'],
      ['Postnummer', '296 31'],
      ['Ort', 'Åhus'],
    ] as const) {
      await page.getByLabel(label).last().fill(text);
    }
    portal.refusals = [400];
    const code = page.getByLabel('Postnummer').last();
    await code.fill('2963');
    await save();
    await page.getByText('Skriv ett svenskt postnummer').waitFor();
    await code.fill('29631');
    await save();
    await page.getByText('Sparat', { exact: true }).waitFor();
    await expect.poll(() => code.inputValue()).toBe('296 31');
    const user = await portal.system.createUser(portal.token, { firstName: 'Fia', lastName: 'Faktura' });
    await page.goto(`/users/${user.id}/edit`);
    await page.getByLabel('Fakturaadress').selectOption({ label: 'Bageriet Kassan, Åhus' });
    await save();
    await page.getByRole('complementary').getByText('Bageriet Kassan').waitFor();

    await page.goto('/organization');
    await page.getByRole('button', { name: 'Arkivera' }).last().click();
    await save();
    await page.getByText('En arkiverad adress').waitFor();
    await page.goto(`/users/${user.id}`);
    await page.getByRole('complementary').getByText('Bageriet Kassan').waitFor();
    await page.goto('/users/new');
    await page.getByLabel('Förnamn').waitFor();
    expect(await page.getByRole('option', { name: 'Bageriet Kassan, Åhus' }).count()).toBe(0);
  });

  it('is not overwritten by who saves second', async () => {
    portal.refusals = [412];
    const other = await portal.administratorPage(1, { at: null });
    for (const each of [page, other]) {
      await each.goto('/organization');
      await each.getByLabel('Namn').waitFor();
    }
    await other.getByLabel('Namn').fill('Deras Bageri AB');
    await save(other);
    await other.getByText('Sparat', { exact: true }).waitFor();
    await page.getByLabel('Namn').fill('Mitt Bageri AB');
    await save();
    await page.getByRole('alert').getByRole('button', { name: 'Deras Deras Bageri AB' }).click();
    await page.getByLabel('English').check();
    await save();
    await page.getByText('Sparat', { exact: true }).waitFor();
    expect(await current()).toMatchObject({ name: 'Deras Bageri AB', language: 'en' });
  });

  it('is told by no whole number when that is its owner’s own', async () => {
    const { system, visitor } = portal;
    const firstAdministrator = { firstName: 'Åsa', lastName: 'Ek', email: 'asa@ek.example', mobile: '070-174 06 97' };
    const { initialPassword } = (
      await system.call('PUT', '/organizations/ek.example', {
        token: await system.machineToken('operator-console'),
        body: { name: 'Åsas Snickeri', organizationNumber: '850709-9805', firstAdministrator },
      })
    ).body;
    const credentials = { organization: 'ek.example', username: 'asa.ek', password: 'Hyvel och sandpapper' };
    const { challengeSession } = (
      await system.call('POST', '/session', { body: { ...credentials, password: initialPassword } })
    ).body;
    await system.call('POST', '/session/challenge', {
      body: { challengeSession, newPassword: credentials.password },
    });
    page = await visitor.newPage();
    await logIn(page, credentials);
    await page.getByRole('link', { name: 'ek.example' }).click();
    await page.getByText('850709-****').waitFor();
    await page.getByText('ägarens personnummer').waitFor();
  });

  it('is left by no page with something unsaved', async () => {
    await page.goto('/organization');
    await page.getByLabel('Namn').fill('Halvt');
    await page.getByRole('navigation').getByRole('link', { name: 'Aktivitet' }).click();
    await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
    await page.getByRole('heading', { name: 'Aktivitet' }).waitFor();
  });
});
