/** The calendar keeps its word: what is skipped comes back, a whole series is changed or taken away, and clocks are named that differ. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

const meeting = {
  title: 'Måndagsmöte',
  targets: 'all-answering-groups',
  start: '2026-12-07T08:00',
  end: '2026-12-07T09:00',
  recurrence: 'weekly',
} as const;

describe.skipIf(noBrowser)('an event in the calendar', () => {
  const portal = openPortal();
  let page: Page;
  let token: string;
  beforeEach(async () => {
    await portal.system.control('POST', '/clock', { now: '2026-12-01T09:00:00Z' });
    token = await portal.system.logIn();
    page = await portal.administratorPage(0, { at: null });
  });

  const call = async (method: string, path: string, body?: unknown) => {
    const reply = await portal.system.call(method, path, { token, body });
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}`);
    return reply.body;
  };
  const create = (body: object): Promise<{ id: string }> => call('POST', '/schedule-events', body);
  const events = async () => (await call('GET', '/schedule-events')).items;
  const eventButton = (title: string) => page.getByRole('button', { name: new RegExp(title) }).first();

  it('that was skipped this month is shown so, and comes back', async () => {
    const { id } = await create({ ...meeting, title: 'Månadsmöte', recurrence: 'monthly' });
    await call('PUT', `/schedule-events/${id}/exceptions/2026-12-07`, { skip: true });
    await page.goto('/schedule?view=week&day=2026-12-07');
    await page.getByRole('table').getByRole('button', { name: 'Månadsmöte hoppas över' }).first().waitFor();
    await page.getByRole('button', { name: 'Månad', exact: true }).click();
    await page.getByRole('heading', { name: 'december 2026', exact: true }).waitFor();
    await page.getByRole('button', { name: /Månadsmöte.*hoppas över/ }).click();
    await page.getByRole('dialog').getByText('Hoppas över måndag 7 december').waitFor();
    await page.getByRole('button', { name: 'Som vanligt igen' }).click();
    await page.getByText('Åter som vanligt måndag 7 december').waitFor();
    await page.getByRole('button', { name: /hoppas över/ }).waitFor({ state: 'detached' });
    expect((await events())[0].exceptions).toEqual([]);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('button', { name: /Månadsmöte.*hoppas över/ }).waitFor();
  });

  it('says of one time what it would do and what it meets', async () => {
    await create(meeting);
    await create({
      title: 'Inventering',
      targets: 'all-answering-groups',
      start: '2026-12-14T12:00',
      end: '2026-12-14T14:00',
    });
    await page.goto('/schedule?view=week&day=2026-12-14');
    await page.getByRole('table').getByRole('button', { name: '08:00–09:00 Måndagsmöte' }).first().click();
    const outlook = page.getByRole('dialog').getByRole('region', { name: 'Det här händer' });
    await outlook.getByText('Stängt måndag 14 december kl. 08:00–09:00.').waitFor();
    expect(await outlook.getByText('Krockar').count()).toBe(0);
    await page.getByRole('dialog').getByLabel('Slutar, klockslag').fill('13');
    await outlook.getByText('Krockar med Inventering från måndag 14 december 2026 kl. 12:00').waitFor();
    await outlook.getByText('Inventering gäller då.').waitFor();
  });

  it('can be added on a phone to any day of the month that is shown', async () => {
    const phone = await portal.administratorPage(0, { isPhone: true, at: '/schedule?day=2027-01-15' });
    await phone.getByText('Ingenting är planerat den här månaden.').waitFor();
    await phone.getByRole('button', { name: 'Ny schemahändelse lördag 16 januari' }).click();
    const start = phone.getByRole('dialog').getByLabel('Börjar', { exact: true });
    expect(await start.inputValue()).toBe('2027-01-16');
    await phone.keyboard.press('Escape');
    await phone.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    expect(await start.inputValue()).toBe('2027-01-01');
  });

  it('that repeats is put on others as a whole', async () => {
    await create(meeting);
    const { items: groups } = await call('GET', '/answering-groups');
    await page.goto('/schedule?day=2026-12-01');
    await eventButton('Måndagsmöte').click();
    await page.getByRole('button', { name: 'Ändra hela serien' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ändra schemahändelse' });
    await dialog.getByRole('radio', { name: 'Vissa' }).check();
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.getByText('Välj minst en grupp eller meny.').waitFor();
    await dialog.getByRole('checkbox', { name: groups[0].name }).check();
    await dialog.getByText(`Gäller ${groups[0].name}.`).waitFor();
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Måndagsmöte är ändrad').waitFor();
    expect((await events())[0].targets).toEqual([{ kind: 'answering-group', id: groups[0].id }]);
  });

  it('of a holiday comes again next year, or no more', async () => {
    const holidays = { year: 2027, codes: ['good-friday'], targets: 'all-answering-groups', renewYearly: true };
    await call('POST', '/schedule-events/holidays', holidays);
    await page.goto('/schedule?day=2027-03-01');
    await eventButton('Långfredagen').click();
    const dialog = page.getByRole('dialog', { name: 'Ändra schemahändelse' });
    const renewal = dialog.getByRole('switch', { name: 'Kommer igen nästa år' });
    expect(await renewal.isChecked()).toBe(true);
    await renewal.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Långfredagen 2027 är ändrad').waitFor();
    expect((await events())[0]).toMatchObject({ renewYearly: false, targets: 'all-answering-groups' });
  });

  it('that repeats is taken away only when asked, and Ångra makes it again as it was', async () => {
    const { id } = await create(meeting);
    await call('PUT', `/schedule-events/${id}/exceptions/2026-12-14`, { skip: true });
    await call('PUT', `/schedule-events/${id}/exceptions/2026-12-21`, {
      start: '2026-12-22T10:00',
      end: '2026-12-22T11:00',
    });
    const [before] = await events();
    await page.goto('/schedule?day=2026-12-01');
    await eventButton('Måndagsmöte').click();
    await page.getByRole('button', { name: 'Ändra hela serien' }).click();
    await page.getByRole('button', { name: 'Ta bort' }).click();
    const question = page.getByRole('dialog', { name: 'Ta bort Måndagsmöte?' });
    await question.getByText('Stängt varje måndag kl. 08:00–09:00').waitFor();
    await question.getByText('Alla gånger försvinner').waitFor();
    expect(await events()).toHaveLength(1);
    await question.getByRole('button', { name: 'Ta bort' }).click();
    await page.getByText('Måndagsmöte är borttagen').waitFor();
    expect(await events()).toHaveLength(0);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByText('Måndagsmöte är tillbaka').waitFor();
    const [after] = await events();
    const { id: _old, createdAt: _then, version: _was, ...kept } = before;
    expect(after).toMatchObject(kept);
  });

  it('that somebody else changed meanwhile is not taken away unseen', async () => {
    portal.refusals = [412];
    const { id } = await create(meeting);
    await page.goto('/schedule?day=2026-12-01');
    await eventButton('Måndagsmöte').click();
    await page.getByRole('button', { name: 'Ändra hela serien' }).click();
    await call('PATCH', `/schedule-events/${id}`, { end: '2026-12-07T16:00' });
    await page.getByRole('button', { name: 'Ta bort' }).click();
    const question = page.getByRole('dialog', { name: 'Ta bort Måndagsmöte?' });
    await question.getByRole('button', { name: 'Ta bort' }).click();
    await question.getByRole('alert').getByText('Någon hann före').waitFor();
    await question.getByText('Stängt varje måndag kl. 08:00–16:00').waitFor();
    expect(await events()).toHaveLength(1);
    await question.getByRole('button', { name: 'Ta bort' }).click();
    await page.getByText('Måndagsmöte är borttagen').waitFor();
    expect(await events()).toHaveLength(0);
  });

  it('of another time zone says whose clock its times are of', async () => {
    const helsinki = { ...meeting, title: 'Helsingfors', recurrence: 'never', timeZone: 'Europe/Helsinki' };
    await create(helsinki);
    await page.goto('/schedule?day=2026-12-01');
    const button = eventButton('Helsingfors');
    await button.getByText('07:00–08:00').waitFor();
    await button.getByText('Planerad i tidszonen Europe/Helsinki').waitFor();
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'Ändra schemahändelse' });
    expect(await dialog.getByLabel('Börjar, klockslag').inputValue()).toBe('08:00');
    await dialog.getByText('Klockan är den i Europe/Helsinki').waitFor();
    await dialog.getByText('07:00–08:00 i organisationens tid').waitFor();
    await dialog.getByText('Stängt måndag 7 december kl. 08:00–09:00. Tiderna gäller i Europe/Helsinki.').waitFor();
    await dialog.getByLabel('Slutar, klockslag').fill('12:00');
    await dialog.getByText('07:00–11:00 i organisationens tid').waitFor();
    await dialog.getByRole('button', { name: 'Använd organisationens tidszon' }).click();
    await dialog.getByText('i organisationens tid').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Helsingfors är ändrad').waitFor();
    const own = { timeZone: 'Europe/Stockholm', start: '2026-12-07T08:00', end: '2026-12-07T12:00' };
    expect((await events())[0]).toMatchObject(own);
  });
});
