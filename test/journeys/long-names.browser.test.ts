/** Names that are longer than their place: people do call things so, and nothing may lie over anything else because of it. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('a name of one long word', () => {
  const portal = openPortal();
  const name = 'Arbetsmarknadsutbildningsadministrationsavdelningskund';
  let places: readonly string[];
  beforeEach(async () => {
    const { system, token } = portal;
    const post = async (path: string, body: object) => (await system.call('POST', path, { token, body })).body;
    const group = await post('/answering-groups', { name });
    const menu = await post('/ivr-menus', { name, keys: {} });
    const targets = [{ kind: 'answering-group', id: group.id }];
    const event = { title: name, start: '2026-01-05T08:00', end: '2026-01-05T12:00', recurrence: 'daily' };
    await post('/schedule-events', { ...event, targets });
    const user = await system.createUser(token, { firstName: name, lastName: name });
    places = [
      '/',
      `/answering-groups/${group.id}`,
      `/ivr-menus/${menu.id}`,
      `/users/${user.id}`,
      `/users/${user.id}/edit`,
      '/users',
      '/activity',
    ];
  });

  for (const isPhone of [false, true]) {
    it(`leaves every page as wide as it is, on a ${isPhone ? 'phone' : 'desktop'}`, async () => {
      const page = await portal.administratorPage(0, { isPhone, at: null });
      const tooWide: string[] = [];
      for (const place of places) {
        await page.goto(place);
        await page.getByRole('heading').first().waitFor();
        await expect.poll(() => page.getByLabel('Hämtar').count()).toBe(0);
        for (const found of await outside(page)) tooWide.push(`${place}: ${found}`);
      }
      expect(tooWide).toEqual([]);
    });
  }
});

/** What is wider than the page, or reaches out of the card that it stands in. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`
    const root = document.documentElement;
    const rightOf = (element) => element.getBoundingClientRect().right;
    const cut = [...document.querySelectorAll('section, aside, fieldset')].filter(
      (card) => card.scrollWidth > card.clientWidth + 1 || rightOf(card) > rightOf(card.parentElement) + 1,
    );
    [
      ...(root.scrollWidth > root.clientWidth ? ['the page, ' + root.scrollWidth + ' px'] : []),
      ...cut.map((card) => card.tagName + ' ' + card.querySelector('h2, h3, legend')?.textContent),
    ]
  `);
