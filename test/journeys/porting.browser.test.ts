/** A number of another operator ordered in the portal: of ourselves, and of a person with a power of attorney that comes later. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { anIccid } from '../build/order.ts';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('a number that moves here in the portal', () => {
  const portal = openPortal();
  let page: Page;
  let user: { readonly id: string; readonly name: string };
  beforeEach(async () => {
    await portal.system.control('POST', '/clock', { now: '2026-12-01T09:00:00Z' });
    const token = await portal.system.logIn();
    const { id, lastName } = await portal.system.createUser(token, { firstName: 'Siri', secondaryNumber: null });
    user = { id, name: `Siri ${lastName}` };
    page = await portal.administratorPage(0, { at: `/subscriptions/new?userId=${id}` });
  });

  const next = () => page.getByRole('button', { name: 'Nästa' }).click();
  const step = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

  /** From the contents to the step of the port, with a number of another operator and a card at hand. */
  async function chooseUntilPort(): Promise<void> {
    await step('Innehåll');
    await page.getByRole('radio', { name: /^Mobil med växel/ }).click();
    await next();
    await step('Användare');
    await next();
    await step('Nummer');
    await page.getByRole('radio', { name: 'Flytta hit ett nummer' }).click();
    await page.getByLabel('Numret som ska flyttas').fill('1177');
    await page.getByText('Skriv ditt eget nummer med riktnummer.').first().waitFor();
    await page.getByLabel('Numret som ska flyttas').fill('070 174 06 95');
    await page.getByText('Numret kan flyttas hit, tidigast tisdag 8 december kl. 08:00.').waitFor();
    await next();
    await step('SIM-kort');
    await page.getByRole('radio', { name: 'Jag har ett kort här' }).click();
    await page.getByLabel('Numret på SIM-kortet').fill(anIccid(1));
    await next();
    await step('Nummerflytt');
  }

  it('is ordered for us at an allowed hour, and is active at it', async () => {
    await chooseUntilPort();
    await page.getByRole('radio', { name: 'Vi själva' }).click();
    await page.getByLabel('Dag för flytten').fill('2026-12-12');
    await page.getByText('Helg: då flyttas inga nummer.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Nästa' }).isDisabled()).toBe(true);
    await page.getByLabel('Dag för flytten').fill('2026-12-09');
    await page.getByRole('radio', { name: '10:00' }).check();
    await next();
    await step('Sammanfattning');
    await page.getByText('flyttas onsdag 9 december kl. 10:00, och abonnemanget börjar gälla').waitFor();
    await page.getByRole('button', { name: 'Beställ', exact: true }).click();
    await page.getByRole('heading', { name: `Beställning till ${user.name}` }).waitFor();

    // Its session ends on the way.
    await page.close();
    await portal.system.control('POST', '/clock', { now: '2026-12-09T09:10:00Z' });
    const token = await portal.system.logIn();
    const { body } = await portal.system.call('GET', `/users/${user.id}`, { token });
    expect(body.secondaryNumber).toBe('+46701740695');
  });

  it('of a person goes on without the identity number after a reload, and waits for the power of attorney', async () => {
    await chooseUntilPort();
    await page.getByRole('radio', { name: 'En person' }).click();
    await page.getByLabel('Personens namn').fill('Anna Andersson');
    await page.getByLabel('Personnummer', { exact: true }).fill('19850709-9805');
    await page.getByRole('button', { name: /^Tidigast möjligt/ }).click();
    await page.getByText('bifoga en fullmakt, eller skicka den senare').first().waitFor();
    await page.getByRole('button', { name: 'Skicka den senare' }).click();
    await next();
    await step('Sammanfattning');
    await page.reload();
    await step('Nummerflytt');
    await page.getByText('Det sparas inte i utkastet.').waitFor();
    await page.getByLabel('Personnummer', { exact: true }).fill('19850709-9805');
    await page.getByRole('radio', { name: 'Skicka den senare' }).click();
    await next();
    await step('Sammanfattning');
    await page.getByText('Fullmakten skickas senare.').waitFor();
    await page.getByRole('button', { name: 'Beställ', exact: true }).click();
    await page.getByText('Ladda upp fullmakten, så skickas begäran').waitFor();
  });
});
