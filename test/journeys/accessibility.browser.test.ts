/** Everybody can use the portal: every page in both themes, on a desktop and a phone, and all of it by keyboard. */
import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isLong } from '../build/long.ts';
import { logIn, noBrowser, viewOf, Visitor, type Login } from './browser.ts';
import { System } from './system.ts';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

describe.skipIf(noBrowser)('everybody', () => {
  let system: System;
  let visitor: Visitor;
  let administrator: Login;

  beforeAll(async () => {
    system = await System.atSeed();
    visitor = await Visitor.come(system.url);
    const { domain, administrators } = system.organization();
    administrator = { organization: domain, username: '', password: '', ...administrators[0] };
  });
  afterEach(() => visitor.endStory());

  /** How each page is looked at. Both themes and both widths are in the first two; the others follow in the long run. */
  const everyday = [viewOf({ colorScheme: 'light' }), viewOf({ colorScheme: 'dark', isPhone: true })] as const;
  const others = [viewOf({ colorScheme: 'dark' }), viewOf({ colorScheme: 'light', isPhone: true })];
  const views = isLong ? [...everyday, ...others] : everyday;

  it('can perceive and operate every page, in both themes and on a phone', async () => {
    const page = await visitor.newPage();
    await page.goto('/login');
    await page.getByRole('heading', { name: 'Logga in' }).waitFor();
    await looksRight(page, '/login');
    await logIn(page, administrator);
    await page.getByText('har kopplat appen').waitFor();
    await looksRight(page, '/');
    await page.getByRole('button', { name: 'Anna Bergström', exact: true }).click();
    await looksRight(page, 'the menu of the administrator');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Användare', exact: true }).click();
    await page.getByRole('row').nth(1).waitFor();
    await looksRight(page, '/users');
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('complementary').getByRole('heading', { name: 'Inloggning' }).waitFor();
    await looksRight(page, '/users/:id');
    for (const task of ['Avaktivera', 'Ta bort']) {
      await page.getByRole('complementary').getByRole('button', { name: task }).click();
      await page.getByRole('dialog').waitFor();
      await looksRight(page, `the dialog ${task}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('link', { name: 'Redigera' }).click();
    await page.getByLabel('Avaktiveras').fill('2099-12-24');
    await page.getByText('24 december 2099').waitFor();
    await looksRight(page, '/users/:id/edit');
    await page.getByLabel('Avaktiveras').press('ArrowDown');
    await page.getByRole('button', { name: 'torsdag 24 december 2099, Julafton' }).waitFor();
    await looksRight(page, 'the calendar of a date');
    await page.keyboard.press('Escape');
    await page.getByLabel('Avaktiveras').fill('');
    await page.goto('/users?show=deleted');
    await page.getByText('Ingen har tagits bort').waitFor();
    await looksRight(page, '/users?show=deleted');
    await page.goto('/organization');
    await page.getByLabel('Tidszon').click();
    await page.getByRole('option').first().waitFor();
    await looksRight(page, '/organization');
    await page.goto('/users?q=ingen+alls');
    await page.getByText('Ingen användare börjar').waitFor();
    await looksRight(page, '/users with nobody found');
    await page.goto('/users/new');
    await page.getByLabel('Förnamn').waitFor();
    await page.getByRole('button', { name: 'Hjälp' }).first().click();
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Fyll i fältet.').first().waitFor();
    await looksRight(page, '/users/new with problems');
    await page.goto('/activity');
    await page.getByText('lades till').first().waitFor();
    await page.getByLabel('Om vem').click();
    await page.getByRole('option').first().waitFor();
    await looksRight(page, '/activity');
    await looksAtSchedules(page);
    await page.goto('/subscriptions/new');
    await page.getByRole('radio', { name: 'Mobil', exact: true }).check();
    for (const name of ['Surf 1 GB', 'Surf 10 GB']) await page.getByRole('checkbox', { name }).check();
    await page.getByText('Välj bara en av').first().waitFor();
    await looksRight(page, '/subscriptions/new with a conflict');
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    await looksRight(page, 'a page that is none');
    const phone = await visitor.newPage();
    await phone.goto('/c#0123456789abcdefghijkl');
    await phone.getByRole('link', { name: 'Öppna appen' }).waitFor();
    await looksRight(phone, '/c');
    await phone.goto('/c');
    await phone.getByRole('heading', { name: 'Länken är inte hel' }).waitFor();
    await looksRight(phone, '/c without a token');
  });

  /** The tabs of groups and menus, their forms and dialogs, and the calendar. */
  async function looksAtSchedules(page: Page): Promise<void> {
    await page.goto('/answering-groups');
    await page.getByText('Alltid öppet').first().waitFor();
    await page.getByRole('checkbox', { name: 'Välj alla' }).check();
    await looksRight(page, '/answering-groups with all chosen');
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await page.getByRole('dialog').getByText('Gäller alla svarsgrupper').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Hjälp' }).nth(2).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lägg till' }).click();
    await page.getByRole('dialog').getByText('Fyll i fältet.').waitFor();
    await looksRight(page, 'the dialog of a new event');
    await page.getByRole('dialog').getByLabel('Namn', { exact: true }).fill('Jul');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Lämna utan att spara?' }).waitFor();
    await looksRight(page, 'the question before what was filled in is lost');
    await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('complementary').getByText('Vad möter den som ringer?').waitFor();
    await looksRight(page, '/answering-groups/:id');
    await page.getByRole('complementary').getByRole('button', { name: 'Stäng nu' }).click();
    await page.getByRole('dialog').waitFor();
    await looksRight(page, 'the dialog of an override');
    await page.keyboard.press('Escape');
    await page.goto('/answering-groups/new');
    await page.getByRole('switch', { name: 'Alltid öppet' }).press('Space');
    await page.getByRole('group', { name: 'Måndag' }).waitFor();
    await looksRight(page, '/answering-groups/new');
    await page.goto('/ivr-menus');
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('complementary').getByText('Vad möter den som ringer?').waitFor();
    await looksRight(page, '/ivr-menus/:id');
    await page.getByRole('link', { name: 'Redigera knappvalsmeny' }).click();
    await page.getByLabel('Knapp 1 leder till', { exact: true }).waitFor();
    await looksRight(page, '/ivr-menus/:id/edit');
    await page.goto('/schedule?day=2027-03-01');
    await page.getByText('Långfredagen').waitFor();
    await looksRight(page, '/schedule');
    await page.getByRole('button', { name: 'Helgdagar' }).click();
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    await looksRight(page, 'the dialog of holidays');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Vecka', exact: true }).click();
    await page.getByRole('table').waitFor();
    await looksRight(page, '/schedule by week');
  }

  it('can log in and add a colleague by keyboard alone', async () => {
    const page = await visitor.newPage();
    await page.goto('/login');
    await page.getByLabel('Organisation').waitFor();
    await page.keyboard.type(administrator.organization);
    await page.keyboard.press('Tab');
    await page.keyboard.type(administrator.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(administrator.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Översikt' }).waitFor();
    await goTo(page, 'Användare');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Användare' }).waitFor();
    await goTo(page, 'Ny användare');
    await page.keyboard.press('Enter');
    await page.getByLabel('Förnamn').waitFor();
    await page.keyboard.type('Tangent');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Bord');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Tangent Bord är tillagd' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('tangent');
    await page.getByRole('option', { name: 'Tangent Bord' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { name: 'Tangent Bord' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  it('is never shown a light page on a dark device, not even before the first rendering', async () => {
    const page = await visitor.newPage({ colorScheme: 'dark' });
    await page.addInitScript(`
      const seen = (window.grounds = new Set());
      const look = () => {
        seen.add(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    `);
    // The styles are there before the texts.
    await page.route('**/sv-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.fallback();
    });
    await page.goto('/login');
    await page.getByRole('heading', { name: 'Logga in' }).waitFor();
    const transparent = 'rgba(0, 0, 0, 0)';
    const grounds = await page.evaluate<readonly string[]>('[...grounds]');
    expect(grounds.filter((ground) => ground !== transparent)).toEqual(['rgb(23, 22, 20)']);
  });

  it('who wants less motion sees another colour at once, not frame by frame', async () => {
    const page = await visitor.newPage();
    await page.goto('/login');
    await page.getByRole('heading', { name: 'Logga in' }).waitFor();
    const colour = await page.evaluate<string>(`
      document.documentElement.dataset.mantineColorScheme = 'dark';
      getComputedStyle(document.querySelector('h1')).color;
    `);
    expect(colour).toBe('rgb(236, 235, 230)');
  });

  /** axe-core finds nothing serious, and nothing is wider than the screen. */
  async function looksRight(page: Page, where: string): Promise<void> {
    // Playwright evaluates outside the page's own policy; the script is not part of the page.
    await page.evaluate(axe);
    for (const { colorScheme, viewport } of views) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const violations = await page.evaluate<readonly Violation[]>(
        "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
      );
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => ({ where, colorScheme, viewport, id, nodes }))).toEqual([]);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([where, viewport, overflow]).toEqual([where, viewport, 0]);
    }
    await page.emulateMedia({ colorScheme: everyday[0].colorScheme });
    await page.setViewportSize(everyday[0].viewport);
  }

  /** Presses Tab until the link with that name has the focus. */
  async function goTo(page: Page, name: string): Promise<void> {
    const link = page.getByRole('link', { name, exact: true });
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await link.and(page.locator(':focus')).count()) === 1) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  }
});
