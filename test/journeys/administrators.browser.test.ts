/** Who may look after the organisation: made by a tick, taken away by one, and never the last. */
import { beforeEach, describe, expect, it } from 'vitest';
import { logIn, noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';
import type { Page } from 'playwright-core';

describe.skipIf(noBrowser)('an administrator in the portal', () => {
  const portal = openPortal();
  /** Of one whose right ends while the page is still reading something. */
  const mayBeRefused = [401, 403];
  let page: Page;
  beforeEach(async () => {
    page = await portal.administratorPage(0, { at: null });
  });

  it('makes a colleague administrator, who logs in', async () => {
    const colleague = await portal.system.createUser(portal.token, { firstName: 'Nils', lastName: 'Nybliven' });
    await page.goto('/users');
    await page.getByRole('searchbox').fill('nils');
    await page.getByRole('link', { name: 'Nils Nybliven' }).click();
    await page.getByRole('link', { name: 'Redigera' }).click();
    await page.getByRole('heading', { name: 'Redigera användare' }).waitFor();
    expect(await page.getByLabel('Användarnamn', { exact: true }).getAttribute('readonly')).not.toBeNull();
    await page.getByRole('switch', { name: 'Administratör' }).press('Space');
    await page.getByText('Får logga in här när du har sparat').waitFor();
    await page.getByRole('button', { name: 'Spara' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByText('Administratör', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Stäng' }).click();
    await page.getByRole('button', { name: 'Administratörer' }).click();
    await page.getByRole('row').filter({ hasText: 'Nils Nybliven' }).waitFor();

    const theirs = await portal.visitor.newPage();
    const { domain } = portal.system.organization();
    const login = { organization: domain, username: colleague.username, password: colleague.initialPassword };
    await logIn(theirs, login);
    await theirs.getByLabel('Nytt lösenord').fill('Kardemumma och socker');
    await theirs.getByLabel('Samma lösenord igen').fill('Kardemumma och socker');
    await theirs.getByRole('button', { name: 'Spara och logga in' }).click();
    await theirs.getByText('Hej Nils.').waitFor();
  });

  it('cannot go as the last one, and is told what to do', async () => {
    portal.refusals = [409];
    const { items } = (await portal.system.call('GET', '/users?administrator=true', { token: portal.token })).body;
    const me = (await portal.system.call('GET', '/me', { token: portal.token })).body.user;
    for (const { id } of items as readonly { id: string }[]) {
      if (id === me.id) continue;
      await portal.system.call('PATCH', `/users/${id}`, { token: portal.token, body: { administrator: false } });
    }
    await page.goto(`/users/${me.id}/edit`);
    await page.getByRole('switch', { name: 'Administratör' }).press('Space');
    await page.getByText('Du tar bort din egen behörighet.').waitFor();
    await page.keyboard.press('Control+Enter');
    const refusal = page.getByRole('alert').filter({ hasText: 'Den sista administratören' });
    await refusal.getByText('Gör någon annan till administratör först.').waitFor();
    await refusal.and(page.locator(':focus')).waitFor();
  });

  it('from whom it is taken is out at the next click, with what was filled in and all', async () => {
    portal.refusals = mayBeRefused;
    const me = (await portal.system.call('GET', '/me', { token: portal.token })).body.user;
    const other = await portal.system.logIn(0, 1);
    await page.goto('/users/new');
    await page.getByLabel('Förnamn').fill('Halv');
    await page.getByLabel('Efternamn').fill('Färdig');
    const demoted = { token: other, body: { administrator: false } };
    expect((await portal.system.call('PATCH', `/users/${me.id}`, demoted)).status).toBe(200);
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Du är inte längre administratör.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(await page.getByText('Bara administratörer kan logga in här').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('who gives it up is logged out at once', async () => {
    portal.refusals = mayBeRefused;
    const me = (await portal.system.call('GET', '/me', { token: portal.token })).body.user;
    await page.goto(`/users/${me.id}/edit`);
    await page.getByRole('switch', { name: 'Administratör' }).press('Space');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Du är utloggad.').waitFor();
  });

  it('who removes their own account is told beforehand who can bring it back, and cannot undo it', async () => {
    portal.refusals = mayBeRefused;
    const me = (await portal.system.call('GET', '/me', { token: portal.token })).body.user;
    await page.goto(`/users/${me.id}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Ta bort' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Inom 72 timmar kan en annan administratör återställa allt.').waitFor();
    await dialog.getByRole('button', { name: 'Ta bort' }).click();
    await page.getByText('Du är utloggad.').waitFor();
    await page.getByText('En annan administratör kan återställa kontot i 72 timmar.').waitFor();
    expect(await page.getByRole('button', { name: 'Ångra' }).count()).toBe(0);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/login');

    const theirs = await portal.administratorPage(1, { at: '/users?show=deleted' });
    const name = `${me.firstName} ${me.lastName}`;
    await theirs.getByRole('button', { name: `Återställ ${name}` }).click();
    await theirs.getByText(`${name} är återställd`).waitFor();
  });

  it('who ends their own account from today is told who can begin it again', async () => {
    portal.refusals = mayBeRefused;
    const me = (await portal.system.call('GET', '/me', { token: portal.token })).body.user;
    await page.goto(`/users/${me.id}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Avaktivera' }).click();
    await page.getByRole('dialog').getByText('en annan administratör måste aktivera det igen').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Avaktivera' }).click();
    await page.getByText('Du är utloggad.').waitFor();
    await page.getByText('En annan administratör kan aktivera kontot igen.').waitFor();
  });
});
