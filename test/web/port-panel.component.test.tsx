/** A port request in the portal: what it says in each state, what can be done then, and what cannot. */
import ICAL from 'ical.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { PortRequest } from '../../domain/port-request.ts';
import { nthId } from './support/entities.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';
import { anna, button, dialog, inDialog, portalWith, text } from './support/open-subscriptions.tsx';
import { after, anAcceptedPort, aPort, aRejectedPort } from './support/ports.ts';

const panel = page.getByRole('complementary');
const path = `/subscriptions/ports/${nthId('prt', 1)}`;

const openPort = async (request: PortRequest, now?: string): Promise<OpenPortal> => {
  const portal =
    now === undefined
      ? portalWith({ portRequests: [request] })
      : fakeApi({ users: [anna], portRequests: [request] }, { now });
  await openPortal(path, portal);
  await expect.element(page.getByRole('heading', { name: 'Flytt av 070-174 06 05' })).toBeVisible();
  return portal;
};

const at = '2026-12-23T09:00:00.000Z';
const locked = after(anAcceptedPort(), { kind: 'cut-off-passed' }, at);
const porting = after(locked, { kind: 'hour-came' }, '2026-12-29T09:00:00.000Z');
const awaiting = aPort({ state: 'awaiting-consent', needsConsent: true, sentAt: null });
const silent = after(aPort(), { kind: 'answer-overdue' }, '2026-12-03T07:01:00.000Z');

/** Each state with what it says and what can be done. */
const states = {
  'awaiting-consent': {
    request: awaiting,
    says: [
      /Väntar på fullmakt/u,
      /Ladda upp fullmakten/u,
      /Inget skickas till den gamla operatören innan/u,
      /FullmaktSaknas/u,
    ],
    can: ['Hämta fullmakt', 'Avbryt flytten'],
  },
  submitted: {
    request: aPort(),
    says: [
      /Väntar på svar/u,
      /Den gamla operatören svarar/u,
      /Senast torsdag 3 december kl\. 08:01/u,
      /Stopp för ändringar: 22 december kl\. 10:00/u,
      /Önskad tidtisdag 29 december 2026 kl\. 10:00/u,
      /Står påBageriet AB556677-8899/u,
    ],
    can: ['Lägg i kalendern', 'Avbryt flytten'],
  },
  rejected: {
    request: aRejectedPort({ text: 'Fel nr, se faktura' }),
    says: [
      /Avvisad/u,
      /Rätta och skicka igen/u,
      /Fel person- eller organisationsnummer/u,
      /Den gamla operatören skriver.*Fel nr, se faktura/u,
    ],
    can: ['Avbryt flytten'],
  },
  accepted: {
    request: anAcceptedPort(),
    says: [
      /Godkänd/u,
      /Numret flyttas tisdag 29 december kl\. 10:00/u,
      /Bestämd tidtisdag 29 december 2026 kl\. 10:00/u,
    ],
    can: ['Lägg i kalendern', 'Avbryt flytten'],
  },
  locked: {
    request: locked,
    says: [/Bestämd/u, /går inte längre att avbryta eller få en annan tid/u],
    can: ['Lägg i kalendern'],
  },
  porting: {
    request: porting,
    says: [/Flyttas nu/u, /Den gamla operatören gör klart det, senast onsdag 30 december kl\. 10:00/u],
    can: [],
  },
  completed: {
    request: {
      ...after(porting, { kind: 'completed', needsOperator: 'sim-card-missing' }, '2026-12-29T09:05:00.000Z'),
      notice: 'sent' as const,
    },
    says: [
      /Klar/u,
      /Numret har flyttat hit/u,
      /SIM-kortet är inte på plats än/u,
      /Sms till användarenSkickat: numret har flyttat/u,
    ],
    can: [],
  },
  cancelled: {
    request: after(aPort(), { kind: 'cancel' }, '2026-12-01T07:40:00.000Z'),
    says: [/Avbruten/u, /Numret är kvar hos den gamla operatören/u],
    can: [],
  },
  failed: {
    request: after(porting, { kind: 'failed', text: 'Fel i växeln' }, '2026-12-29T09:05:00.000Z'),
    says: [
      /Misslyckades/u,
      /Vår personal ser över flytten/u,
      /fungerar hos den gamla operatören som förut/u,
      /Fel i växeln/u,
    ],
    can: [],
  },
  'donor-silent': {
    request: silent,
    says: [
      /Svaret dröjer/u,
      /har inte svarat i tid\. Vår personal frågar dem/u,
      /Den gamla operatören svarade inte i tid/u,
    ],
    can: ['Lägg i kalendern', 'Avbryt flytten'],
  },
} as const;
const actions = ['Hämta fullmakt', 'Lägg i kalendern', 'Avbryt flytten'];

describe('the panel of a port', () => {
  it.each(Object.entries(states))(
    'says what is true of one that is %s, and offers what can be done',
    async (_, each) => {
      await openPort(each.request);
      for (const words of each.says) await expect.element(panel).toMatchTextContent(words);
      const can: readonly string[] = each.can;
      for (const action of actions)
        await (can.includes(action)
          ? expect.element(button(action)).toBeVisible()
          : expect.element(button(action)).not.toBeInTheDocument());
    },
  );

  it('has what happened, the newest first, with who and why', async () => {
    await openPort(
      after(aRejectedPort(), { kind: 'cancel' }, '2026-12-01T07:40:00.000Z', {
        kind: 'administrator',
        id: anna.id,
        name: 'Astrid Admin',
      }),
    );
    const rows = panel.getByRole('listitem');
    await expect.element(rows.nth(0)).toMatchTextContent(/Flytten avbröts.*Astrid Admin.*för 20 minuter sedan/u);
    await expect
      .element(rows.nth(1))
      .toMatchTextContent(/Den gamla operatören sa nej.*Den gamla operatören.*Fel person- eller organisationsnummer/u);
    await expect.element(rows.nth(2)).toMatchTextContent(/Begäran skickades till den gamla operatören.*Automatiskt/u);
    await expect.element(rows.nth(3)).toMatchTextContent(/Flytten beställdes.*Astrid Admin/u);
  });

  it('counts down to the cut-off by the server’s clock, and takes the buttons away when it comes', async () => {
    const portal = await openPort(anAcceptedPort(), '2026-12-22T08:57:30.000Z');
    await expect.element(panel).toMatchTextContent(/Stopp för ändringar: om 2 minuter/u);
    await expect.element(button('Avbryt flytten')).toBeVisible();
    portal.api.now = '2026-12-22T09:00:00.000Z';
    await portal.api.callsOf('getPortRequest');
    await page.getByRole('link', { name: 'Visa beställningen' }).hover();
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.element(text('går inte längre att avbryta')).toBeVisible();
    await expect.element(button('Avbryt flytten')).not.toBeInTheDocument();
  });

  it('says that one is not there, and no more', async () => {
    await openPortal(path, portalWith());
    await expect.element(page.getByRole('alert')).toMatchTextContent(/finns inte/u);
  });
});
