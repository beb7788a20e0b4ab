/** A port request in the portal: what it says in each state, what can be done then, and what cannot. */
import ICAL from 'ical.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { PortRequest } from '../../domain/port-request.ts';
import { expectAccessible } from './support/accessible.ts';
import { nthId } from './support/entities.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';
import { anna, button, portalWith, text } from './support/open-subscriptions.tsx';
import { after, anAcceptedPort, aPort, aRejectedPort } from './support/ports.ts';

const panel = page.getByRole('complementary');
const path = `/subscriptions/ports/${nthId('prt', 1)}`;

const openPort = async (request: PortRequest, now?: string): Promise<OpenPortal & { refetch: () => Promise<void> }> => {
  const portal =
    now === undefined
      ? portalWith({ portRequests: [request] })
      : fakeApi({ users: [anna], portRequests: [request] }, { now });
  const queryClient = await openPortal(path, portal);
  await expect.element(page.getByRole('heading', { name: 'Flytt av 070-174 06 05' })).toBeVisible();
  return { ...portal, refetch: () => queryClient.refetchQueries({ type: 'active' }) };
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
    can: ['Ladda upp fullmakt', 'Hämta fullmakt', 'Byt tid', 'Avbryt flytten'],
  },
  submitted: {
    request: aPort(),
    says: [
      /Väntar på svar/u,
      /Den gamla operatören svarar/u,
      /Senast torsdag 3 december kl\. 08:01/u,
      /Stopp för ändringar: 23 december kl\. 10:00/u,
      /Önskad tidtisdag 29 december 2026 kl\. 10:00/u,
      /Står påBageriet AB556677-8899/u,
    ],
    can: ['Lägg i kalendern', 'Byt tid', 'Avbryt flytten'],
  },
  rejected: {
    request: aRejectedPort({ text: 'Fel nr, se faktura' }),
    says: [
      /Avvisad/u,
      /Rätta och skicka igen/u,
      /Fel person- eller organisationsnummer/u,
      /Den gamla operatören skriver.*Fel nr, se faktura/u,
    ],
    can: ['Rätta och skicka igen', 'Avbryt flytten'],
  },
  accepted: {
    request: anAcceptedPort(),
    says: [
      /Godkänd/u,
      /Numret flyttas tisdag 29 december kl\. 10:00/u,
      /Bestämd tidtisdag 29 december 2026 kl\. 10:00/u,
    ],
    can: ['Lägg i kalendern', 'Byt tid', 'Avbryt flytten'],
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
    can: ['Lägg i kalendern', 'Byt tid', 'Avbryt flytten'],
  },
} as const;
const actions = [
  'Rätta och skicka igen',
  'Ladda upp fullmakt',
  'Hämta fullmakt',
  'Byt tid',
  'Lägg i kalendern',
  'Avbryt flytten',
];

describe('the panel of a port', () => {
  it.each(Object.entries(states))(
    'says what is true of one that is %s, and offers what can be done',
    async (_, each) => {
      await openPort(each.request);
      for (const words of each.says) await expect.element(panel).toMatchTextContent(words);
      const can: readonly string[] = each.can;
      for (const action of can) await expect.element(button(action)).toBeVisible();
      for (const name of actions.filter((action) => !can.includes(action)))
        await expect.element(button(name)).not.toBeInTheDocument();
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
    const now = '2026-12-23T08:57:00.000Z';
    vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const portal = await openPort(anAcceptedPort(), now);
    await expect.element(panel).toMatchTextContent(/Stopp för ändringar: om 3 minuter/u);
    await expect.element(button('Byt tid')).toBeVisible();
    portal.api.now = '2026-12-23T08:59:00.000Z';
    vi.advanceTimersByTime(120_000);
    await expect.element(panel).toMatchTextContent(/Stopp för ändringar: om 1 minut/u);
    portal.api.now = '2026-12-23T09:00:05.000Z';
    vi.advanceTimersByTime(65_000);
    await expect.element(text('går inte längre att avbryta')).toBeVisible();
    await expect.element(button('Byt tid')).not.toBeInTheDocument();
    await expect.element(button('Avbryt flytten')).not.toBeInTheDocument();
    await expect.element(button('Lägg i kalendern')).toBeVisible();
  });

  it.each([
    { name: 'rejected', request: aRejectedPort({ text: 'Fel nr, se faktura' }) },
    { name: 'locked', request: locked },
  ])('has nothing that axe finds when it is $name, in either theme', async ({ request }) => {
    await openPort(request);
    await expect.element(text('Det här har hänt')).toBeVisible();
    await expectAccessible();
  });

  it('says that one is not there, and no more', async () => {
    await openPortal(path, portalWith());
    await expect.element(page.getByRole('alert')).toMatchTextContent(/finns inte/u);
  });
});

/** What the browser was given to save: the file’s name and what it has. */
function saved(): { readonly names: string[]; readonly files: Blob[] } {
  const found = { names: [] as string[], files: [] as Blob[] };
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) found.files.push(file);
    return create(file);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    found.names.push(this.download || this.href);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return found;
}

describe('the calendar entry', () => {
  /** As another program reads it. */
  const entryOf = async (file: Blob | undefined) => {
    const written = (await file?.text()) ?? '';
    expect(written.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    const calendar = new ICAL.Component(ICAL.parse(written));
    const entry = calendar.getFirstSubcomponent('vevent');
    if (entry === null) throw new Error('there is no event');
    return { calendar, event: new ICAL.Event(entry), entry };
  };

  it('has the confirmed hour as instants, and is called by its number', async () => {
    await openPort(anAcceptedPort());
    const { names, files } = saved();
    await button('Lägg i kalendern').click();
    await expect.element(text('Kalenderfilen är hämtad')).toBeVisible();
    expect(names).toEqual(['nummerflytt-070-174-06-05.ics']);
    const { calendar, event, entry } = await entryOf(files[0]);
    expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('method')]).toEqual([
      '2.0',
      'PUBLISH',
    ]);
    // Tuesday 29 December 2026 at 10:00 in Sweden.
    expect(entry.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-12-29T09:00:00Z');
    expect(entry.getFirstPropertyValue('dtend')?.toString()).toBe('2026-12-29T10:00:00Z');
    expect(entry.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(event.summary).toBe('070-174 06 05 flyttar hit');
    expect(event.description).toContain('Användare: Anna Andersson');
    expect(entry.getFirstPropertyValue('url')).toMatch(path);
  });

  it('of another attempt replaces the one before: the same UID, a higher SEQUENCE, tentative until it is confirmed', async () => {
    const portal = await openPort(anAcceptedPort());
    const { files } = saved();
    await button('Lägg i kalendern').click();
    await expect.element(text('Kalenderfilen är hämtad')).toBeVisible();
    portal.data.portRequests = [
      after(
        anAcceptedPort(),
        { kind: 'reschedule', requestedStart: '2027-06-15T10:00' as PortRequest['requestedStart'] },
        '2026-12-01T07:50:00.000Z',
      ),
    ];
    await portal.refetch();
    await expect.element(panel).toMatchTextContent(/Väntar på svar/u);
    await button('Lägg i kalendern').click();
    await expect.poll(() => files.length).toBe(2);
    const [one, other] = await Promise.all(files.map(entryOf));
    expect(other?.event.uid).toBe(one?.event.uid);
    expect(other?.event.sequence).toBeGreaterThan(one?.event.sequence ?? Infinity);
    expect(other?.entry.getFirstPropertyValue('status')).toBe('TENTATIVE');
    // Summer time.
    expect(other?.entry.getFirstPropertyValue('dtstart')?.toString()).toBe('2027-06-15T08:00:00Z');
  });
});

describe('the power of attorney', () => {
  it('is a file that is called by its number', async () => {
    await openPort(awaiting);
    const { names, files } = saved();
    await button('Hämta fullmakt').click();
    await expect.element(text('Fullmakten är hämtad')).toBeVisible();
    expect(names).toEqual(['fullmakt-070-174-06-05.pdf']);
    expect(await files[0]?.text()).toBe('%PDF-1.7');
    expect(files[0]?.type).toBe('application/pdf');
  });

  it('that cannot be fetched says so, with another try', async () => {
    const portal = await openPort(awaiting);
    portal.api.refuse('getPowerOfAttorney', 'temporarily-unavailable');
    const { names } = saved();
    await button('Hämta fullmakt').click();
    await expect.element(button('Försök igen')).toBeVisible();
    portal.api.mend();
    await button('Försök igen').click();
    await expect.poll(() => names.length).toBe(1);
  });

  it('that was uploaded is shown at an address that is asked for then', async () => {
    const portal = await openPort(aPort({ needsConsent: true, documentId: nthId('doc', 1) }));
    const { names } = saved();
    await button('Visa fullmakten').click();
    await expect.poll(() => names.length).toBe(1);
    expect(portal.api.callsOf('getDocumentContent')).toHaveLength(1);
  });
});
