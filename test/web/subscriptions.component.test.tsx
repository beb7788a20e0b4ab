/** Orders and subscriptions: their lists, their panels, and what can be done with them. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeLanguage } from '../../web/language.ts';
import { anActivity, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';
import { anotherIccid, anOrder, aReplacement, aSubscription } from './support/subscriptions.ts';

const anna = aUser();
const bo = aUser({ id: nthId('usr', 2), firstName: 'Bo', lastName: 'Berg' });
const order = anOrder();
const subscription = aSubscription();

const text = (words: string) => page.getByText(words, { exact: false }).first();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const link = (name: string) => page.getByRole('link', { name, exact: true });
const table = (name: string) => page.getByRole('table', { name, exact: true });
const dialog = page.getByRole('dialog');
const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
const undo = () => button('Ångra').click();

const portalWith = (different: Parameters<typeof fakeApi>[0] = {}): OpenPortal =>
  fakeApi({ users: [anna, bo], ...different });
const openSubscription = async (different: Parameters<typeof aSubscription>[0] = {}): Promise<OpenPortal> => {
  const portal = portalWith({ subscriptions: [aSubscription(different)] });
  await openPortal(`/subscriptions/${subscription.id}`, portal);
  return portal;
};

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

describe('a SIM card', () => {
  it('is blocked by one click, and unblocked by undoing it', async () => {
    const portal = await openSubscription();
    portal.data.activity = [
      anActivity({ action: 'sim-blocked', entityId: subscription.id, entityName: 'Mobil med växel' }),
    ];
    await button('Spärra SIM-kortet').click();
    await expect.element(page.getByText('SIM-kortet för Anna Andersson är spärrat')).toBeVisible();
    await expect.element(page.getByText('SIM-kort i abonnemanget Mobil med växel spärrades')).toBeVisible();
    await expect.element(button('Häv spärren')).toBeVisible();
    expect(portal.data.subscriptions[0]?.simCards[0]?.status).toBe('blocked');
    await undo();
    await expect.element(page.getByText('SIM-kortet för Anna Andersson fungerar igen')).toBeVisible();
    await expect.element(button('Spärra SIM-kortet')).toBeVisible();
  });

  it('of a subscription that ended meanwhile is not blocked', async () => {
    const portal = await openSubscription();
    await expect.element(button('Spärra SIM-kortet')).toBeVisible();
    portal.data.subscriptions = [aSubscription({ status: 'ended', version: 2 })];
    await button('Spärra SIM-kortet').click();
    await expect.element(text('Går inte längre')).toBeVisible();
    await expect.element(button('Spärra SIM-kortet')).not.toBeInTheDocument();
  });

  it('is replaced by one at hand; a number that is none is said to be so', async () => {
    const portal = await openSubscription();
    await button('Byt SIM-kort').click();
    const input = dialog.getByRole('textbox', { name: 'Nummer på det nya kortet' });
    await input.fill('240011234567890');
    await inDialog('Byt kort').click();
    await expect.element(dialog.getByText('Det är kortets IMSI', { exact: false })).toBeVisible();
    expect(portal.api.callsOf('replaceSim')).toEqual([]);
    await input.fill(anotherIccid);
    await inDialog('Byt kort').click();
    await expect.element(page.getByText('SIM-kortet för Anna Andersson är bytt')).toBeVisible();
    await expect.element(page.getByText('8946 0123 4567 8901 241')).toBeVisible();
  });

  it('that is used elsewhere is not taken', async () => {
    const portal = await openSubscription();
    portal.api.refuse('replaceSim', 'sim-card-taken');
    await button('Byt SIM-kort').click();
    await dialog.getByRole('textbox', { name: 'Nummer på det nya kortet' }).fill(anotherIccid);
    await inDialog('Byt kort').click();
    await expect.element(dialog.getByText('SIM-kortet används redan')).toBeVisible();
  });

  it('is sent to an address, which is checked first; the order of it costs nothing', async () => {
    const portal = await openSubscription();
    await button('Byt SIM-kort').click();
    await dialog.getByRole('radio', { name: 'Skicka ett nytt kort' }).click();
    await dialog.getByRole('textbox', { name: 'Gata' }).fill('Storgatan 1');
    await dialog.getByRole('textbox', { name: 'Postnummer' }).fill('1234');
    await dialog.getByRole('textbox', { name: 'Ort' }).fill('Ystad');
    await inDialog('Beställ kort').click();
    await expect.element(dialog.getByText('Skriv ett svenskt postnummer', { exact: false })).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Postnummer' }).fill('271 41');
    await inDialog('Beställ kort').click();
    await expect.element(page.getByText('Ett nytt SIM-kort till Anna Andersson är beställt')).toBeVisible();
    expect(portal.data.orders[0]?.shipTo).toEqual({
      name: 'Anna Andersson',
      street: 'Storgatan 1',
      postalCode: '271 41',
      city: 'Ystad',
    });
    await link('Ett nytt SIM-kort är beställt').click();
    await expect
      .element(page.getByRole('complementary').getByText('Nytt SIM-kort till Mobil med växel. Det kostar inget.'))
      .toBeVisible();
    await expect.element(link('Visa abonnemanget')).toHaveAttribute('href', `/subscriptions/${subscription.id}`);
  });

  it('is ordered once while one is on its way', async () => {
    const onItsWay = aReplacement(subscription);
    const portal = portalWith({
      orders: [onItsWay],
      subscriptions: [aSubscription({ replacementOrderId: onItsWay.id })],
    });
    await openPortal(`/subscriptions/${subscription.id}`, portal);
    await expect.element(link('Ett nytt SIM-kort är beställt')).toBeVisible();
    await button('Byt SIM-kort').click();
    await expect.element(dialog.getByRole('textbox', { name: 'Nummer på det nya kortet' })).toBeVisible();
    await expect.element(dialog.getByRole('radio')).not.toBeInTheDocument();
  });
});

describe('a subscription', () => {
  it('ends on the first of the next month unless another day is chosen, and goes on when that is undone', async () => {
    const portal = await openSubscription();
    await button('Avsluta').click();
    await expect.element(dialog.getByText('Det fungerar till och med torsdag 31 december.')).toBeVisible();
    await inDialog('Avsluta').click();
    await expect.element(page.getByText('Abonnemanget för Anna Andersson avslutas 1 januari 2027')).toBeVisible();
    expect(portal.data.subscriptions[0]?.endsOn).toBe('2027-01-01');
    await undo();
    await expect.element(page.getByText('Abonnemanget för Anna Andersson fortsätter')).toBeVisible();
    expect(portal.data.subscriptions[0]?.endsOn).toBeNull();
  });

  it('that is bound says until when, and is not ended before', async () => {
    const portal = await openSubscription({ boundUntil: '2027-06-12' });
    portal.api.refuse('endSubscription', 'binding-remains');
    await button('Avsluta').click();
    await expect
      .element(dialog.getByText('Det kan avslutas från och med 12 juni 2027.', { exact: false }))
      .toBeVisible();
    await dialog.getByRole('textbox', { name: 'Första dagen utan abonnemanget' }).fill('2027-01-01');
    await inDialog('Avsluta').click();
    await expect.element(dialog.getByText('Bindningstid återstår')).toBeVisible();
  });

  it('that ends goes on by one click', async () => {
    const portal = await openSubscription({ endsOn: '2027-01-01' });
    await button('Låt det fortsätta').click();
    await expect.element(page.getByText('Abonnemanget för Anna Andersson fortsätter')).toBeVisible();
    await expect.element(button('Avsluta')).toBeVisible();
    await undo();
    await expect.poll(() => portal.data.subscriptions[0]?.endsOn).toBe('2027-01-01');
  });

  it('gets other add-ons from a day on; what does not go together is mended by one click', async () => {
    const portal = await openSubscription();
    await button('Ändra tillägg').click();
    await expect.element(dialog.getByText('Inget är ändrat.')).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Surf 50 GB' }).click();
    await expect.element(inDialog('Spara')).toBeDisabled();
    await dialog.getByRole('button', { name: 'Ta bort Surf 50 GB' }).click();
    await dialog.getByRole('checkbox', { name: 'Hela världen' }).click();
    await expect.element(dialog.getByText('Nu 348 kr/mån exkl. moms, sedan 497 kr/mån exkl. moms.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Från och med' }).fill('2027-01-01');
    await userEvent.tab();
    await inDialog('Spara').click();
    await expect.element(page.getByText('Abonnemanget för Anna Andersson ändras 1 januari 2027')).toBeVisible();
    expect(portal.data.subscriptions[0]?.change?.products.toSorted()).toEqual([
      'data-10',
      'mobile-pbx',
      'roaming-world',
    ]);
    await button('Behåll som det är').click();
    await expect.element(page.getByText('Abonnemanget för Anna Andersson blir kvar som det är')).toBeVisible();
    expect(portal.data.subscriptions[0]?.change).toBeNull();
  });

  it('shows new prices before it is changed', async () => {
    const portal = await openSubscription();
    portal.api.refuse('updateSubscription', 'catalogue-changed');
    await button('Ändra tillägg').click();
    await dialog.getByRole('checkbox', { name: 'Hela världen' }).click();
    await inDialog('Spara').click();
    await expect.element(dialog.getByText('Priserna har ändrats')).toBeVisible();
    await expect.poll(() => portal.api.callsOf('getCatalogue').length).toBeGreaterThan(1);
  });

  it('of a softphone has no SIM card to block, and one that has ended nothing to do', async () => {
    const portal = portalWith({
      subscriptions: [aSubscription({ products: ['softphone'], simCards: [], status: 'ended' })],
    });
    await openPortal(`/subscriptions/${subscription.id}`, portal);
    await expect.element(page.getByRole('complementary').getByText('Avslutat')).toBeVisible();
    for (const name of ['Spärra SIM-kortet', 'Byt SIM-kort', 'Avsluta', 'Ändra tillägg'])
      await expect.element(button(name)).not.toBeInTheDocument();
  });
});
