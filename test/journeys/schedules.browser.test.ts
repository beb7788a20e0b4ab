/** Closed over Christmas: for one, several or all, as the operator's own FAQ tells it; then the clock comes to Christmas. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('a schedule event in the portal', () => {
  const portal = openPortal();
  let page: Page;
  beforeEach(async () => {
    await portal.system.control('POST', '/clock', { now: '2026-12-01T09:00:00Z' });
    page = await portal.administratorPage(0, { at: null });
  });

  const groups = async (): Promise<readonly { id: string; name: string }[]> =>
    (await portal.system.call('GET', '/answering-groups', { token: await portal.system.logIn() })).body.items;
  const stateOf = async (id: string): Promise<{ state: string }> =>
    (await portal.system.call('GET', `/answering-groups/${id}/state`, { token: await portal.system.logIn() })).body;

  /** Weeks later nobody is logged in any more. */
  async function openGroups(): Promise<void> {
    page = await portal.administratorPage(0, { at: '/answering-groups' });
  }

  /** Fills in the dialog that is open as the FAQ's example has it. */
  async function fillInChristmas(): Promise<void> {
    const dialog = page.getByRole('dialog', { name: 'Ny schemahändelse' });
    await dialog.getByLabel('Namn', { exact: true }).fill('Jul 2026');
    await dialog.getByLabel('Börjar', { exact: true }).fill('2026-12-24');
    await dialog.getByLabel('Börjar, klockslag').fill('00:00');
    await dialog.getByLabel('Slutar', { exact: true }).fill('2026-12-27');
    await dialog.getByLabel('Slutar, klockslag').fill('08:00');
  }

  it('closes all answering groups over Christmas, and they open again', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Svarsgrupper', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Välj alla' }).check();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await fillInChristmas();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Stängt 24–27 december').waitFor();
    await dialog.getByText('Gäller alla svarsgrupper, även de som kommer till.').waitFor();
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await page.getByText('Jul 2026 är tillagd').waitFor();
    expect((await groups()).length).toBeGreaterThan(1);
    await page.close();

    await portal.system.control('POST', '/clock', { now: '2026-12-24T11:00:00Z' });
    for (const { id } of await groups()) expect(await stateOf(id)).toMatchObject({ state: 'closed' });
    await openGroups();
    await page.getByText('Stängt till söndag 27 december kl. 08:00').first().waitFor();
    await page.getByText('Jul 2026').first().waitFor();
    await page.close();

    await portal.system.control('POST', '/clock', { now: '2026-12-28T09:00:00Z' });
    await openGroups();
    await page
      .getByText(/Öppet till|Alltid öppet/)
      .first()
      .waitFor();
    expect(await page.getByText('Stängt till söndag 27 december').count()).toBe(0);
  });

  it('closes one, from its row, and is taken back by Ångra', async () => {
    const [first, second] = await groups();
    await page.goto('/answering-groups');
    await page.getByRole('button', { name: `Ny schemahändelse för ${first?.name}` }).click();
    await fillInChristmas();
    await page.getByRole('dialog').getByText(`Gäller ${first?.name}.`).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Jul 2026 är tillagd').waitFor();
    const at = '?at=2026-12-25T12:00:00Z';
    const token = await portal.system.logIn();
    const read = async (id = ''): Promise<string> =>
      (await portal.system.call('GET', `/answering-groups/${id}/state${at}`, { token })).body.because.kind;
    expect(await read(first?.id)).toBe('event');
    expect(await read(second?.id)).not.toBe('event');
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByText('Jul 2026 är borttagen').waitFor();
    expect(await read(first?.id)).not.toBe('event');
  });

  it('closes several menus that were ticked', async () => {
    const token = await portal.system.logIn();
    await portal.system.call('POST', '/ivr-menus', { token, body: { name: 'Växeln i Malmö' } });
    await page.goto('/ivr-menus');
    const boxes = page.getByRole('row').getByRole('checkbox');
    await page.getByRole('checkbox', { name: 'Välj Växeln i Malmö' }).check();
    expect(await boxes.count()).toBeGreaterThan(2);
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await fillInChristmas();
    await page.getByRole('dialog').getByRole('button', { name: 'Lägg till' }).click();
    await page.getByText('Jul 2026 är tillagd').waitFor();
    const { items } = (await portal.system.call('GET', '/schedule-events', { token })).body;
    expect(items).toHaveLength(1);
    expect(items[0].targets).toHaveLength(2);
  });

  it('is added by one click, whatever that click completes', async () => {
    await page.goto('/answering-groups');
    await page.getByRole('checkbox', { name: 'Välj alla' }).check();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await fillInChristmas();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Slutar, klockslag').fill('8');
    const button = await dialog.getByRole('button', { name: 'Lägg till' }).boundingBox();
    if (button === null) throw new Error('The button is not to be seen');
    await page.mouse.move(button.x + 8, button.y + 4);
    await page.mouse.down();
    // A hand is slower than a program: what the field's leaving brings about is there when the button is let go.
    await new Promise((resolve) => setTimeout(resolve, 700));
    await page.mouse.up();
    await page.getByText('Jul 2026 är tillagd').waitFor();
    const { items } = (await portal.system.call('GET', '/schedule-events', { token: await portal.system.logIn() }))
      .body;
    expect(items[0].end).toBe('2026-12-27T08:00');
  });

  it('is added by Ctrl-Enter wherever the focus is, and only once', async () => {
    await page.goto('/answering-groups');
    await page.getByRole('checkbox', { name: 'Välj alla' }).check();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await fillInChristmas();
    await page.getByRole('heading', { name: 'Ny schemahändelse' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Jul 2026 är tillagd').waitFor();
    const { items } = (await portal.system.call('GET', '/schedule-events', { token: await portal.system.logIn() }))
      .body;
    expect(items).toHaveLength(1);
  });

  it('says while one types what it would be refused for', async () => {
    portal.refusals = [400];
    await page.goto('/answering-groups');
    await page.getByRole('checkbox', { name: 'Välj alla' }).check();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await fillInChristmas();
    const dialog = page.getByRole('dialog');
    const outlook = dialog.getByRole('region', { name: 'Det här händer' });
    await dialog.getByLabel('Upprepas').selectOption('daily');
    await outlook.getByText(/^Får vara högst .* så att den hinner sluta/).waitFor();
    await dialog.getByLabel('Upprepas').selectOption('weekly');
    await dialog.getByLabel('Sista dag att börja').fill('2026-12-01');
    await outlook.getByText('Den sista dagen kan inte ligga före den första.').waitFor();
  });

  it('says at once what it would do, and what it meets', async () => {
    const token = await portal.system.logIn();
    const body = {
      title: 'Inventering',
      targets: 'all-answering-groups',
      start: '2026-12-23T12:00',
      end: '2026-12-24T12:00',
    };
    await portal.system.call('POST', '/schedule-events', { token, body });
    await page.goto('/answering-groups');
    await page.getByRole('checkbox', { name: 'Välj alla' }).check();
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await fillInChristmas();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Krockar med Inventering från torsdag 24 december 2026 kl. 00:00').first().waitFor();
    await dialog.getByLabel('Slutar', { exact: true }).fill('2026-12-23');
    await dialog.getByText('Fyll i när händelsen börjar och slutar').waitFor();
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await dialog.getByText('Slutet måste komma efter början.').waitFor();
  });

  it('is changed and skipped in the calendar', async () => {
    const token = await portal.system.logIn();
    const body = {
      title: 'Måndagsmöte',
      targets: 'all-answering-groups',
      start: '2026-12-07T08:00',
      end: '2026-12-07T09:00',
      recurrence: 'weekly',
    };
    await portal.system.call('POST', '/schedule-events', { token, body });
    await page.goto('/schedule?day=2026-12-01');
    await page.getByRole('heading', { name: 'december 2026' }).waitFor();
    await page
      .getByRole('button', { name: /Måndagsmöte/ })
      .nth(1)
      .click();
    await page.getByRole('button', { name: 'Hoppa över den här gången' }).click();
    await page.getByText('Hoppar över måndag 14 december').waitFor();
    await page
      .getByRole('button', { name: /Måndagsmöte/ })
      .nth(1)
      .waitFor();
    const { items } = (await portal.system.call('GET', '/schedule-events', { token })).body;
    expect(items[0].exceptions).toMatchObject([{ date: '2026-12-14', skip: true }]);
    await page
      .getByRole('button', { name: /Måndagsmöte/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Ändra hela serien' }).click();
    await page.getByRole('dialog', { name: 'Ändra schemahändelse' }).getByLabel('Slutar, klockslag').fill('10:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Måndagsmöte är ändrad').waitFor();
    await page.getByRole('button', { name: 'Vecka', exact: true }).click();
    await page.getByRole('table').getByText('Måndagsmöte').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Nästa vecka' }).click();
    await page.getByRole('table').getByText('Måndagsmöte').first().waitFor();
  });

  it('is made of a year of holidays in one go', async () => {
    await page.goto('/schedule?day=2027-03-01');
    await page.getByRole('button', { name: 'Helgdagar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('År', { exact: true }).selectOption('2027');
    await dialog.getByRole('checkbox', { name: /Midsommarafton/ }).uncheck();
    await dialog.getByRole('button', { name: /Lägg till \d+ dagar/ }).click();
    await page.getByText(/helgdagar är tillagda/).waitFor();
    await page.getByRole('button', { name: /Långfredagen/ }).waitFor();
    const token = await portal.system.logIn();
    const { items } = (await portal.system.call('GET', '/schedule-events?limit=100', { token })).body;
    expect(items.some(({ holiday }: { holiday: { code: string } }) => holiday.code === 'midsummer-eve')).toBe(false);
  });

  it('is made of what is missing of the holidays, and taken back by Ångra', async () => {
    const token = await portal.system.logIn();
    const body = { year: 2027, codes: ['good-friday'], targets: 'all-answering-groups' };
    await portal.system.call('POST', '/schedule-events/holidays', { token, body });
    const titles = async (): Promise<readonly string[]> => {
      const { items } = (await portal.system.call('GET', '/schedule-events?limit=100', { token })).body;
      return items.map(({ title }: { title: string }) => title);
    };
    await page.goto('/schedule?day=2027-03-01');
    await page.getByRole('button', { name: 'Helgdagar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('År', { exact: true }).selectOption('2027');
    await dialog.getByRole('checkbox', { name: 'Långfredagen finns redan' }).waitFor();
    const days = dialog.getByRole('listitem');
    for (const [place, text] of (await days.allInnerTexts()).entries()) {
      const box = days.nth(place).getByRole('checkbox', { checked: true, disabled: false });
      if (!/Påskdagen|Annandag påsk/.test(text) && (await box.count()) > 0) await box.uncheck();
    }
    await dialog.getByRole('button', { name: 'Lägg till 2 dagar' }).click();
    await page.getByText('2 helgdagar är tillagda').waitFor();
    expect(await titles()).toHaveLength(3);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByText('2 helgdagar är borttagna').waitFor();
    expect(await titles()).toEqual(['Långfredagen 2027']);
  });

  it('is put on what was chosen before somebody looked into the calendar', async () => {
    await page.goto('/answering-groups');
    const boxes = page.getByRole('row').getByRole('checkbox');
    await boxes.nth(1).check();
    await boxes.nth(2).check();
    await page.getByRole('main').getByRole('link', { name: 'Kalender' }).click();
    await page.getByRole('heading', { name: 'Kalender' }).waitFor();
    await page.goBack();
    await page.getByText('2 valda').waitFor();
    expect(await boxes.nth(2).isChecked()).toBe(true);
  });

  it('is told of for any time ahead, as the PBX is told', async () => {
    const token = await portal.system.logIn();
    const { body: group } = await portal.system.call('POST', '/answering-groups', { token, body: { name: 'Jouren' } });
    const targets = [{ kind: 'answering-group', id: group.id }];
    for (const event of [
      { title: 'Inventering', start: '2028-01-15T08:00', end: '2028-01-15T17:00' },
      { title: 'Jul 2028', start: '2028-12-24T00:00', end: '2028-12-27T08:00' },
    ])
      await portal.system.call('POST', '/schedule-events', { token, body: { ...event, targets } });
    await page.goto(`/answering-groups/${group.id}`);
    const panel = page.getByRole('complementary');
    const answer = panel.getByRole('status');
    await panel.getByLabel('Samtalets dag').fill('2027-12-26');
    await panel.getByLabel('Samtalets klockslag').fill('12:00');
    await answer.getByText('Öppet till lördag 15 januari 2028 kl. 08:00').waitFor();
    await panel.getByLabel('Samtalets dag').fill('2028-12-25');
    await answer.getByText('Stängt till onsdag 27 december kl. 08:00').waitFor();
    await answer.getByText('Jul 2028').waitFor();
  });
});
