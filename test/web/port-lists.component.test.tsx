/** Numbers on their way here, in the lists, and from orders, users and the activity log. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { changeLanguage } from '../../web/language.ts';
import { anActivity, nthId } from './support/entities.ts';
import { openPortal } from './support/open-portal.tsx';
import { anna, bo, button, link, portalWith, table, text } from './support/open-subscriptions.tsx';
import { after, anAcceptedPort, aPort, aRejectedPort } from './support/ports.ts';
import { anOrder } from './support/subscriptions.ts';

const waiting = anOrder({ status: 'waiting-for-port', portRequestId: nthId('prt', 1) });
const cancelled = after(aPort({ id: nthId('prt', 3) }), { kind: 'cancel' }, '2026-12-01T07:30:00.000Z');
const unfinished = table('Nummer på väg hit');

describe('the list of ports', () => {
  it('has first what waits for the administrator, then the others by their hour, and then what is over', async () => {
    const portRequests = [
      cancelled,
      anAcceptedPort({ id: nthId('prt', 2), userId: bo.id }),
      aPort({ id: nthId('prt', 4), needsConsent: true, state: 'awaiting-consent' }),
      aRejectedPort({}, { since: '2026-12-01T07:30:00.000Z' }),
    ];
    await openPortal('/subscriptions', portalWith({ portRequests }));
    const rows = unfinished.getByRole('row');
    await expect
      .element(rows.nth(1))
      .toMatchTextContent(
        /070-174 06 05.*Anna Andersson.*Väntar på fullmakt.*tisdag 29 december kl\. 10:00.*Ladda upp fullmakten.*Det gör du eller en annan administratör, senast torsdag 31 december kl\. 08:00/u,
      );
    await expect
      .element(rows.nth(2))
      .toMatchTextContent(/Avvisad.*Rätta och skicka igen.*senast torsdag 31 december kl\. 08:30/u);
    await expect
      .element(rows.nth(3))
      .toMatchTextContent(/Bo Berg.*Godkänd.*Numret flyttas tisdag 29 december kl\. 10:00/u);
    await expect.element(table('Tidigare nummerflyttar').getByRole('row').nth(1)).toMatchTextContent(/Avbruten/u);
  });

  it('says what could not be read, and shows the orders all the same', async () => {
    const portal = portalWith({ orders: [waiting], portRequests: [aPort()] });
    portal.api.refuse('listPortRequests', 'temporarily-unavailable');
    await openPortal('/subscriptions', portal);
    await expect.element(text('Nummerflyttarna kunde inte läsas.')).toBeVisible();
    await expect.element(table('Pågående beställningar')).toMatchTextContent(/Anna Andersson/u);
    portal.api.mend();
    await button('Försök igen').click();
    await expect.element(unfinished).toMatchTextContent(/Väntar på svar/u);
  });

  it('is of one user when one is chosen', async () => {
    const portRequests = [aPort(), aPort({ id: nthId('prt', 2), userId: bo.id, number: '+46701740606' as never })];
    await openPortal(`/subscriptions?userId=${bo.id}`, portalWith({ portRequests }));
    await expect.element(unfinished).toMatchTextContent(/070-174 06 06/u);
    await expect.element(unfinished).not.toMatchTextContent(/070-174 06 05/u);
  });

  it('finds one that waits behind fifty that are over, and reads on only when asked after ten pages', async () => {
    const over = Array.from({ length: 50 }, (_, place) => ({ ...cancelled, id: nthId('prt', 100 + place) }));
    await openPortal('/subscriptions', portalWith({ portRequests: [...over, aPort()] }));
    await expect.element(unfinished).toMatchTextContent(/Väntar på svar/u);
  });

  it('is cards on a phone, and in English when somebody chooses it', async () => {
    await openPortal('/subscriptions', portalWith({ portRequests: [aRejectedPort()] }), { isPhone: true });
    await expect.element(unfinished).toMatchTextContent(/Rätta och skicka igen/u);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    await changeLanguage('en', { remember: false });
    await expect.element(table('Numbers on their way here')).toMatchTextContent(/Rejected.*Correct and send again/u);
  });
});

describe('the way to a port', () => {
  it('leads from its order and back', async () => {
    await openPortal(
      `/subscriptions/orders/${waiting.id}`,
      portalWith({ orders: [waiting], portRequests: [aRejectedPort()] }),
    );
    const panel = page.getByRole('complementary');
    await expect.element(panel).toMatchTextContent(/Avvisad.*Rätta och skicka igen/u);
    await link('Visa nummerflytten').click();
    await expect.element(page.getByRole('heading', { name: 'Flytt av 070-174 06 05' })).toBeVisible();
    await link('Visa beställningen').click();
    await expect.element(page.getByRole('heading', { name: 'Beställning till Anna Andersson' })).toBeVisible();
  });

  it('leads from its user, and from what the activity log says of it', async () => {
    const portal = portalWith({
      orders: [waiting],
      portRequests: [aPort()],
      activity: [anActivity({ action: 'port-rejected', entityId: nthId('prt', 1), entityName: '+46701740605' })],
    });
    await openPortal(`/users/${anna.id}`, portal);
    await expect.element(link('Visa nummerflytten')).toHaveAttribute('href', `/subscriptions/ports/${nthId('prt', 1)}`);
    await link('Aktivitet').click();
    await expect
      .element(link('Flytten av 070-174 06 05 hit avvisades'))
      .toHaveAttribute('href', `/subscriptions/ports/${nthId('prt', 1)}`);
  });

  it('is not blocked by an order that nothing stops any more: it cannot be cancelled', async () => {
    const locked = after(anAcceptedPort(), { kind: 'cut-off-passed' }, '2026-12-23T09:00:00.000Z');
    await openPortal(`/subscriptions/orders/${waiting.id}`, portalWith({ orders: [waiting], portRequests: [locked] }));
    await expect.element(page.getByRole('complementary').getByText('Bestämd', { exact: true })).toBeVisible();
    await expect.element(button('Avbeställ')).not.toBeInTheDocument();
  });

  it('is cancelled with its order, whose question says where the number stays', async () => {
    await openPortal(`/subscriptions/orders/${waiting.id}`, portalWith({ orders: [waiting], portRequests: [aPort()] }));
    await button('Avbeställ').click();
    await expect.element(text('Numret är kvar hos den gamla operatören och fungerar där som vanligt.')).toBeVisible();
  });
});
