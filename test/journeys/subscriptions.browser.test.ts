/** A new number ordered in the portal: with a SIM card at hand, and with one that is sent; then a lost phone. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { anIccid } from '../build/order.ts';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('subscriptions in the portal', () => {
  const portal = openPortal();
  let page: Page;
  let people: readonly { readonly id: string; readonly name: string }[];
  beforeEach(async () => {
    await portal.system.control('POST', '/clock', { now: '2026-12-01T09:00:00Z' });
    const token = await portal.system.logIn();
    const users = [];
    for (const firstName of ['Siri', 'Tage']) {
      const { id, lastName } = await portal.system.createUser(token, { firstName, secondaryNumber: null });
      users.push({ id, name: `${firstName} ${lastName}` });
    }
    people = users;
    page = await portal.administratorPage(0, { at: '/subscriptions' });
  });

  const next = () => page.getByRole('button', { name: 'Nästa' }).click();
  const step = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const nameOf = (nth: number) => people[nth]?.name ?? '';

  /** From the list to the SIM card of one person, with *Mobil med växel* and 10 GB. */
  async function chooseUntilSim(nth: number, first: () => Promise<void> = async () => {}): Promise<void> {
    await page.getByRole('link', { name: 'Skapa nytt abonnemang' }).first().click();
    await step('Innehåll');
    await first();
    await page.getByRole('radio', { name: /^Mobil med växel/ }).click();
    await page.getByRole('checkbox', { name: /^Surf 10 GB/ }).click();
    await next();
    await step('Användare');
    await page.getByRole('combobox', { name: 'Vem är det till?' }).fill(nameOf(nth));
    await page.getByRole('option', { name: nameOf(nth) }).click();
    await next();
    await step('Nummer');
    await page.getByText(`${nameOf(nth)} har inget nummer än.`).waitFor();
    await page.getByRole('button', { name: /^Ta 070-/ }).click();
    await page.getByRole('button', { name: /^Byt nummer/ }).waitFor();
    await next();
    await step('SIM-kort');
  }

  /** The date, the summary, *Beställ*. @returns when the order's panel is open */
  async function orderFor(nth: number, date: string): Promise<void> {
    await next();
    await step('Datum');
    await page.getByLabel('Börjar gälla', { exact: true }).fill(date);
    await next();
    await step('Sammanfattning');
    await page.getByText('348 kr').first().waitFor();
    await page.getByRole('button', { name: 'Beställ', exact: true }).click();
    await page.getByRole('heading', { name: `Beställning till ${nameOf(nth)}` }).waitFor();
  }

  it('are ordered with contents that clash first, and are active on their day, with a card at hand and with one that is sent', async () => {
    await chooseUntilSim(0, async () => {
      await page.getByRole('radio', { name: /^Softphone/ }).click();
      await page.getByRole('checkbox', { name: /^Surf 10 GB/ }).click();
      const why = page.getByText('Surf 10 GB kräver Mobil med växel, Mobil eller Mobilt bredband.');
      await why.first().waitFor();
      expect(await page.getByRole('button', { name: 'Nästa' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Ta bort Surf 10 GB' }).first().click();
      await why.first().waitFor({ state: 'detached' });
    });
    await page.getByRole('radio', { name: 'Jag har ett kort här' }).click();
    await page.getByLabel('Numret på SIM-kortet').fill('240011234567890');
    await page.getByText('Det är kortets IMSI').first().waitFor();
    await page.getByLabel('Numret på SIM-kortet').fill(anIccid(1).replace(/(.{4})/g, '$1 '));
    await page.getByText('Numret stämmer.').waitFor();
    await orderFor(0, '2026-12-03');
    await page.getByText('Aktiveras torsdag 3 december').first().waitFor();
    await page.keyboard.press('Escape');

    await chooseUntilSim(1);
    await page.getByRole('radio', { name: 'Skicka ett kort' }).click();
    await page.getByLabel('Mottagare').fill('Tage Ny');
    await page.getByLabel('Gata').fill('Storgatan 1');
    await page.getByLabel('Postnummer').fill('12345');
    await page.getByLabel('Ort', { exact: true }).fill('Arboga');
    await orderFor(1, '2026-12-03');
    await page.close();

    await portal.system.control('POST', '/clock', { now: '2026-12-03T08:00:00Z' });
    page = await portal.administratorPage(0, { at: '/subscriptions' });
    for (const { id, name } of people) {
      await page.goto('/subscriptions');
      await page
        .getByRole('row', { name: new RegExp(name) })
        .first()
        .click();
      await page.getByRole('heading', { name: `Abonnemang för ${name}` }).waitFor();
      const { secondaryNumber } = (
        await portal.system.call('GET', `/users/${id}`, { token: await portal.system.logIn() })
      ).body;
      expect(secondaryNumber).toMatch(/^\+467017406/);
    }

    await page.goto(`/users/${people[0]?.id}`);
    await page.getByRole('button', { name: 'Borttappad telefon' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Spärra', exact: true }).click();
    const blocked = page.getByRole('dialog', { name: `Telefonen för ${nameOf(0)} är spärrad` });
    await blocked.getByText(`SIM-kortet ${anIccid(1).slice(0, 4)}`).waitFor();
    await blocked.getByRole('button', { name: 'Telefonen är hittad' }).click();
    await page.getByRole('dialog', { name: `Telefonen för ${nameOf(0)} är hittad` }).waitFor();
  });
});
