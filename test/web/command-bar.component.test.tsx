/** The command bar: its list by keyboard. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { anAnsweringGroup, anEvent, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, untilCalm } from './support/open-portal.tsx';
import { anOrder } from './support/subscriptions.ts';

const field = page.getByRole('combobox', { name: 'Gå till' });

const named = () => document.getElementById(field.element().getAttribute('aria-activedescendant') ?? '')?.textContent;

it('goes to a page far down in the list, which is shown when it is selected', async () => {
  await openPortal('/users', fakeApi());
  await page.getByRole('button', { name: /Gå till/ }).click();
  await expect.element(field).toHaveFocus();
  await expect.poll(named).toBe('Översikt');
  await userEvent.keyboard('{ArrowDown}'.repeat(11));
  await expect.poll(named).toBe('Organisation');
  await expect.element(page.getByRole('option', { name: 'Organisation' })).toBeInViewport({ ratio: 0.9 });
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.pathname).toBe('/organization');
});

it('names the first result of what is typed, and none when nothing is found', async () => {
  await openPortal('/users', fakeApi());
  await page.getByRole('button', { name: /Gå till/ }).click();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await field.fill('aktiv');
  await expect.poll(named).toBe('Aktivitet');
  await field.fill('zzz');
  await expect.element(field).not.toHaveAttribute('aria-activedescendant');
});

const options = () => [...document.querySelectorAll('dialog [role=option]')].map(({ textContent }) => textContent);
const open = async (portal: Parameters<typeof openPortal>[1]) => {
  const queryClient = await openPortal('/activity', portal);
  await page.getByRole('button', { name: /Gå till/ }).click();
  await expect.element(field).toHaveFocus();
  return queryClient;
};
const busy = () =>
  fakeApi({
    users: [aUser({ firstName: 'Julia', lastName: 'Julin' })],
    answeringGroups: [anAnsweringGroup({ name: 'Order och julbord', number: '+46846500410' })],
    scheduleEvents: [anEvent({ title: 'Julstängt', start: '2026-12-24T00:00', end: '2026-12-27T08:00' })],
    orders: [
      anOrder({ userId: nthId('usr', 9), number: '+46701740611' }),
      anOrder({ id: nthId('ord', 2), userId: nthId('usr', 9), number: '+46701740612', portRequestId: nthId('prt', 1) }),
    ],
  });

it('finds people, groups and events by a word, those that begin so first', async () => {
  await open(busy());
  await field.fill('jul');
  await expect
    .poll(options)
    .toEqual([
      'Julia Julinanna@bageriet.example',
      `Julstängt${sv.command.event}`,
      expect.stringMatching(/^Order och julbord/),
    ]);
});

it('finds orders and numbers that move here by the number in any spelling', async () => {
  await open(busy());
  await field.fill('+46 70 174 06 12');
  await expect.element(page.getByRole('option', { name: sv.command.port, exact: false })).toBeVisible();
  await field.fill('0701740611');
  await page.getByRole('option', { name: sv.command.order, exact: false }).click();
  await expect.poll(() => location.pathname).toBe(`/subscriptions/orders/${nthId('ord', 1)}`);
});

it('asks once for what is typed in one go, and not at every key', async () => {
  const portal = busy();
  const queryClient = await open(portal);
  await untilCalm(queryClient);
  portal.api.calls.length = 0;
  await userEvent.keyboard('julia');
  await expect.element(page.getByRole('option', { name: /Julia/ })).toBeVisible();
  expect(portal.api.callsOf('listUsers').map(({ query }) => query.q)).toEqual(['julia']);
});

it('says that a part could not be searched, and shows the others', async () => {
  const portal = busy();
  portal.api.refuse('listSubscriptionOrders', 'temporarily-unavailable');
  await open(portal);
  await field.fill('jul');
  await expect.element(page.getByRole('option', { name: /Julia/ })).toBeVisible();
  await expect.element(page.getByText(sv.command.partly)).toBeVisible();
});

it('offers first where one went last', async () => {
  await open(busy());
  await field.fill('julia');
  await page.getByRole('option', { name: /Julia/ }).click();
  await expect.poll(() => location.pathname).toBe(`/users/${nthId('usr', 1)}`);
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(() => options()[0]).toBe('Julia Julin');
});
