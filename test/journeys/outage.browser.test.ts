/** The network goes away and comes back: what the portal says meanwhile is true, and nothing is lost. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('without a connection', () => {
  const portal = openPortal();
  let page: Page;
  beforeEach(async () => {
    portal.isOutage = true;
    page = await portal.administratorPage();
    await page.getByRole('heading', { name: 'Översikt' }).waitFor();
  });

  it('a page that has not been read says so, and comes when the connection does', async () => {
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Aktivitet', exact: true }).click();
    await page.getByText('Kontrollera internetanslutningen').waitFor();
    expect(await page.getByText('ny version').count()).toBe(0);
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await page.getByText('Kontrollera internetanslutningen').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await page.getByRole('heading', { name: 'Aktivitet' }).waitFor();
  });
});
