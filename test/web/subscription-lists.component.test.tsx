/** Orders and subscriptions in the portal: the lists, and the panel of an order. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { changeLanguage } from '../../web/language.ts';
import { anActivity, nthId } from './support/entities.ts';
import { openPortal } from './support/open-portal.tsx';
import {
  anna,
  bo,
  order,
  subscription,
  text,
  button,
  link,
  table,
  dialog,
  inDialog,
  portalWith,
} from './support/open-subscriptions.tsx';
import { anOrder, aSubscription } from './support/subscriptions.ts';

describe('the lists', () => {
  it('invite to order the first subscription', async () => {
    await openPortal('/subscriptions', portalWith());
    await expect.element(text('Här finns inga abonnemang än.')).toBeVisible();
    await expect.element(link('Skapa nytt abonnemang').last()).toHaveAttribute('href', '/subscriptions/new');
  });

  it('show the next step of orders, what subscriptions are and cost, and orders that are finished', async () => {
    const portal = portalWith({
      orders: [
        order,
        anOrder({
          id: nthId('ord', 2),
          userId: bo.id,
          status: 'failed',
          failure: 'number-lost',
          products: ['softphone'],
        }),
        anOrder({ id: nthId('ord', 3), status: 'cancelled' }),
      ],
      subscriptions: [subscription],
    });
    await openPortal('/subscriptions', portal);
    const unfinished = table('Pågående beställningar').getByRole('row');
    await expect
      .element(unfinished.nth(1))
      .toMatchTextContent(/Bo Berg.*Softphone.*Vår personal ser över beställningen/);
    await expect.element(unfinished.nth(2)).toMatchTextContent(/Anna Andersson.*Aktiveras torsdag 3 december/);
    await expect
      .element(table('Alla abonnemang').getByRole('row').nth(1))
      .toMatchTextContent(/Anna Andersson.*Mobil med växel, Surf 10 GB.*070-174 06 05.*348 kr\/mån.*Aktivt/u);
    await expect.element(table('Tidigare beställningar').getByRole('row').nth(1)).toMatchTextContent(/Avbeställd/);
  });

  it('are those of one user when one is chosen, whom a new order is for', async () => {
    const portal = portalWith({
      orders: [order],
      subscriptions: [subscription, aSubscription({ id: nthId('sub', 2), userId: bo.id, products: ['softphone'] })],
    });
    await openPortal('/subscriptions', portal);
    await expect.element(table('Pågående beställningar')).toBeVisible();
    await page.getByRole('combobox', { name: 'Visa för en användare' }).fill('Bo');
    await page.getByRole('option', { name: /Bo Berg/ }).click();
    await expect.element(table('Pågående beställningar')).not.toBeInTheDocument();
    await expect.element(table('Alla abonnemang')).toMatchTextContent(/Softphone/);
    await expect.element(table('Alla abonnemang')).not.toMatchTextContent(/Mobil/);
    await expect.element(link('Skapa nytt abonnemang')).toHaveAttribute('href', `/subscriptions/new?userId=${bo.id}`);
  });

  it('say that orders could not be read, and show subscriptions all the same', async () => {
    const portal = portalWith({ subscriptions: [subscription] });
    portal.api.refuse('listSubscriptionOrders', 'temporarily-unavailable');
    await openPortal('/subscriptions', portal);
    await expect.element(table('Alla abonnemang')).toMatchTextContent(/Surf 10 GB/);
    await expect.element(page.getByRole('alert')).toBeVisible();
    portal.api.mend();
    portal.data.orders = [order];
    await button('Försök igen').click();
    await expect.element(table('Pågående beställningar')).toBeVisible();
  });

  it('are in English as soon as somebody chooses it', async () => {
    await openPortal('/subscriptions', portalWith({ orders: [order], subscriptions: [subscription] }));
    await expect.element(table('Pågående beställningar')).toBeVisible();
    await changeLanguage('en', { remember: false });
    await expect.element(table('Orders in progress')).toMatchTextContent(/Activates Thursday 3 December/);
  });

  it('find an order that waits behind a hundred newer ones', async () => {
    const finished = Array.from({ length: 100 }, (_, place) =>
      anOrder({ id: nthId('ord', 100 + place), status: 'cancelled' }),
    );
    await openPortal('/subscriptions', portalWith({ orders: [...finished, order] }));
    await expect.element(table('Pågående beställningar')).toMatchTextContent(/Aktiveras torsdag 3 december/);
  });
});

describe('an order', () => {
  it('shows what comes next, what was ordered and what has happened', async () => {
    const entry = anActivity({ action: 'order-placed', entityId: order.id, entityName: 'Mobil med växel' });
    await openPortal(`/subscriptions/orders/${order.id}`, portalWith({ orders: [order], activity: [entry] }));
    const panel = page.getByRole('complementary', { name: 'Beställning till Anna Andersson' });
    await expect.element(panel.getByRole('status').filter({ hasText: 'Aktiveras torsdag 3 december' })).toBeVisible();
    await expect.element(panel.getByText('348 kr/mån exkl. moms')).toBeVisible();
    await expect.element(panel.getByText('8946 0123 4567 8901 233')).toBeVisible();
    await expect.element(panel.getByText('Mobil med växel beställdes')).toBeVisible();
  });

  it('is cancelled after saying what happens', async () => {
    const portal = portalWith({ orders: [order] });
    await openPortal(`/subscriptions/orders/${order.id}`, portal);
    await button('Avbeställ').click();
    await expect.element(dialog.getByText('Numret 070-174 06 05 blir ledigt igen.')).toBeVisible();
    await inDialog('Avbeställ').click();
    await expect.element(text('Beställningen till Anna Andersson är avbeställd')).toBeVisible();
    await expect.element(button('Avbeställ')).not.toBeInTheDocument();
    expect(portal.data.orders[0]?.status).toBe('cancelled');
  });

  it('that was activated meanwhile is not cancelled, and leads to its subscription', async () => {
    const portal = portalWith({ orders: [order], subscriptions: [subscription] });
    await openPortal(`/subscriptions/orders/${order.id}`, portal);
    await button('Avbeställ').click();
    portal.data.orders = [anOrder({ status: 'active', subscriptionId: subscription.id })];
    await inDialog('Avbeställ').click();
    await expect.element(dialog.getByText('Går inte längre')).toBeVisible();
    await inDialog('Avbryt').click();
    await expect.element(link('Visa abonnemanget')).toHaveAttribute('href', `/subscriptions/${subscription.id}`);
    await expect.element(button('Avbeställ')).not.toBeInTheDocument();
  });

  it('that failed says why and what to do', async () => {
    const failed = anOrder({ status: 'failed', failure: 'user-deactivated' });
    await openPortal(`/subscriptions/orders/${order.id}`, portalWith({ orders: [failed] }));
    await expect.element(page.getByRole('complementary').getByText(/Aktivera användaren/)).toBeVisible();
    await expect.element(link('Beställ på nytt')).toHaveAttribute('href', `/subscriptions/new?userId=${anna.id}`);
    await expect.element(button('Avbeställ')).toBeVisible();
  });

  it('that nobody knows is said to be missing', async () => {
    await openPortal(`/subscriptions/orders/${order.id}`, portalWith());
    await expect.element(page.getByRole('complementary').getByRole('alert')).toBeVisible();
  });
});
