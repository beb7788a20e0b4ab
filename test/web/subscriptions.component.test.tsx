/** A subscription in the portal: its SIM cards, its add-ons, its end. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anActivity } from './support/entities.ts';
import { openPortal } from './support/open-portal.tsx';
import {
  bo,
  subscription,
  text,
  button,
  link,
  dialog,
  inDialog,
  undo,
  portalWith,
  openSubscription,
} from './support/open-subscriptions.tsx';
import { anotherIccid, aReplacement, aSubscription } from './support/subscriptions.ts';

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
  it('moves to another user, once one is chosen, and back when that is undone', async () => {
    const portal = await openSubscription();
    await button('Flytta').click();
    await expect.element(dialog.getByText('Numret 070-174 06 05 flyttas med.')).toBeVisible();
    await inDialog('Flytta').click();
    await expect.element(dialog.getByText('Välj vem som ska ha abonnemanget.')).toBeVisible();
    expect(portal.api.callsOf('moveSubscription')).toEqual([]);
    await dialog.getByRole('combobox').fill('Bo');
    await page.getByRole('option', { name: /Bo Berg/u }).click();
    await inDialog('Flytta').click();
    await expect.element(page.getByText('Abonnemanget är flyttat till Bo Berg')).toBeVisible();
    expect(portal.data.subscriptions[0]?.userId).toBe(bo.id);
    await undo();
    await expect.element(page.getByText('Abonnemanget är flyttat till Anna Andersson')).toBeVisible();
  });

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
