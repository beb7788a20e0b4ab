/** Nothing that was filled in is lost without a word. */
import { describe, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('what was filled in', () => {
  const portal = openPortal();

  it('a menu is not saved as long as a key leads nowhere, and says which', async () => {
    const page = await portal.administratorPage();
    await page.goto('/ivr-menus/new');
    await page.getByLabel('Namn', { exact: true }).fill('Växeln');
    await page.getByLabel('Knapp 1 leder till', { exact: true }).selectOption('Kundtjänst');
    await page.getByRole('button', { name: 'Lägg till knapp' }).click();
    await page.getByLabel('Knapp 2 leder till en').selectOption('Användare');
    await page.getByRole('button', { name: 'Lägg till knapp' }).click();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Välj vart knapp 2 leder, eller ta bort den.').waitFor();
    await page.getByText('Välj vart knapp 3 leder, eller ta bort den.').waitFor();
    await page.getByLabel('Knapp 2 leder till', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('anna berg');
    await page.getByRole('option', { name: 'Anna Bergström' }).click();
    await page.getByText('Välj vart knapp 2 leder').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ta bort knapp 3' }).click();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Växeln är tillagd').waitFor();
    await page.getByRole('complementary').getByRole('link', { name: 'Anna Bergström' }).waitFor();
    await page.getByRole('complementary').getByRole('link', { name: 'Kundtjänst' }).waitFor();
  });
});
