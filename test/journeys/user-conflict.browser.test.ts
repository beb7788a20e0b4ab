/** Two people change one user at the same time: nobody's work is lost, and neither is asked for what does not matter. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('a user who is edited in two tabs', () => {
  const portal = openPortal();
  let mine: Page;
  let theirs: Page;
  let id: string;
  beforeEach(async () => {
    ({ id } = await portal.system.createUser(portal.token, { firstName: 'Tove', lastName: 'Tvåfald', city: 'Åhus' }));
    const opened = (administrator: number) => portal.administratorPage(administrator, { at: `/users/${id}/edit` });
    [mine, theirs] = await Promise.all([opened(0), opened(1)]);
    for (const page of [mine, theirs]) await page.getByLabel('Ort').waitFor();
  });

  const save = (page: Page) => page.getByRole('button', { name: 'Spara' }).click();
  const user = async () => (await portal.system.call('GET', `/users/${id}`, { token: portal.token })).body;

  it('is merged field by field, as the one who saves second decides', async () => {
    portal.refusals = [412];
    await theirs.getByLabel('Ort').fill('Ystad');
    await theirs.getByLabel('Avdelning').fill('Kassan');
    await theirs.getByLabel('Börjar gälla').fill('2020-01-01');
    await save(theirs);
    await theirs.getByRole('complementary').getByText('Ystad').waitFor();

    await mine.getByLabel('Ort').fill('Kivik');
    await mine.getByLabel('Avdelning').fill('Bageriet');
    await mine.getByLabel('Förnamn').fill('Tova');
    await save(mine);
    const conflict = mine.getByRole('alert').filter({ hasText: 'har ändrat uppgifterna samtidigt som du' });
    await conflict.and(mine.locator(':focus')).waitFor();
    const side = (field: string, text: string) =>
      conflict.getByRole('group', { name: field }).getByRole('button', { name: text });
    expect(await side('Ort', 'Ditt Kivik').getAttribute('aria-pressed')).toBe('true');
    expect(await side('Börjar gälla', 'Deras 1 januari 2020').getAttribute('aria-pressed')).toBe('true');
    await side('Börjar gälla', 'Som det var inget').waitFor();
    await side('Ort', 'Deras Ystad').click();
    expect(await mine.getByRole('textbox', { name: 'Ort' }).inputValue()).toBe('Ystad');
    expect((await user()).firstName).toBe('Tove');
    await save(mine);
    await mine.getByRole('complementary').getByText('Bageriet').waitFor();
    expect(await user()).toMatchObject({
      firstName: 'Tova',
      city: 'Ystad',
      department: 'Bageriet',
      activatesOn: '2020-01-01',
      version: 3,
    });
  });
});
