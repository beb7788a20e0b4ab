/** The activity log: what was done to whom, by whom and when; and all of it as a file. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('in the activity log an administrator', () => {
  const portal = openPortal();
  let page: Page;
  beforeEach(async () => {
    page = await portal.administratorPage(0, { at: null });
  });

  const entries = () => page.locator('ol').getByRole('listitem');

  it('finds what was done to a person, by whom, and what it was before', async () => {
    const { system, token } = portal;
    const user = await system.createUser(token, { firstName: 'Ida', lastName: 'Iakttagen', softphone: true });
    await system.call('PATCH', `/users/${user.id}`, {
      token: await system.logIn(0, 1),
      body: { softphone: false, primaryNumber: '08-465 004 91', expiresOn: '2099-02-28' },
    });
    await page.goto('/activity');
    await page.getByLabel('Om vem').fill('iakt');
    await page.getByRole('option', { name: 'Ida Iakttagen' }).click();
    await expect.poll(() => entries().count()).toBe(2);
    await page.getByText('3 uppgifter').click();
    await page.getByText('Ja → Nej').waitFor();
    await page.getByText('28 februari 2099').waitFor();
    await page.getByText('08-465 004 91').waitFor();

    const me = (await system.call('GET', '/me', { token })).body.user;
    await page.getByLabel('Av vem').fill(me.lastName);
    await page.getByRole('option', { name: me.lastName }).click();
    await expect.poll(() => entries().count()).toBe(1);
    await page.getByText('Ida Iakttagen lades till').waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe(me.id);

    await page.getByLabel('Till och med').fill('2020-01-01');
    await page.getByText('Inget har hänt som passar in.').waitFor();
    await page.getByRole('button', { name: 'Visa allt' }).first().click();
    await expect.poll(() => entries().count()).toBeGreaterThan(2);
    expect(new URL(page.url()).search).toBe('');
  });

  it('finds what was done to a group and to an event, from the group and by name', async () => {
    const { system, token } = portal;
    const group = (await system.call('POST', '/answering-groups', { token, body: { name: 'Växeln' } })).body;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await system.call('PUT', `/answering-groups/${group.id}/override`, { token, body: { state: 'closed', until } });
    const targets = [{ kind: 'answering-group', id: group.id }];
    const inventory = { title: 'Inventering', start: '2098-05-04T08:00', end: '2098-05-04T12:00', targets };
    const event = (await system.call('POST', '/schedule-events', { token, body: inventory })).body;

    await page.goto('/activity');
    await page.getByText('Inventering').first().waitFor();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Gå till' }).fill('växel');
    await page.getByRole('option', { name: 'Växeln' }).click();
    await page.getByRole('complementary').getByRole('link', { name: 'Visa aktivitet' }).click();
    await expect.poll(() => page.getByLabel('Om vem eller vad').inputValue()).toBe('Växeln');
    await page.getByText('Svarsgruppen Växeln lades till').waitFor();
    await page.getByText('Växeln öppnades eller stängdes för hand').waitFor();

    await page.goto(`/activity?about=${event.id}`);
    await expect.poll(() => page.getByLabel('Om vem eller vad').inputValue()).toBe('Inventering');
    await page.getByText('Schemahändelsen Inventering lades till').waitFor();
    await page.getByLabel('Om vem eller vad').fill('växel');
    await page.getByRole('option', { name: 'Växeln' }).click();
    await page.getByText('Svarsgruppen Växeln lades till').waitFor();
  });

  it('finds when the plan opened and closed a group, beside what people did', async () => {
    const { system, token } = portal;
    const group = (await system.call('POST', '/answering-groups', { token, body: { name: 'Skiftet' } })).body;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await system.call('PUT', `/answering-groups/${group.id}/override`, { token, body: { state: 'closed', until } });
    const systems = async () =>
      (await system.call('GET', `/activity?system=true&entityId=${group.id}`, { token })).body.items.length;
    await expect.poll(systems).toBeGreaterThan(0);

    await page.goto('/activity');
    await page.getByText('Svarsgruppen Skiftet lades till').waitFor();
    expect(await page.getByText('Skiftet stängde').count()).toBe(0);
    await page.getByRole('switch', { name: 'Även det som skett av sig självt' }).press('Space');
    await page.getByText('Skiftet stängde').waitFor();
    await page.getByText('Svarsgruppen Skiftet lades till').waitFor();

    await page.goto(`/answering-groups/${group.id}`);
    await page.getByRole('complementary').getByRole('link', { name: 'Visa aktivitet' }).click();
    await page.getByText('Skiftet stängde').waitFor();
    await page.getByLabel('Från och med').fill('2027-01-02');
    await page.getByLabel('Till och med').fill('2027-01-01');
    await page.getByText('Dagen är före den som det börjar från.').waitFor();
  });

  it('gets what is filtered as a file that a spreadsheet opens without running anything', async () => {
    const { system, token } = portal;
    const user = await system.createUser(token, {
      firstName: '=HYPERLINK("http://ond.example")',
      lastName: 'Öst; Väst',
    });
    await system.call('PATCH', `/users/${user.id}`, { token, body: { city: 'Åhus', softphone: false } });
    await page.goto(`/activity?about=${user.id}`);
    await expect.poll(() => entries().count()).toBe(2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hämta som fil' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^aktivitet-\d{4}-\d\d-\d\d--\d{4}-\d\d-\d\d\.csv$/);
    await page.getByText('2 händelser i filen').waitFor();
    const text = readFileSync(await download.path(), 'utf8');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFTid;Av;Händelse;Gäller;Uppgift;Före;Efter;Ärendenummer');
    const [softphone, city] = lines.slice(1);
    expect(softphone).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d;[^;]+;"/);
    expect(softphone).toContain(`;"'=HYPERLINK(""http://ond.example"") Öst; Väst";Telefon i datorn;Ja;Nej;`);
    expect(city).toContain(';Ort;;Åhus;');
    expect(text).not.toMatch(/(^|;|")[=+@-]/m);
  });

  it('reads all pages of it, however many there are', async () => {
    const { system, token } = portal;
    await Promise.all(Array.from({ length: 8 }, () => system.createUser(token)));
    await page.goto('/activity');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hämta som fil' }).click(),
    ]);
    const requests = new Set(
      readFileSync(await download.path(), 'utf8')
        .split('\r\n')
        .map((line) => line.split(';').at(-1)),
    );
    let [count, cursor] = [0, ''];
    do {
      const { body } = await system.call('GET', `/activity?limit=100${cursor}`, { token });
      count += body.items.length;
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
    } while (cursor !== '');
    await page.getByText(`${count} händelser i filen`).waitFor();
    expect(requests.size).toBeGreaterThan(8);
  });
});
