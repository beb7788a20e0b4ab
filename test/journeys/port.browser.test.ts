/** A number on its way here, in the portal: rejected, corrected, accepted, moved at its hour; its user gets an SMS. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';
import { portsOf, type OrderedPort } from './ports.ts';

describe.skipIf(noBrowser)('a port request in the portal', () => {
  const portal = openPortal();
  let port: OrderedPort;
  let page: Page;
  beforeEach(async () => {
    await portal.system.control('POST', '/clock', { now: '2026-12-01T09:00:00Z' });
    await portal.system.control('POST', '/losing-operator', {
      mode: 'reject',
      reasonCode: 'wrong-identity-number',
    });
    port = await portsOf(portal.system).order(95);
    await portsOf(portal.system).pass(60);
    page = await portal.administratorPage(0, { at: '/subscriptions' });
  });

  it('is corrected after its rejection, and followed until the number is here', async () => {
    const ports = portsOf(portal.system);
    const number = formatPhoneNumber(port.number);
    const row = page.getByRole('table', { name: 'Nummer på väg hit' }).getByRole('row').filter({ hasText: number });
    await row.getByText('Avvisad').waitFor();
    await row.getByText('Rätta och skicka igen').waitFor();
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: `Flytt av ${number}` }).waitFor();
    await page.getByText('Fel person- eller organisationsnummer').first().waitFor();

    await ports.losingOperator({ mode: 'accept' });
    await page.getByRole('button', { name: 'Rätta och skicka igen' }).click();
    const dialog = page.getByRole('dialog', { name: `Rätta flytten av ${number}` });
    await dialog.getByRole('radio', { name: 'Ett annat företag' }).click();
    await dialog.getByLabel('Företagets namn', { exact: true }).fill('Bageriet i Arboga AB');
    const { organizationNumber } = (await ports.call('GET', '/organization')).body;
    await dialog.getByLabel('Organisationsnummer', { exact: true }).fill(organizationNumber);
    await dialog.getByText('Det är ert eget nummer: ingen fullmakt behövs.').waitFor();
    await dialog.getByRole('button', { name: 'Skicka igen' }).click();
    await page.getByText(`Flytten av ${number} är skickad igen`).waitFor();
    const panel = page.getByRole('complementary');
    await panel.getByText('Väntar på svar').waitFor();

    await ports.pass(60);
    await page.reload();
    await panel.getByText('Godkänd').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lägg i kalendern' }).click();
    expect((await download).suggestedFilename()).toBe(`nummerflytt-${number.replaceAll(' ', '-')}.ics`);
    await page.close();

    const { nextStep } = await ports.request(port);
    await ports.passUntil(Date.parse(nextStep.by) + 120_000);
    page = await portal.administratorPage(0, { at: `/subscriptions/ports/${port.portRequestId}` });
    await page.getByRole('complementary').getByText('Klar', { exact: true }).waitFor();
    await page.getByText('Skickat: numret har flyttat').waitFor();
    await page.getByText('Numret flyttade hit').waitFor();
    const [sms] = await portal.system.control('GET', '/sms');
    expect(sms).toMatchObject({ to: port.number });
    expect(sms.text).toContain(number);

    await page.getByRole('link', { name: 'Visa beställningen' }).click();
    await page.getByRole('complementary').getByText('Aktiverad', { exact: true }).first().waitFor();
    await page.goto('/activity');
    await page.getByRole('link', { name: `${number} har flyttat hit` }).click();
    await page.getByRole('heading', { name: `Flytt av ${number}` }).waitFor();
  });
});
