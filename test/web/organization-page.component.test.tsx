/** The countries that keys of menus may lead to, on the organisation's page. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const countries = () => page.getByRole('list', { name: 'Tillåtna länder' }).getByRole('listitem');

it('finds a country by a name that was pasted with unseen characters', async () => {
  await openPortal('/organization', fakeApi());
  await page.getByLabelText('Lägg till land').fill('Stor\u00ADbritannien\u00A0');
  await expect.element(page.getByRole('option', { name: 'Storbritannien' })).toBeVisible();
});

it('shows allowed countries by name, adds one and removes one', async () => {
  const portal = fakeApi();
  await openPortal('/organization', portal);
  await expect.element(countries().nth(4)).toBeVisible();
  expect(
    countries()
      .all()
      .map((each) => each.element().textContent),
  ).toEqual(['Danmark', 'Finland', 'Island', 'Norge', 'Sverige']);
  await page.getByLabelText('Lägg till land').fill('storb');
  await page.getByRole('option', { name: 'Storbritannien' }).click();
  await page.getByRole('button', { name: 'Ta bort Island' }).click();
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect.poll(() => portal.data.organization.allowedCountries).toEqual(['SE', 'NO', 'DK', 'FI', 'GB']);
});
