/** Answering groups in the portal: who answers in them, when they are open, and how somebody steps in by hand. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('an answering group in the portal', () => {
  const portal = openPortal();
  let page: Page;
  beforeEach(async () => {
    page = await portal.administratorPage(0, { at: null });
  });

  it('is made, changed and deleted', async () => {
    await page.goto('/answering-groups');
    await page.getByRole('link', { name: 'Ny svarsgrupp' }).click();
    await page.getByLabel('Namn', { exact: true }).fill('Ekonomi');
    await page.getByText('Ingen är inloggad.').waitFor();
    const search = page.getByLabel('Lägg till agent');
    await search.fill('anna');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.locator('[role=listbox][aria-busy=true]').waitFor({ state: 'detached' });
    await search.press('Enter');
    await page.getByText('Ingen är inloggad.').waitFor({ state: 'detached' });
    await page.keyboard.type('b');
    expect(await search.inputValue()).toBe('b');
    await page.getByRole('switch', { name: 'Alltid öppet' }).press('Space');
    await page.getByRole('group', { name: 'Lördag' }).getByText('Stängt').waitFor();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Ekonomi är tillagd').waitFor();
    const panel = page.getByRole('complementary');
    await panel.getByText('mån–fre 08:00–17:00').waitFor();
    await panel.getByRole('link', { name: 'Redigera svarsgrupp' }).click();
    await page.getByLabel('Namn', { exact: true }).fill('Ekonomi och lön');
    await page.keyboard.press('Control+Enter');
    await panel.getByRole('heading', { name: 'Ekonomi och lön' }).waitFor();
    await panel.getByRole('button', { name: 'Ta bort' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
    await page.getByText('Ekonomi och lön är borttagen').waitFor();
  });

  it('is closed by hand, and follows the plan again', async () => {
    const token = await portal.system.logIn();
    const { body } = await portal.system.call('POST', '/answering-groups', { token, body: { name: 'Jouren' } });
    await page.goto(`/answering-groups/${body.id}`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Stäng nu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stäng nu' }).click();
    await page.getByText('Jouren är stängd').waitFor();
    await panel.getByText('För hand').first().waitFor();
    await panel.getByLabel('Samtalets dag').fill('2099-01-04');
    await panel.getByLabel('Samtalets klockslag').fill('8');
    await panel.getByLabel('Samtalets klockslag').blur();
    await panel.getByRole('status').getByText('Alltid öppet').waitFor();
    await panel.getByRole('button', { name: 'Följ planen igen' }).click();
    await panel.getByText('Alltid öppet').first().waitFor();
  });

  it('shows of a colleague who is not in force that it is so', async () => {
    const token = await portal.system.logIn();
    const user = await portal.system.createUser(token, { firstName: 'Sigrid', lastName: 'Slutat' });
    await portal.system.call('PATCH', `/users/${user.id}`, { token, body: { deactivatesOn: '2026-01-01' } });
    const agents = [{ userId: user.id, loggedIn: true }];
    const { body } = await portal.system.call('POST', '/answering-groups', { token, body: { name: 'Jouren', agents } });
    await page.goto(`/answering-groups/${body.id}`);
    await page.getByRole('complementary').getByRole('listitem').getByText('Avaktiverad').waitFor();
    await page.goto('/answering-groups/new');
    await page.getByLabel('Lägg till agent').fill('sigrid');
    await page.getByRole('option', { name: /Sigrid Slutat.*Avaktiverad/ }).click();
    await page.getByRole('listitem').filter({ hasText: 'Sigrid Slutat' }).getByText('Avaktiverad').waitFor();
  });

  it('is kept as it is by hand, and the strip says that it is by hand', async () => {
    const token = await portal.system.logIn();
    const daily = [{ from: '08:00', to: '17:00' }];
    const openingHours = { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily };
    const group = { name: 'Jouren', openingHours };
    const { body } = await portal.system.call('POST', '/answering-groups', { token, body: group });
    await page.goto(`/answering-groups/${body.id}`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('status').getByText('Enligt öppettiderna').waitFor();
    const keep = panel.getByRole('button', { name: /^Håll (öppet|stängt)$/ });
    const state = (await keep.textContent()) === 'Håll öppet' ? 'open' : 'closed';
    await keep.click();
    await page
      .getByRole('dialog', { name: /^Håll Jouren/ })
      .getByRole('button', { name: /^Håll/ })
      .click();
    await panel.getByText('För hand').first().waitFor();
    await panel
      .getByText(/(öppet|stängt) för hand \d\d:\d\d/)
      .first()
      .waitFor({ state: 'attached' });
    const { override } = (await portal.system.call('GET', `/answering-groups/${body.id}`, { token })).body;
    expect(override.state).toBe(state);
  });

  it('that a menu leads to cannot be deleted, and says where it is used', async () => {
    portal.refusals = [409];
    const token = await portal.system.logIn();
    const { items } = (await portal.system.call('GET', '/ivr-menus', { token })).body;
    const destination = Object.values(items[0].keys as Record<string, { kind: string; id: string }>).find(
      ({ kind }) => kind === 'answering-group',
    );
    await page.goto(`/answering-groups/${destination?.id}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Ta bort' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: `Gå till ${items[0].name}` })
      .click();
    await page.getByRole('complementary').getByRole('heading', { name: items[0].name }).waitFor();
  });

  it('takes times of day as people write them, and says of others how', async () => {
    await page.goto('/answering-groups/new');
    await page.getByLabel('Namn', { exact: true }).fill('Morgonen');
    await page.getByRole('switch', { name: 'Alltid öppet' }).press('Space');
    await page.getByLabel('Måndag öppnar').fill('24:00');
    await page.getByLabel('Måndag stänger').fill('16.30');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Midnatt är 00:00.').waitFor();
    await page.getByLabel('Måndag öppnar').fill('730');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Morgonen är tillagd').waitFor();
    await page.getByRole('complementary').getByText('mån 07:30–16:30').waitFor();
  });

  it('refuses hours that overlap, at the field, and says which', async () => {
    await page.goto('/answering-groups/new');
    await page.getByLabel('Namn', { exact: true }).fill('Natten');
    await page.getByRole('switch', { name: 'Alltid öppet' }).press('Space');
    const monday = page.getByRole('group', { name: 'Måndag' });
    await monday.getByRole('button', { name: 'Lägg till tid' }).click();
    await monday.getByLabel('Måndag öppnar').nth(1).fill('16:00');
    await monday.getByLabel('Måndag stänger').nth(1).fill('20:00');
    await page.getByRole('button', { name: 'Spara' }).click();
    await monday.getByText('Tiderna går in i varandra: mån 08:00–17:00 står redan här.').waitFor();
  });
});
