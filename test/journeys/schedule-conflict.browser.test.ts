/** Two administrators change one schedule event at the same time: the second sees who the first was and what they did. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('two administrators', () => {
  const portal = openPortal();
  let mine: Page;
  let theirs: Page;
  beforeEach(async () => {
    portal.refusals = [412];
    [mine, theirs] = [await portal.administratorPage(0, { at: null }), await portal.administratorPage(1, { at: null })];
  });

  const byLars = 'Lars Ekström har ändrat uppgifterna samtidigt som du';
  const value = (side: 'Ditt' | 'Deras', field: string) =>
    mine.getByRole('alert').getByRole('group', { name: field }).getByRole('button', { name: side });

  it('who change one schedule event are told of each other, each time, and nothing is lost', async () => {
    const body = {
      title: 'Julbord',
      targets: 'all-answering-groups',
      start: '2026-12-10T12:00',
      end: '2026-12-10T14:00',
    };
    const { body: event } = await portal.system.call('POST', '/schedule-events', { token: portal.token, body });
    const change = (different: object) =>
      portal.system.call('PATCH', `/schedule-events/${event.id}`, { token: portal.token, body: different });
    for (const page of [mine, theirs]) {
      await page.goto('/schedule?day=2026-12-01');
      await page.getByRole('button', { name: /Julbord/ }).click();
      await page.getByRole('dialog').getByText('Gäller alla svarsgrupper').waitFor();
    }
    await theirs.getByLabel('Slutar, klockslag').fill('15:00');
    await theirs.getByRole('button', { name: 'Spara' }).click();
    await theirs.getByText('Julbord är ändrad').waitFor();

    await mine.getByLabel('Slutar, klockslag').fill('16:00');
    await mine.getByLabel('Namn', { exact: true }).fill('Julbord på Hornstull');
    await mine.getByRole('button', { name: 'Spara' }).click();
    await mine.getByRole('alert').and(mine.locator(':focus')).getByText(byLars).waitFor();
    expect(await value('Deras', 'Slutar, klockslag').textContent()).toBe('Deras15:00');

    await change({ end: '2026-12-10T17:00' });
    await mine.getByRole('button', { name: 'Spara' }).click();
    await mine.getByText('Du har ändrat uppgifterna i en annan flik').waitFor();
    await value('Deras', 'Slutar, klockslag').click();
    await mine.getByRole('button', { name: 'Spara' }).click();
    await mine.getByText('Julbord på Hornstull är ändrad').waitFor();
    const { body: saved } = await portal.system.call('GET', `/schedule-events/${event.id}`, { token: portal.token });
    expect(saved).toMatchObject({ title: 'Julbord på Hornstull', end: '2026-12-10T17:00' });
  });
});
