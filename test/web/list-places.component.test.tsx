/** The place in a list is kept: its search and its filter are there again after something of it was edited. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { anAnsweringGroup, anIvrMenu, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

it('the filter of the users is there again after a mobile number was added', async () => {
  const user = aUser({ primaryNumber: null, secondaryNumber: null });
  await openPortal('/users?q=Anna', fakeApi({ users: [user] }));
  await page.getByRole('button', { name: 'SMS till Anna Andersson' }).click();
  await page.getByRole('button', { name: sv.sms.addMobile }).click();
  await expect.poll(() => location.pathname + location.search).toBe(`/users/${user.id}/edit?q=Anna`);
});

describe.each([
  { list: '/answering-groups', id: nthId('grp', 1), search: '?q=Kund', all: 'Visa alla svarsgrupper' },
  { list: '/ivr-menus', id: nthId('mnu', 1), search: '?q=Huvud', all: 'Visa alla knappvalsmenyer' },
  { list: '/users', id: nthId('usr', 1), search: '?q=Anna&show=administrators', all: 'Visa alla användare' },
])('$list', ({ list, id, search, all }) => {
  const portal = () =>
    fakeApi({
      users: [aUser({ administrator: true })],
      answeringGroups: [anAnsweringGroup()],
      ivrMenus: [anIvrMenu()],
    });
  const place = () => location.pathname + location.search;

  it('goes along with the click that begins the search, before the row is drawn anew', async () => {
    await openPortal(list, portal());
    const row = page.getByRole('row').getByRole('link').first();
    await expect.element(row).toBeVisible();
    history.replaceState(history.state, '', `${list}${search}`);
    (row.element() as HTMLElement).click();
    await expect.poll(place).toBe(`${list}/${id}${search}`);
  });

  it('is as it was after saving', async () => {
    await openPortal(`${list}/${id}/edit${search}`, portal());
    await page.getByRole('textbox', { name: /^(Namn|Förnamn)/ }).fill('Annat');
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect.poll(place).toBe(`${list}/${id}${search}`);
  });

  it('is as it was after cancelling', async () => {
    await openPortal(`${list}/${id}/edit${search}`, portal());
    await page.getByRole('link', { name: 'Avbryt' }).click();
    await expect.poll(place).toBe(`${list}/${id}${search}`);
  });

  it('is as it was after a new one was begun and cancelled', async () => {
    await openPortal(`${list}${search}`, portal());
    await page.getByRole('link', { name: /^Ny/ }).click();
    await page.getByRole('link', { name: 'Avbryt' }).click();
    await expect.poll(place).toBe(`${list}${search}`);
  });

  it('leads on from the edit address of one that is gone', async () => {
    await openPortal(`${list}/${id.slice(0, -1)}9/edit${search}`, portal());
    await page.getByRole('link', { name: all }).click();
    await expect.poll(place).toBe(`${list}${search}`);
  });
});
