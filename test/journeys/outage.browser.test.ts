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

  it('what could not be undone can be tried again', async () => {
    // What was being read of the user when the connection went is asked for once more, and is gone.
    portal.refusals = [404];
    const user = await portal.system.createUser(portal.token, { firstName: 'Rut', lastName: 'Rörlig' });
    await page.goto(`/users/${user.id}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Ta bort' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
    await page.getByRole('alert').getByText('Rut Rörlig är borttagen').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('alert').getByText('Inget svar', { exact: true }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('alert').getByRole('button', { name: 'Försök igen' }).click();
    await page.getByRole('alert').getByText('Rut Rörlig är återställd').waitFor();
  });
});
