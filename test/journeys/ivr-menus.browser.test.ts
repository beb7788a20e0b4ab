/** The keys of a menu: what the form shows is what is saved, whichever keys are added and removed meanwhile. */
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('the keys of a menu in the portal', () => {
  const portal = openPortal();
  let page: Page;
  let menuId: string;
  let groups: readonly { readonly id: string; readonly name: string }[];
  beforeEach(async () => {
    const token = await portal.system.logIn();
    groups = (await portal.system.call('GET', '/answering-groups', { token })).body.items;
    const [one, other] = [0, 1].map((place) => ({ kind: 'answering-group', id: groups[place]?.id }));
    const keys = { 1: one, 2: other, 3: one, 0: other };
    menuId = (await portal.system.call('POST', '/ivr-menus', { token, body: { name: 'Valen', keys } })).body.id;
    page = await portal.administratorPage(0, { at: `/ivr-menus/${menuId}/edit` });
    await page.getByLabel('Knapp', { exact: true }).nth(3).waitFor();
  });

  const shownIn = async (fields: Locator): Promise<readonly string[]> =>
    Promise.all((await fields.all()).map((field) => field.inputValue()));
  const shown = () => shownIn(page.getByLabel('Knapp', { exact: true }));
  const destinations = () => shownIn(page.getByLabel(/^Knapp . leder till$/));
  const save = async () => {
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Valen är sparad').waitFor();
    return (await portal.system.call('GET', `/ivr-menus/${menuId}`, { token: await portal.system.logIn() })).body.keys;
  };

  it('stay as they are when one is added', async () => {
    await page.getByRole('button', { name: 'Lägg till knapp' }).click();
    expect(await shown()).toEqual(['1', '2', '3', '0', '4']);
    await page.getByLabel('Knapp 4 leder till', { exact: true }).selectOption(groups[0]?.id ?? '');
    await page.getByLabel('Knapp', { exact: true }).nth(4).selectOption('*');
    expect(await shown()).toEqual(['1', '2', '3', '0', '*']);
    expect(Object.keys(await save()).toSorted()).toEqual(['*', '0', '1', '2', '3']);
  });

  it('stay as they are, and lead where they did, when one is removed', async () => {
    await page.getByRole('button', { name: 'Ta bort knapp 1' }).click();
    expect(await shown()).toEqual(['2', '3', '0']);
    expect(await destinations()).toEqual([groups[1]?.id, groups[0]?.id, groups[1]?.id]);
    const kept = await save();
    expect(Object.keys(kept).toSorted()).toEqual(['0', '2', '3']);
    expect(kept['3'].id).toBe(groups[0]?.id);
  });
});
