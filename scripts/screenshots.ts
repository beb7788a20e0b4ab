/**
 * `npm run screenshots`: each page of the portal on a desktop and a phone, light and dark, into `docs/screenshots/`. They are taken of
 * the whole system with its seed, so that they show what anybody sees who starts it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { logIn, Visitor } from '../test/journeys/browser.ts';
import { System } from '../test/journeys/system.ts';

const folder = join(import.meta.dirname, '../docs/screenshots');
const settings = [
  { colorScheme: 'light', isPhone: false },
  { colorScheme: 'dark', isPhone: false },
  { colorScheme: 'light', isPhone: true },
  { colorScheme: 'dark', isPhone: true },
] as const;

mkdirSync(folder, { recursive: true });
const system = await System.start();
const visitor = await Visitor.come(system.url);
try {
  const prepared = await prepare();
  for (const setting of settings) {
    const page = await visitor.newPage(setting);
    await takeAll(page, prepared, `${setting.isPhone ? 'phone' : 'desktop'}-${setting.colorScheme}`);
    await visitor.endStory({ refusals: [412] });
  }
} finally {
  await visitor.leave();
  await system.stop();
}

interface Colleague {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly secondaryNumber: string | null;
}

/** A day's work, so that there is something to see: five are sent a text, three have tied their app. */
async function prepare(): Promise<{ link: string; colleague: Colleague }> {
  const token = await system.logIn();
  const { items } = (await system.call('GET', '/users?limit=40', { token })).body as { items: readonly Colleague[] };
  const mobile = items.filter(({ secondaryNumber }) => secondaryNumber !== null);
  for (const { id } of mobile.slice(0, 5)) await system.call('POST', `/users/${id}/config-sms`, { token });
  for (const { secondaryNumber } of mobile.slice(2, 5)) await tieApp(secondaryNumber ?? '');
  await system.control('POST', '/clock', { advanceSeconds: 90 });
  const [colleague] = mobile;
  if (!colleague) throw new Error('Nobody in the seed has a mobile number');
  await system.call('POST', `/users/${colleague.id}/config-sms`, { token: await system.logIn() });
  const sms = await system.latestText(colleague.secondaryNumber ?? '');
  const christmas = { title: 'Jul 2026', start: '2026-12-24T00:00', end: '2026-12-27T08:00' };
  await system.call('POST', '/schedule-events', { token, body: { ...christmas, targets: 'all-answering-groups' } });
  const meeting = { title: 'Måndagsmöte', start: '2026-11-30T09:00', end: '2026-11-30T10:00', recurrence: 'weekly' };
  await system.call('POST', '/schedule-events', { token, body: { ...meeting, targets: 'all-answering-groups' } });
  const leaver = await system.createUser(token, { firstName: 'Lena', lastName: 'Lämnat' });
  await system.call('DELETE', `/users/${leaver.id}`, { token });
  const address = { name: 'Bageriet Gruppen AB, ekonomi', street: 'Storgatan 1', postalCode: '296 31', city: 'Åhus' };
  await system.call('PATCH', '/organization', { token, body: { invoiceAddresses: [address] } });
  return { link: sms?.text.match(/http\S+$/)?.[0] ?? '', colleague };
}

async function tieApp(number: string): Promise<void> {
  const sms = await system.latestText(number);
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const { body } = await system.call('POST', '/configuration/exchange', { body: { token: sms?.token, challenge } });
  await system.call('POST', '/configuration/redeem', { body: { code: body.code, verifier } });
}

async function takeAll(
  page: Page,
  { link, colleague }: Awaited<ReturnType<typeof prepare>>,
  setting: string,
): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await page.locator('[aria-busy=true], [class*=Skeleton]').first().waitFor({ state: 'detached' });
    await page.screenshot({ path: join(folder, `${name}-${setting}.png`) });
    console.log(`docs/screenshots/${name}-${setting}.png`);
  };
  const { domain, administrators } = system.organization();
  await page.goto('/login');
  await page.getByLabel('Organisation').fill(domain);
  await take('login');
  await logIn(page, { organization: domain, username: '', password: '', ...administrators[0] });
  await page.getByText('har kopplat appen').waitFor();
  await take('overview');
  await page.getByRole('link', { name: 'Användare', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: `${colleague.firstName} ${colleague.lastName}` });
  await row.waitFor();
  await take('users');
  if (setting === 'desktop-light') await takeSearch(page);
  await row.getByRole('link').click();
  await page.getByText('Begärt av').first().waitFor();
  await take('user');
  await page.getByRole('button', { name: 'Ta bort' }).click();
  await page.getByRole('dialog').waitFor();
  await take('user-remove');
  await page.keyboard.press('Escape');
  await takeConflict(page, colleague, take);
  await page.goto('/users?show=deleted');
  await page.getByRole('cell', { name: 'Kan återställas till' }).waitFor();
  await take('users-removed');
  await page.goto('/organization');
  await page.getByLabel('Gata').waitFor();
  await take('organization');
  await page.goto('/users/new');
  await page.getByLabel('Förnamn').fill('Åsa');
  await page.getByRole('button', { name: 'Hjälp' }).nth(1).click();
  await take('new-user');
  await takeSchedules(page, take);
  await takeOrder(page, take);
  await page.goto('/activity');
  await page.getByText('lades till').first().waitFor();
  await take('activity');
  await page.goto(link);
  await page.getByRole('link', { name: 'Öppna appen' }).waitFor();
  await take('app-link');
}

/** Groups and menus, an event that is being made, and the calendar. */
async function takeSchedules(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.goto('/answering-groups');
  await page.getByRole('checkbox', { name: 'Välj alla' }).check();
  await take('answering-groups');
  await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Namn', { exact: true }).fill('Mellandagarna');
  await dialog.getByLabel('Börjar', { exact: true }).fill('2026-12-24');
  await dialog.getByLabel('Slutar', { exact: true }).fill('2026-12-28');
  await dialog.getByLabel('Slutar, klockslag').fill('10:00');
  await dialog.getByText('Krockar med Måndagsmöte från måndag 28 december').waitFor();
  await take('schedule-event');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByText('Vad möter den som ringer?').waitFor();
  await take('answering-group');
  await page.goto('/answering-groups/new');
  await page.getByLabel('Namn', { exact: true }).fill('Ekonomi');
  await page.getByRole('switch', { name: 'Alltid öppet' }).press('Space');
  await take('new-answering-group');
  await page.goto('/ivr-menus');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByText('Vad möter den som ringer?').waitFor();
  await take('ivr-menu');
  await page.goto('/schedule?day=2026-12-01');
  await page.getByText('Julafton').first().waitFor();
  await take('calendar-month');
  await page.goto('/schedule?day=2026-12-24&view=week');
  await page.getByRole('table').waitFor();
  await take('calendar-week');
}

/** Products that do not go together, in the wizard. Nothing is left of it: a draft is saved first when one goes on. */
async function takeOrder(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.goto('/subscriptions/new');
  await page.getByRole('radio', { name: 'Mobil', exact: true }).check();
  for (const name of ['Surf 1 GB', 'Surf 10 GB']) await page.getByRole('checkbox', { name }).check();
  await page.getByText('Välj bara en av').first().waitFor();
  await take('order-wizard');
  await page.getByRole('button', { name: 'Släng utkastet' }).click();
  await page.waitForURL(/subscriptions$/);
}

/** The form when somebody else has saved while it was filled in. */
async function takeConflict(page: Page, { id }: Colleague, take: (name: string) => Promise<void>): Promise<void> {
  const token = await system.logIn(0, 1);
  await system.call('PATCH', `/users/${id}`, { token, body: { city: 'Åhus', expiresOn: null } });
  await page.goto(`/users/${id}/edit`);
  await page.getByLabel('Ort').fill('Ystad');
  await page.getByLabel('Avdelning').fill('Kassan');
  await system.call('PATCH', `/users/${id}`, { token, body: { city: 'Kivik', expiresOn: '2099-12-24' } });
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Inget är sparat än.').waitFor();
  await take('user-conflict');
}

/** The picture of the README: users found by the beginning of a name. */
async function takeSearch(page: Page): Promise<void> {
  const search = page.getByRole('searchbox');
  await search.fill('an');
  await page.waitForURL(/q=an/);
  await page.getByText(/^\d+ användare$/).waitFor();
  await page.screenshot({ path: join(folder, 'users.png') });
  await search.fill('');
  await page.waitForURL(/users$/);
}
