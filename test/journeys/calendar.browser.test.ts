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
    page = await portal.administratorPage();
  });

  const call = async (method: string, path: string, body?: unknown) => {
    const reply = await portal.system.call(method, path, { token, body });
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}`);
    return reply.body;
  };
  const create = (body: object): Promise<{ id: string }> => call('POST', '/schedule-events', body);
  const events = async () => (await call('GET', '/schedule-events')).items;

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
    await page.getByText('måndag 7 december är som vanligt igen').waitFor();
    await page.getByRole('button', { name: /hoppas över/ }).waitFor({ state: 'detached' });
    expect((await events())[0].exceptions).toEqual([]);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('button', { name: /Månadsmöte.*hoppas över/ }).waitFor();
  });
});
