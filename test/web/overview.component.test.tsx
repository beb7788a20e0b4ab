/** The overview: what waits, what changes this week, and the text to all who have not activated the app. Each part stands by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import texts from '../../web/messages/overview.sv.json' with { type: 'json' };
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { closeRound } from '../../web/users/send-to-all.ts';
import { anEvent, aUser, nthId } from './support/entities.ts';
import { Refusal } from './support/fake-api.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';
import { anAcceptedPort, aPortWithoutConsent, aRejectedPort } from './support/ports.ts';
import { anOrder } from './support/subscriptions.ts';

const card = (name: string) => page.getByRole('region', { name, exact: true });
const waiting = card(sv.waiting.title);
const week = card(texts.overview.week.title);

beforeEach(closeRound);

describe('what waits', () => {
  it('is listed, with the way to each', async () => {
    await openPortal('/', fakeApi({ portRequests: [aRejectedPort(), aPortWithoutConsent()] }));
    await expect
      .element(waiting.getByRole('link').first())
      .toHaveAttribute('href', `/subscriptions/ports/${nthId('prt', 2)}`);
  });

  it('is nothing, and says so', async () => {
    await openPortal('/', fakeApi());
    await expect.element(waiting.getByText(sv.waiting.nothing)).toBeVisible();
  });

  it('that cannot be read is not nothing, and leaves the other parts alone', async () => {
    const portal = fakeApi({ scheduleEvents: [anEvent({ start: '2026-12-04T00:00', end: '2026-12-05T00:00' })] });
    portal.api.refuse('listPortRequests', 'temporarily-unavailable');
    await openPortal('/', portal);
    await expect.element(waiting.getByRole('alert')).toBeVisible();
    await expect.element(week.getByText('Jul', { exact: false })).toBeVisible();
    portal.api.mend();
    await waiting.getByRole('button', { name: 'Försök igen' }).click();
    await expect.element(waiting.getByText(sv.waiting.nothing)).toBeVisible();
  });
});

describe('the coming seven days', () => {
  const busy = (): OpenPortal =>
    fakeApi({
      scheduleEvents: [
        anEvent({ title: 'Inventering', start: '2026-12-04T12:00', end: '2026-12-04T17:00' }),
        anEvent({ id: nthId('evt', 2), title: 'Julstängt' }),
      ],
      orders: [
        anOrder(),
        anOrder({
          id: nthId('ord', 2),
          status: 'waiting-for-port',
          activatesOn: '2026-12-07',
          portRequestId: nthId('prt', 1),
        }),
        anOrder({ id: nthId('ord', 3), activatesOn: '2026-12-20' }),
      ],
      portRequests: [anAcceptedPort({ requestedStart: '2026-12-07T10:00' as LocalDateTime })],
    });

  it('have closures, subscriptions and numbers at their hour, in their order, and nothing later', async () => {
    await openPortal('/', busy());
    await expect.element(week.getByText('måndag 7 december kl. 10:00')).toBeVisible();
    const links = week.getByRole('link');
    await expect.element(links.nth(0)).toHaveAttribute('href', `/subscriptions/orders/${nthId('ord', 1)}`);
    await expect.element(links.nth(1)).toHaveTextContent('Inventering stänger');
    await expect.element(links.nth(2)).toHaveAttribute('href', `/subscriptions/ports/${nthId('prt', 1)}`);
    expect(links.elements()).toHaveLength(3);
  });

  it('say that nothing changes only when all of it could be read', async () => {
    const portal = fakeApi();
    portal.api.refuse('listSubscriptionOrders', 'temporarily-unavailable');
    await openPortal('/', portal);
    await expect.element(week.getByRole('alert')).toBeVisible();
    await expect.element(week.getByText(texts.overview.week.nothing)).not.toBeInTheDocument();
    portal.api.mend();
    await week.getByRole('button', { name: 'Försök igen' }).click();
    await expect.element(week.getByText(texts.overview.week.nothing)).toBeVisible();
  });

  it('show what could be read when orders cannot', async () => {
    const portal = busy();
    portal.api.refuse('listSubscriptionOrders', 'temporarily-unavailable');
    await openPortal('/', portal);
    await expect.element(week.getByText('Inventering stänger')).toBeVisible();
    await expect.element(week.getByText(sv.app.partly)).toBeVisible();
  });
});

describe('the text to all', () => {
  const people = [1, 2, 3].map((nth) => aUser({ id: nthId('usr', nth), firstName: `Nr${nth}`, lastName: 'Ek' }));
  const toAll = texts.overview.toAll;
  const open = async (portal: OpenPortal) => {
    await openPortal('/', portal);
    await page.getByRole('button', { name: toAll.button }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Skicka 3 sms' }).click();
  };

  it('is asked for first, goes to each once, and lists who got none and why', async () => {
    const portal = fakeApi({ users: people });
    portal.api.answer({
      sendConfigSms: ({ params }) => {
        if (params.userId === nthId('usr', 2)) throw new Refusal('too-many-texts', { retryAfterSeconds: 60 });
        return { smsId: nthId('sms', 1), status: 'sent' };
      },
    });
    await open(portal);
    await expect.element(page.getByText('Klart: 2 av 3 är skickade')).toBeVisible();
    await expect.element(page.getByText(toAll.because['too-many-texts'])).toBeVisible();
    expect(portal.api.callsOf('sendConfigSms').map(({ params }) => params.userId)).toEqual(people.map(({ id }) => id));
    expect(new Set(portal.api.callsOf('sendConfigSms').map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  it('is stopped, left, found again, and goes on where it was', async () => {
    const portal = fakeApi({ users: people });
    portal.api.answer({ sendConfigSms: () => ({ smsId: nthId('sms', 1), status: 'sent' }) });
    const held = portal.api.hold('sendConfigSms');
    await open(portal);
    await held.arrived;
    await page.getByRole('button', { name: toAll.stop }).click();
    held.release();
    await expect.element(page.getByText('Stoppat: 1 av 3 är skickade')).toBeVisible();
    await page.getByRole('link', { name: 'Aktivitet', exact: true }).click();
    await expect.element(page.getByRole('heading', { name: 'Aktivitet' })).toBeVisible();
    await page.getByRole('link', { name: 'Översikt' }).click();
    await expect.element(page.getByText('Stoppat: 1 av 3 är skickade')).toBeVisible();
    await page.getByRole('button', { name: toAll.goOn }).click();
    await expect.element(page.getByText('Klart: 3 av 3 är skickade')).toBeVisible();
    expect(portal.api.callsOf('sendConfigSms')).toHaveLength(3);
  });

  it('stops for all when no texts are left, and says so', async () => {
    const portal = fakeApi({ users: people });
    portal.api.refuse('sendConfigSms', 'texts-used-up', { retryAfterSeconds: 3600 });
    await open(portal);
    await expect.element(page.getByText(toAll.usedUp)).toBeVisible();
    expect(portal.api.callsOf('sendConfigSms')).toHaveLength(1);
  });
});
