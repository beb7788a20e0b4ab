/** Somebody else saved first: nobody's work is lost, and nobody is asked about what does not matter. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { anActivity, anAnsweringGroup, anIvrMenu, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const user = aUser({ city: 'Åhus' });
const lars = { kind: 'administrator', id: nthId('usr', 50), name: 'Lars Ekström' } as const;
const byLars = (entityId: string) => [anActivity({ actor: lars, entityId })];
const save = () => page.getByRole('button', { name: 'Spara' }).click();
const fill = (label: string, text: string) => page.getByRole('textbox', { name: label }).fill(text);
const conflict = page.getByText('Lars Ekström har ändrat uppgifterna samtidigt som du');
const side = (whose: 'Ditt' | 'Deras', field: string) =>
  page.getByRole('alert').getByRole('group', { name: field }).getByRole('button', { name: whose, exact: false });

it('a user can be left to the other one in everything', async () => {
  const portal = fakeApi({ users: [user], activity: byLars(user.id) });
  await openPortal(`/users/${user.id}/edit`, portal);
  await fill('Ort', 'Kivik');
  await fill('Avdelning', 'Bageriet');
  const theirs = { ...user, city: 'Ystad', department: 'Kassan', version: 2 };
  portal.data.users = [theirs];
  await save();
  await expect.element(conflict).toBeVisible();
  await page.getByRole('button', { name: 'Ta allt deras' }).click();
  await save();
  await expect.poll(() => location.pathname).toBe(`/users/${user.id}`);
  expect(portal.data.users[0]).toMatchObject({ city: 'Ystad', department: 'Kassan' });
});

it('a user is not asked about when both meant the same', async () => {
  const portal = fakeApi({ users: [user], activity: byLars(user.id) });
  await openPortal(`/users/${user.id}/edit`, portal);
  await fill('Ort', 'Ystad');
  portal.data.users = [{ ...user, city: 'Ystad', version: 2 }];
  await save();
  await expect.poll(() => location.pathname).toBe(`/users/${user.id}`);
  expect(portal.data.users[0]).toMatchObject({ city: 'Ystad' });
});

const colleagues = ['Lovisa von Essen', 'Anna Bergström', 'Zofia Łukasik'].map((name, place) => {
  const [firstName = '', ...others] = name.split(' ');
  return aUser({ id: nthId('usr', place + 1), firstName, lastName: others.join(' ') });
});
const [lovisa, anna, zofia] = [nthId('usr', 1), nthId('usr', 2), nthId('usr', 3)];

it('a menu shows where each of both led a key, by name', async () => {
  const groups = ['Kundtjänst', 'Beställningar'].map((name, place) =>
    anAnsweringGroup({ id: nthId('grp', place + 1), name }),
  );
  const orders = { kind: 'answering-group', id: nthId('grp', 2) } as const;
  const menu = anIvrMenu({ keys: { 1: orders, 3: { kind: 'user', id: lovisa } } });
  const portal = fakeApi({
    users: colleagues,
    answeringGroups: groups,
    ivrMenus: [menu],
    activity: byLars(menu.id),
  });
  await openPortal(`/ivr-menus/${menu.id}/edit`, portal);
  await page.getByRole('combobox', { name: 'Knapp 1 leder till', exact: true }).selectOptions('Kundtjänst');
  portal.data.ivrMenus = [{ ...menu, keys: { 1: orders, 3: { kind: 'user', id: anna } }, version: 2 }];
  await save();
  await expect.element(conflict).toBeVisible();
  const [mine, theirs] = [side('Ditt', 'Knappar'), side('Deras', 'Knappar')];
  await expect.element(mine.getByText('1: Svarsgrupp Kundtjänst', { exact: false })).toBeVisible();
  await expect.element(mine.getByText('3: Användare Lovisa von Essen', { exact: false })).toBeVisible();
  await expect.element(theirs.getByText('1: Svarsgrupp Beställningar', { exact: false })).toBeVisible();
  await expect.element(theirs.getByText('3: Användare Anna Bergström', { exact: false })).toBeVisible();
  await theirs.click();
  await save();
  await expect.poll(() => location.pathname).toBe(`/ivr-menus/${menu.id}`);
  expect(portal.data.ivrMenus[0]?.keys).toEqual({ 1: orders, 3: { kind: 'user', id: anna } });
});

it('an answering group shows the agents of both by name', async () => {
  const [first, second, third] = [lovisa, anna, zofia].map((userId) => ({ userId, loggedIn: userId !== zofia }));
  const agents = [first, second, third].filter((agent) => agent !== undefined);
  const group = anAnsweringGroup({ agents });
  const portal = fakeApi({ users: colleagues, answeringGroups: [group], activity: byLars(group.id) });
  await openPortal(`/answering-groups/${group.id}/edit`, portal);
  await page.getByRole('listitem').filter({ hasText: 'Anna' }).getByRole('button', { name: 'Ta bort agenten' }).click();
  portal.data.answeringGroups = [{ ...group, agents: agents.slice(1), version: 2 }];
  await save();
  await expect.element(conflict).toBeVisible();
  const [mine, theirs] = [side('Ditt', 'Agenter'), side('Deras', 'Agenter')];
  await expect.element(mine.getByText('Lovisa von Essen', { exact: false })).toBeVisible();
  await expect.element(mine.getByText('Zofia Łukasik (utloggad)', { exact: false })).toBeVisible();
  await expect.element(theirs.getByText('Anna Bergström', { exact: false })).toBeVisible();
  await expect.element(theirs.getByText('Lovisa von Essen', { exact: false })).not.toBeInTheDocument();
});
