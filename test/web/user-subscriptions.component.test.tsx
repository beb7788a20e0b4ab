/** What a user has and has ordered, in the user's panel; the lost phone; what becomes of subscriptions when an account ends. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';
import { anOrder, aSubscription } from './support/subscriptions.ts';

const anna = aUser();
const order = anOrder({ id: nthId('ord', 2), products: ['softphone'], number: '+46846500450', simCards: [] });
const subscription = aSubscription();

const button = (name: string) => page.getByRole('button', { name, exact: true });
const link = (name: string | RegExp) =>
  page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name });
const panel = page.getByRole('complementary');
const dialog = page.getByRole('dialog');

const open = async (different: Parameters<typeof fakeApi>[0] = {}): Promise<OpenPortal> => {
  const portal = fakeApi({ users: [anna], orders: [order], subscriptions: [subscription], ...different });
  await openPortal(`/users/${anna.id}`, portal);
  return portal;
};

it('a user’s panel has their subscriptions and orders, and the way to order another', async () => {
  await open();
  await expect.element(link('Softphone')).toHaveAttribute('href', `/subscriptions/orders/${order.id}`);
  await expect.element(panel.getByText('Aktiveras torsdag 3 december')).toBeVisible();
  await expect
    .element(link('Mobil med växel, Surf 10 GB'))
    .toHaveAttribute('href', `/subscriptions/${subscription.id}`);
  await expect.element(link('Beställ abonnemang')).toHaveAttribute('href', `/subscriptions/new?userId=${anna.id}`);
});

it('a deactivated user without any gets none', async () => {
  await open({ users: [aUser({ status: 'deactivated' })], orders: [], subscriptions: [] });
  await expect.element(panel.getByText('Inget abonnemang.')).toBeVisible();
  await expect.element(link('Beställ abonnemang')).not.toBeInTheDocument();
});

it('what of it could not be read is said to be missing, and asked for again', async () => {
  const portal = fakeApi({ users: [anna], subscriptions: [subscription] });
  portal.api.refuse('listSubscriptions', 'temporarily-unavailable');
  await openPortal(`/users/${anna.id}`, portal);
  await expect.element(panel.getByText('Abonnemangen gick inte att läsa.')).toBeVisible();
  await expect.element(panel.getByText('Inget abonnemang.')).not.toBeInTheDocument();
  portal.api.mend();
  await panel.getByRole('button', { name: 'Försök igen' }).click();
  await expect.element(link('Mobil med växel, Surf 10 GB')).toBeVisible();
});

const loseThePhone = async () => {
  await button('Borttappad telefon').click();
  await expect.element(dialog.getByText('SIM-kortet spärras. Ingen kan ringa eller surfa med det.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Spärra', exact: true }).click();
  await expect.element(page.getByRole('heading', { name: 'Telefonen för Anna Andersson är spärrad' })).toBeVisible();
};

it('a lost phone is blocked by one click after saying what happens, and the new password is shown', async () => {
  const portal = await open();
  await loseThePhone();
  await expect.element(dialog.getByText('SIM-kortet 8946 0123 4567 8901 233 är spärrat.')).toBeVisible();
  await expect.element(dialog.getByText('Sol-vinter-42')).toBeVisible();
  await expect.element(dialog.getByText(/häva spärren till fredag 4 december kl. 09:00/)).toBeVisible();
  expect(portal.data.subscriptions[0]?.simCards[0]?.status).toBe('blocked');
});

it('a phone that is found is unblocked by one click, at once or later', async () => {
  const portal = await open();
  await loseThePhone();
  await dialog.getByRole('button', { name: 'Telefonen är hittad' }).click();
  await expect.element(page.getByText('SIM-kortet för Anna Andersson fungerar igen')).toBeVisible();
  await button('Jag har sparat lösenordet').click();
  await loseThePhone();
  await button('Jag har sparat lösenordet').click();
  await expect.element(panel.getByText('SIM spärrat')).toBeVisible();
  await panel.getByRole('button', { name: 'Telefonen är hittad' }).click();
  await expect.element(panel.getByText('SIM spärrat')).not.toBeInTheDocument();
  expect(portal.data.subscriptions[0]?.simCards[0]?.status).toBe('active');
});

it('a card that was blocked otherwise is not unblocked so, and where it is, is said', async () => {
  await open({
    subscriptions: [aSubscription({ simCards: subscription.simCards.map((card) => ({ ...card, status: 'blocked' })) })],
  });
  await panel.getByRole('button', { name: 'Telefonen är hittad' }).click();
  await expect.element(page.getByRole('alert').getByText(/Häv spärren i abonnemanget/)).toBeVisible();
});

it('a lost phone that cannot be blocked now is tried again with the same key', async () => {
  const portal = await open();
  portal.api.refuse('reportLostPhone', 'temporarily-unavailable');
  await button('Borttappad telefon').click();
  await dialog.getByRole('button', { name: 'Spärra', exact: true }).click();
  await expect.element(dialog.getByRole('alert')).toBeVisible();
  portal.api.mend();
  await dialog.getByRole('button', { name: 'Spärra', exact: true }).click();
  await expect.element(dialog.getByText('Sol-vinter-42')).toBeVisible();
  const keys = portal.api.callsOf('reportLostPhone').map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(1);
});

it.each([
  ['Avaktivera', /Abonnemanget fortsätter och kostar 348.kr.mån exkl. moms tills det avslutas. Numret finns kvar/],
  ['Ta bort', /Abonnemanget fortsätter och kostar 348.kr.mån exkl. moms tills det avslutas. Dess nummer blir inte/],
])('%s says what becomes of subscriptions and orders, and leads to ending them', async (task, sentence) => {
  await open();
  await button(task).click();
  await expect.element(dialog.getByText(sentence)).toBeVisible();
  await expect.element(dialog.getByText('En beställning pågår.', { exact: false })).toBeVisible();
  await expect
    .element(dialog.getByRole('link', { name: /Avbeställ Softphone/ }))
    .toHaveAttribute('href', `/subscriptions/orders/${order.id}`);
  await dialog.getByRole('link', { name: 'Flytta eller avsluta Mobil med växel, Surf 10 GB, 070-174 06 05' }).click();
  await expect.element(page.getByRole('heading', { name: 'Abonnemang för Anna Andersson' })).toBeVisible();
});
