/** What an administrator does with a port request: correct and resubmit, reschedule, consent, cancel. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PortRequest } from '../../domain/port-request.ts';
import { expectAccessibleDialog } from './support/accessible.ts';
import { nthId } from './support/entities.ts';
import { FakeS3 } from './support/fake-s3.ts';
import { openPortal, untilCalm, type OpenPortal } from './support/open-portal.tsx';
import { button, dialog, inDialog, portalWith, text } from './support/open-subscriptions.tsx';
import { anOrder } from './support/subscriptions.ts';
import { aDocument, anAcceptedPort, aPort, aRejectedPort } from './support/ports.ts';

const order = anOrder({ status: 'waiting-for-port', portRequestId: nthId('prt', 1) });
const path = `/subscriptions/ports/${nthId('prt', 1)}`;
const person = { kind: 'person', name: 'Karin Berg', maskedIdentityNumber: '850709-****' } as const;
const ofKarin = { currentOwner: person, needsConsent: true, documentId: nthId('doc', 1) } as const;
/** A personal number that nobody has. */
const personalNumber = '19850709-9805';

async function open(request: PortRequest, action: string): Promise<OpenPortal> {
  const portal = portalWith({ orders: [order], portRequests: [request], documents: [aDocument()] });
  const queryClient = await openPortal(path, portal);
  await button(action).click();
  await expect.element(dialog).toBeVisible();
  await untilCalm(queryClient);
  return portal;
}

async function hasFocus(name: string): Promise<void> {
  await expect.element(dialog.getByLabelText(name, { exact: true })).toHaveFocus();
}
const corrections = (portal: OpenPortal) =>
  portal.api.callsOf('resubmitPortRequest').map(({ body }) => (body as { corrections: unknown }).corrections);

describe('a rejected request', () => {
  it('is corrected where it was wrong, and only that is sent', async () => {
    const portal = await open(aRejectedPort({ text: 'Stämmer inte' }, ofKarin), 'Rätta och skicka igen');
    await expect.element(dialog).toMatchTextContent(/Fel person- eller organisationsnummer.*Stämmer inte/u);
    await expect.element(dialog).toMatchTextContent(/Börja här/u);
    await hasFocus('Personnummer');
    await expect.element(dialog.getByRole('radio', { name: 'En person' })).toBeChecked();
    await expect.element(dialog.getByLabelText('Personens namn', { exact: true })).toHaveValue('Karin Berg');
    await expect.element(dialog).toMatchTextContent(/Ändra något först/u);
    await expectAccessibleDialog();
    await userEvent.type(dialog.getByLabelText('Personnummer', { exact: true }), personalNumber);
    await inDialog('Skicka igen').click();
    await expect.element(text('Flytten av 070-174 06 05 är skickad igen')).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(corrections(portal)).toEqual([
      { currentOwner: { kind: 'person', name: 'Karin Berg', identityNumber: personalNumber } },
    ]);
  });

  it.each([
    { reasonCode: 'wrong-identity-number', changed: {}, focused: 'Vi själva' },
    { reasonCode: 'number-not-on-subscriber', changed: {}, focused: 'Vi själva' },
    { reasonCode: 'wrong-name-or-address', changed: {}, focused: 'Företagets namn' },
    { reasonCode: 'wrong-name-or-address', changed: ofKarin, focused: 'Personens namn' },
    { reasonCode: 'prepaid-unregistered', changed: {}, focused: 'Dag för flytten' },
    { reasonCode: 'series-cannot-be-split', changed: {}, focused: 'Dag för flytten' },
    { reasonCode: 'wrong-configuration', changed: {}, focused: 'Dag för flytten' },
    { reasonCode: 'other', changed: {}, focused: 'Dag för flytten' },
  ] as const)('for $reasonCode begins at $focused', async ({ reasonCode, changed, focused }) => {
    await open(aRejectedPort({ reasonCode }, changed), 'Rätta och skicka igen');
    await hasFocus(focused);
  });

  it('of one’s own under another name has the number filled in, and needs no power of attorney', async () => {
    const portal = await open(aRejectedPort({ reasonCode: 'wrong-name-or-address' }), 'Rätta och skicka igen');
    await expect.element(dialog.getByLabelText('Organisationsnummer', { exact: true })).toHaveValue('5566778899');
    await dialog.getByLabelText('Företagets namn', { exact: true }).fill('Bageriet i Arboga AB');
    await inDialog('Skicka igen').click();
    await expect.element(text('är skickad igen')).toBeVisible();
    expect(corrections(portal)).toEqual([
      { currentOwner: { kind: 'organization', name: 'Bageriet i Arboga AB', identityNumber: '5566778899' } },
    ]);
  });

  it('gets another hour, of those at which a number can move', async () => {
    const portal = await open(aRejectedPort({ reasonCode: 'prepaid-unregistered' }), 'Rätta och skicka igen');
    await dialog.getByLabelText('Dag för flytten', { exact: true }).fill('2026-12-27');
    await expect.element(dialog).toMatchTextContent(/Helg: då flyttas inga nummer/u);
    await inDialog('Skicka igen').click();
    expect(corrections(portal)).toEqual([]);
    await dialog.getByLabelText('Dag för flytten', { exact: true }).fill('2026-12-30');
    await inDialog('Skicka igen').click();
    await expect.element(text('är skickad igen')).toBeVisible();
    // The first hour of the day: the closed one before had none.
    expect(corrections(portal)).toEqual([{ requestedStart: '2026-12-30T08:00' }]);
  });

  it('of somebody else now may be sent without its power of attorney, and says that it waits for it', async () => {
    await open(aRejectedPort({ reasonCode: 'number-not-on-subscriber' }), 'Rätta och skicka igen');
    await dialog.getByRole('radio', { name: 'En person' }).click();
    await dialog.getByLabelText('Personens namn', { exact: true }).fill('Karin Berg');
    await dialog.getByLabelText('Personnummer', { exact: true }).fill(personalNumber);
    await expect.element(dialog).toMatchTextContent(/begäran skickas när den finns/u);
    await inDialog('Skicka igen').click();
    await expect.element(text('Ladda upp fullmakten, så skickas begäran.')).toBeVisible();
    await expect.element(page.getByRole('complementary')).toMatchTextContent(/Väntar på fullmakt/u);
  });

  it('says at its field what is missing or wrong, with the focus there, and sends nothing', async () => {
    const portal = await open(aRejectedPort({}, ofKarin), 'Rätta och skicka igen');
    await dialog.getByLabelText('Personens namn', { exact: true }).fill('Karin Bergström');
    await inDialog('Skicka igen').click();
    await hasFocus('Personnummer');
    await expect.element(dialog.getByLabelText('Personnummer', { exact: true })).toBeInvalid();
    expect(corrections(portal)).toEqual([]);
  });

  it('opens what the API rejects besides, says it there, and moves the focus', async () => {
    const portal = await open(aRejectedPort({}, ofKarin), 'Rätta och skicka igen');
    await dialog.getByLabelText('Personnummer', { exact: true }).fill(personalNumber);
    portal.api.refuse('resubmitPortRequest', 'invalid-request', {
      errors: [{ field: 'corrections.requestedStart', code: 'on-holiday', message: 'Den 29 december är stängd.' }],
    });
    await inDialog('Skicka igen').click();
    await expect.element(dialog).toMatchTextContent(/Den 29 december är stängd\./u);
    await hasFocus('Dag för flytten');
  });

  it('that the API finds not to be corrected says so above', async () => {
    const portal = await open(aRejectedPort({}, ofKarin), 'Rätta och skicka igen');
    await dialog.getByLabelText('Personnummer', { exact: true }).fill(personalNumber);
    portal.api.refuse('resubmitPortRequest', 'invalid-request', {
      errors: [{ field: 'corrections', code: 'not-corrected', message: 'Det är samma uppgifter som avvisades.' }],
    });
    await inDialog('Skicka igen').click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/samma uppgifter som avvisades/u);
  });

  it('is one effect when the answer is slow and the button is pressed again', async () => {
    const portal = await open(aRejectedPort({}, ofKarin), 'Rätta och skicka igen');
    await dialog.getByLabelText('Personnummer', { exact: true }).fill(personalNumber);
    const held = portal.api.hold('resubmitPortRequest');
    await inDialog('Skicka igen').click();
    await held.arrived;
    await userEvent.keyboard('{Enter}');
    held.release();
    await expect.element(text('är skickad igen')).toBeVisible();
    expect(portal.api.callsOf('resubmitPortRequest')).toHaveLength(1);
  });

  it('asks before what is filled in is thrown away', async () => {
    await open(aRejectedPort({}, ofKarin), 'Rätta och skicka igen');
    await dialog.getByLabelText('Personnummer', { exact: true }).fill(personalNumber);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog').last()).toMatchTextContent(/Lämna utan att spara/u);
  });
});

describe('what somebody else made illegal meanwhile', () => {
  it.each([
    { action: 'Rätta och skicka igen', request: aRejectedPort({}, ofKarin), deed: 'Skicka igen' },
    { action: 'Avbryt flytten', request: aRejectedPort({}, ofKarin), deed: 'Avbryt flytten' },
  ])('by $action says what is true now, and who did it', async ({ action, request, deed }) => {
    const portal = await open(request, action);
    if (action === 'Rätta och skicka igen')
      await dialog.getByLabelText('Personnummer', { exact: true }).fill(personalNumber);
    const porting = { ...request, state: 'locked' as const };
    portal.data.portRequests = [
      {
        ...porting,
        timeline: [
          ...request.timeline,
          { at: '2026-12-01T07:55:00.000Z', actor: request.requestedBy, from: 'accepted', to: 'locked', reason: null },
        ],
      },
    ];
    await inDialog(deed).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Läget har ändrats.*Bestämd.*Ada Lind/u);
    await expect.element(inDialog(deed)).toBeDisabled();
    await expect.element(dialog).toMatchTextContent(/Stäng, och se vad som gäller nu/u);
    await inDialog('Stäng').click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('complementary')).toMatchTextContent(/Bestämd/u);
  });
});

describe('another hour', () => {
  it('is chosen among those at which a number can move, and the losing operator answers anew', async () => {
    const portal = await open(anAcceptedPort(), 'Byt tid');
    await hasFocus('Dag för flytten');
    await expect.element(dialog).toMatchTextContent(/Nu: tisdag 29 december kl\. 10:00/u);
    await expect.element(dialog).toMatchTextContent(/Välj en annan tid än den som gäller nu/u);
    await expect.element(dialog).toMatchTextContent(/Tiden som är bestämd gäller inte längre/u);
    await expectAccessibleDialog();
    await dialog.getByLabelText('Dag för flytten', { exact: true }).fill('2027-01-07');
    await dialog.getByRole('radio', { name: '14:00' }).click();
    await inDialog('Begär ny tid').click();
    await expect.element(text('En ny tid är begärd för 070-174 06 05')).toBeVisible();
    await expect.element(page.getByRole('complementary')).toMatchTextContent(/Väntar på svar.*torsdag 7 januari 2027/u);
    expect(portal.api.callsOf('reschedulePortRequest').map(({ body }) => body)).toEqual([
      { requestedStart: '2027-01-07T14:00' },
    ]);
  });

  it('that the API rejects is said at the day', async () => {
    const portal = await open(anAcceptedPort(), 'Byt tid');
    portal.api.refuse('reschedulePortRequest', 'invalid-request', {
      errors: [{ field: 'requestedStart', code: 'too-soon', message: 'För tidigt.' }],
    });
    await dialog.getByLabelText('Dag för flytten', { exact: true }).fill('2027-01-07');
    await inDialog('Begär ny tid').click();
    await expect.element(dialog).toMatchTextContent(/För tidigt\./u);
    await hasFocus('Dag för flytten');
  });
});

describe('a request that waits for consent', () => {
  const awaiting = aPort({ ...ofKarin, documentId: null, state: 'awaiting-consent', sentAt: null });

  it('is sent with its power of attorney', async () => {
    const portal = portalWith({ portRequests: [awaiting], documents: [] });
    const s3 = FakeS3.install(portal);
    const queryClient = await openPortal(path, portal);
    await button('Ladda upp fullmakt').click();
    await expect.element(dialog).toMatchTextContent(/Hämta fullmakten, låt Karin Berg skriva under/u);
    await expect.element(dialog).toMatchTextContent(/Välj filen med fullmakten/u);
    await untilCalm(queryClient);
    await expectAccessibleDialog();
    await dialog
      .getByLabelText('Fil med fullmakten', { exact: true })
      .last()
      .upload(new File([new Uint8Array(3000)], 'fullmakt.pdf', { type: 'application/pdf' }));
    (await s3.post()).arrive();
    await expect.element(dialog).toMatchTextContent(/Fullmakten kontrolleras/u);
    portal.data.documents = portal.data.documents.map((each) => ({ ...each, status: 'ready', pages: 1 }));
    await queryClient.refetchQueries({ type: 'active' });
    await inDialog('Lägg till fullmakten').click();
    await expect.element(text('Fullmakten för 070-174 06 05 är tillagd')).toBeVisible();
    await expect.element(page.getByRole('complementary')).toMatchTextContent(/Väntar på svar.*Visa fullmakten/u);
  });

  it('for an hour that there is no time for any more leads to another hour first', async () => {
    await open(
      { ...awaiting, requestedStart: '2026-12-04T10:00' as PortRequest['requestedStart'] },
      'Ladda upp fullmakt',
    );
    await expect.element(inDialog('Lägg till fullmakten')).toBeDisabled();
    await inDialog('Byt tid').click();
    await expect.element(page.getByRole('dialog', { name: 'Byt tid för flytten av 070-174 06 05' })).toBeVisible();
  });
});

describe('the end of a request', () => {
  it('says what happens to the number, the order, its SIM cards and the power of attorney, and does it', async () => {
    const portal = await open(aRejectedPort({}, ofKarin), 'Avbryt flytten');
    await expect
      .element(dialog)
      .toMatchTextContent(
        /är kvar hos den gamla operatören.*Beställningen till Anna Andersson avbeställs.*SIM-kortet kan användas till en annan beställning.*Fullmakten/u,
      );
    await expectAccessibleDialog();
    await inDialog('Avbryt flytten').click();
    await expect.element(text('Flytten av 070-174 06 05 är avbruten')).toBeVisible();
    expect(portal.data.portRequests[0]?.state).toBe('cancelled');
  });

  it('that does not get through can be tried again, and is one effect', async () => {
    const portal = await open(aPort(), 'Avbryt flytten');
    portal.api.disconnect('cancelPortRequest');
    await inDialog('Avbryt flytten').click();
    await expect.element(dialog.getByRole('alert')).toBeVisible();
    portal.api.mend();
    await inDialog('Avbryt flytten').click();
    await expect.element(text('är avbruten')).toBeVisible();
    const keys = portal.api.callsOf('cancelPortRequest').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });
});
