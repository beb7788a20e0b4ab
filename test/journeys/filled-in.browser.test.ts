/** Nothing that was filled in is lost without a word. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('what was filled in', () => {
  const portal = openPortal();

  it('a menu is not saved as long as a key leads nowhere, and says which', async () => {
    const page = await portal.administratorPage(0, { at: '/ivr-menus/new' });
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

  it('in the boxes of a list holds, also of rows that a later search does not show', async () => {
    const page = await portal.administratorPage(0, { at: '/answering-groups' });
    await page.getByRole('checkbox', { name: 'Välj Kundtjänst' }).check();
    await page.getByLabel('Sök svarsgrupp').fill('best');
    await page.getByRole('checkbox', { name: 'Välj Kundtjänst' }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Välj Beställningar' }).check();
    await page.getByText('2 valda').waitFor();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Namn', { exact: true }).fill('Inventering');
    await dialog.getByText(/Gäller (Beställningar och Kundtjänst|Kundtjänst och Beställningar)\./).waitFor();
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await page.getByText('Inventering är tillagd').waitFor();
    const read = async (path: string) => (await portal.system.call('GET', path, { token: portal.token })).body.items;
    const [event] = await read('/schedule-events');
    const ids = (await read('/answering-groups')).map(({ id }: { id: string }) => id);
    expect(event.targets.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids.toSorted());
  });

  const question = (page: Page) => page.getByRole('dialog', { name: 'Lämna utan att spara?' });
  /** Waits for the question, and goes on filling in. */
  async function stay(page: Page): Promise<void> {
    await question(page).getByRole('button', { name: 'Fortsätt fylla i' }).click();
    await question(page).waitFor({ state: 'detached' });
  }

  it('in a dialog stays there until one has said that it may go, whichever way one leaves', async () => {
    const page = await portal.administratorPage(0, { at: '/' });
    await page.getByRole('link', { name: 'Svarsgrupper', exact: true }).click();
    const opener = page.getByRole('button', { name: 'Ny schemahändelse för Kundtjänst' });
    const dialog = page.getByRole('dialog', { name: 'Ny schemahändelse' });
    const title = dialog.getByLabel('Namn', { exact: true });
    await opener.click();
    await title.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await opener.and(page.locator(':focus')).waitFor();

    await opener.click();
    await title.fill('Inventering');
    await page.keyboard.press('Escape');
    await question(page).getByRole('button', { name: 'Fortsätt fylla i' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'detached' });
    await title.and(page.locator(':focus')).waitFor();
    await dialog.getByRole('button', { name: 'Avbryt' }).click();
    await stay(page);
    await page.goBack();
    await stay(page);
    const isAsked = page.waitForEvent('dialog');
    const reload = page.evaluate('location.reload()');
    const asked = await isAsked;
    expect(asked.type()).toBe('beforeunload');
    await asked.dismiss();
    await reload;
    // What a phone's back gesture does when it is made twice.
    await page.evaluate(`document.querySelector('dialog').close()`);
    await stay(page);
    expect(await title.inputValue()).toBe('Inventering');

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await question(page).getByRole('button', { name: 'Lämna utan att spara' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { body } = await portal.system.call('GET', '/schedule-events', { token: portal.token });
    expect(body.items).toEqual([]);
  });

  it('in a question that has fields stays there too', async () => {
    const page = await portal.administratorPage(0, { at: '/schedule?day=2027-03-01' });
    await page.getByRole('button', { name: 'Helgdagar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Stäng över helgdagar' });
    await dialog.getByRole('checkbox').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Helgdagar' }).click();
    await dialog.getByRole('checkbox').first().click();
    await page.keyboard.press('Escape');
    await stay(page);
    await dialog.getByRole('button', { name: 'Avbryt' }).click();
    await question(page).getByRole('button', { name: 'Lämna utan att spara' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
