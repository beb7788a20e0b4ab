/** A voice message is chosen where it is used: from the list, by ear, or recorded right there. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RejectionReason } from '../../domain/upload.ts';
import { anAnsweringGroup, anEvent, anIvrMenu, aVoiceMessage, nthId } from './support/entities.ts';
import type { PortalOperation } from './support/fake-api.ts';
import { FakeS3 } from './support/fake-s3.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';

const text = (words: string | RegExp) => page.getByText(words).first();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const select = (name: string) => page.getByRole('combobox', { name, exact: true });
const dialog = page.getByRole('dialog');
const closed = select('Meddelande när det är stängt');

const jul = aVoiceMessage({ name: 'Jul 2026' });
const lunch = aVoiceMessage({ id: nthId('msg', 2), name: 'Lunch' });
const messages = [jul, lunch];
const group = anAnsweringGroup();
const groupForm = `/answering-groups/${group.id}/edit`;
const bodiesOf = ({ api }: OpenPortal, id: PortalOperation) => api.callsOf(id).map(({ body }) => body);

describe('the field', () => {
  it('offers those that are ready, and plays the chosen one', async () => {
    const checking = aVoiceMessage({ id: nthId('msg', 3), name: 'Påsk', status: 'checking', durationSeconds: null });
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: [...messages, checking] });
    await openPortal(groupForm, portal);
    await expect.element(closed.getByRole('option', { name: 'Jul 2026' })).toBeInTheDocument();
    expect(
      closed
        .getByRole('option')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['Inget meddelande', 'Jul 2026', 'Lunch']);
    await expect.element(button(/^Lyssna på/)).not.toBeInTheDocument();
    await closed.selectOptions('Lunch');
    await button('Lyssna på Lunch').click();
    await expect.element(button('Pausa Lunch')).toBeVisible();
    expect(portal.api.callsOf('getVoiceMessageAudio').map(({ params }) => params.voiceMessageId)).toEqual([lunch.id]);
  });

  it('says that the list cannot be read, and keeps what is chosen', async () => {
    const portal = fakeApi({ answeringGroups: [{ ...group, closedMessageId: jul.id }], voiceMessages: messages });
    portal.api.refuse('listVoiceMessages', 'temporarily-unavailable');
    await openPortal(groupForm, portal);
    await expect.element(text('Meddelandena kunde inte läsas in.')).toBeVisible();
    await expect.element(closed).toHaveValue(jul.id);
    portal.api.mend();
    await button('Försök igen').click();
    await expect.element(closed.getByRole('option', { name: 'Lunch' })).toBeInTheDocument();
    await expect.element(closed).toHaveValue(jul.id);
  });

  it('says that the chosen one is gone', async () => {
    const portal = fakeApi({ answeringGroups: [{ ...group, closedMessageId: jul.id }], voiceMessages: [lunch] });
    await openPortal(groupForm, portal);
    await expect.element(text('Någon har tagit bort meddelandet. Välj ett annat.')).toBeVisible();
    await closed.selectOptions('Lunch');
    await expect.element(text('Någon har tagit bort meddelandet. Välj ett annat.')).not.toBeInTheDocument();
  });

  it('shows at its place what the API says of it', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    await openPortal(groupForm, portal);
    await closed.selectOptions('Jul 2026');
    portal.api.refuse('updateAnsweringGroup', 'invalid-request', {
      errors: [{ field: 'closedMessageId', code: 'unknown-reference', message: 'Finns inte.' }],
    });
    await button('Spara').click();
    await expect.element(text('Finns inte.')).toBeVisible();
    await expect.element(closed).toHaveFocus();
  });
});

/** A file is sent from the dialog that the field opens; it is being checked. */
async function upload(portal: OpenPortal, path: string, buttons: readonly RegExp[] = []) {
  const s3 = FakeS3.install(portal);
  const queryClient = await openPortal(path, portal);
  for (const name of buttons) await page.getByRole('button', { name }).first().click();
  await button('Spela in eller ladda upp').click();
  const recorder = page.getByRole('dialog', { name: 'Nytt talmeddelande' });
  await recorder.getByRole('button', { name: 'Ladda upp' }).click();
  const file = new File([new Uint8Array(3000)], 'Påsk.m4a', { type: 'audio/mp4' });
  await recorder.getByLabelText('Ljudfil', { exact: true }).last().upload(file);
  await recorder.getByRole('button', { name: 'Spara' }).click();
  (await s3.post()).arrive();
  await expect.element(page.getByRole('dialog', { name: 'Påsk' })).toBeVisible();
  /** What the check says. */
  const settle = async (status: 'ready' | 'rejected', rejectedBecause: RejectionReason | null = null) => {
    portal.data.voiceMessages = portal.data.voiceMessages.map((message) =>
      message.status === 'checking' ? { ...message, status, rejectedBecause, durationSeconds: 4 } : message,
    );
    await queryClient.refetchQueries({ type: 'active' });
  };
  return { settle, close: () => page.getByRole('dialog', { name: 'Påsk' }).getByRole('button').last().click() };
}

describe('a message that is made right there', () => {
  it('is chosen, and saved when it is ready', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    const { settle, close } = await upload(portal, groupForm);
    await close();
    await expect.element(closed.getByRole('option', { name: 'Påsk (kontrolleras…)' })).toBeInTheDocument();
    await expect.element(closed).toHaveValue(nthId('msg', 101));
    await button('Spara').click();
    await expect.element(text('Meddelandet kontrolleras. Spara när det är klart.')).toBeVisible();
    expect(portal.api.callsOf('updateAnsweringGroup')).toEqual([]);
    await settle('ready');
    await expect.element(text('Meddelandet är klart att använda.')).toBeVisible();
    await expect.element(text('Meddelandet kontrolleras. Spara när det är klart.')).not.toBeInTheDocument();
    await button('Spara').click();
    await expect.poll(() => bodiesOf(portal, 'updateAnsweringGroup')).toEqual([{ closedMessageId: nthId('msg', 101) }]);
  });

  it('closes its dialog when it is ready, and leaves the form as it was', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    const { settle } = await upload(portal, '/schedule', [/Ny schemahändelse/]);
    await settle('ready');
    await expect.element(page.getByRole('dialog', { name: 'Påsk' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('dialog', { name: 'Ny schemahändelse' })).toBeVisible();
    expect(portal.api.callsOf('createScheduleEvent')).toEqual([]);
    await expect.element(select('Meddelande')).toHaveValue(nthId('msg', 101));
    await expect.element(button('Lyssna på Påsk')).toBeVisible();
  });

  it('that is rejected says why, and is not saved', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    const { settle, close } = await upload(portal, groupForm);
    await close();
    await settle('rejected', 'silent');
    await expect
      .element(text('Det hörs inget i inspelningen. Kontrollera mikrofonen och spela in på nytt.'))
      .toBeVisible();
    await button('Spara').click();
    await expect.element(text(/^Meddelandet går inte att använda\./)).toBeVisible();
    expect(portal.api.callsOf('updateAnsweringGroup')).toEqual([]);
  });

  it('that is rejected gives back what was chosen before', async () => {
    const portal = fakeApi({ answeringGroups: [{ ...group, closedMessageId: jul.id }], voiceMessages: messages });
    const { settle } = await upload(portal, groupForm);
    await settle('rejected', 'silent');
    await expect.element(page.getByRole('dialog', { name: 'Påsk' }).getByText('Gör om')).toBeVisible();
    await page.getByRole('dialog', { name: 'Påsk' }).getByRole('button', { name: 'Stäng' }).click();
    await expect.element(closed).toHaveValue(jul.id);
  });

  it('does not save the form by a key that is pressed in the recorder', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    await openPortal(groupForm, portal);
    await closed.selectOptions('Lunch');
    await button('Spela in eller ladda upp').click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Namn' }).fill('Jul');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Nytt talmeddelande' })).toBeVisible();
    expect(portal.api.callsOf('updateAnsweringGroup')).toEqual([]);
  });

  it('is made on a phone too', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    await openPortal(groupForm, portal, { isPhone: true });
    await button('Spela in eller ladda upp').click();
    await expect.element(page.getByRole('dialog', { name: 'Nytt talmeddelande' })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});

describe('what is chosen is sent', () => {
  it('for a new event, and said in its sentence', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    portal.api.answer({ createScheduleEvent: ({ body }) => anEvent(body as object) });
    await openPortal('/schedule', portal);
    await button('Ny schemahändelse').click();
    await page.getByRole('textbox', { name: 'Namn' }).fill('Jul');
    await select('Meddelande').selectOptions('Jul 2026');
    await expect.element(text(/Meddelande: Jul 2026\. Gäller/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await expect.poll(() => bodiesOf(portal, 'createScheduleEvent')).toMatchObject([{ messageId: jul.id }]);
  });

  it('for an event that is changed; one that opens plays nothing', async () => {
    const event = anEvent({ messageId: jul.id });
    const portal = fakeApi({ answeringGroups: [group], scheduleEvents: [event], voiceMessages: messages });
    await openPortal('/schedule', portal);
    await button(/Jul/).first().click();
    await expect.element(select('Meddelande')).toHaveValue(jul.id);
    await select('Meddelande').selectOptions('Lunch');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await expect.poll(() => bodiesOf(portal, 'updateScheduleEvent')).toEqual([{ messageId: lunch.id }]);
    await button(/Jul/).first().click();
    await dialog.getByRole('radio', { name: 'Öppet' }).click();
    await expect.element(select('Meddelande')).not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await expect
      .poll(() => bodiesOf(portal, 'updateScheduleEvent'))
      .toMatchObject([{}, { effect: 'open', messageId: null }]);
  });

  it('for one occurrence; nothing chosen is what the series plays', async () => {
    const meeting = anEvent({
      title: 'Möte',
      start: '2026-12-07T12:00',
      end: '2026-12-07T13:00',
      recurrence: 'weekly',
      messageId: lunch.id,
    });
    const portal = fakeApi({ answeringGroups: [group], scheduleEvents: [meeting], voiceMessages: messages });
    await openPortal('/schedule?day=2026-12-07', portal);
    await button(/Möte/).first().click();
    await expect.element(text(/Meddelande: Lunch\./)).toBeVisible();
    await expect.element(select('Meddelande').getByRole('option', { name: 'Som vanligt: Lunch' })).toBeInTheDocument();
    await select('Meddelande').selectOptions('Jul 2026');
    await expect.element(text(/Meddelande: Jul 2026\./)).toBeVisible();
    await button('Ändra den här gången').click();
    const times = { start: '2026-12-07T12:00', end: '2026-12-07T13:00' };
    await expect.poll(() => bodiesOf(portal, 'putScheduleException')).toEqual([{ ...times, messageId: jul.id }]);
  });

  it('for holidays', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    portal.api.answer({
      listHolidays: () => ({
        items: [{ code: 'christmas-day', date: '2026-12-25', name: 'Juldagen', kind: 'public' }],
      }),
      createHolidayEvents: () => ({ items: [] }),
    });
    await openPortal('/schedule', portal);
    await button('Helgdagar').click();
    await select('Meddelande').selectOptions('Jul 2026');
    await button('Lägg till en dag').click();
    await expect
      .poll(() => bodiesOf(portal, 'createHolidayEvents'))
      .toMatchObject([{ codes: ['christmas-day'], messageId: jul.id }]);
  });

  it('for a menu: what it says when it is open and closed, and what a key plays', async () => {
    const menu = anIvrMenu({ keys: { 1: { kind: 'answering-group', id: group.id } } });
    const portal = fakeApi({ answeringGroups: [group], ivrMenus: [menu], voiceMessages: messages });
    await openPortal(`/ivr-menus/${menu.id}/edit`, portal);
    await select('Hälsning').selectOptions('Lunch');
    await closed.selectOptions('Jul 2026');
    await select('Knapp 1 leder till en').selectOptions('Talmeddelande');
    await button('Spara').click();
    await expect.element(text('Välj vart knapp 1 leder, eller ta bort den.')).toBeVisible();
    await select('Knapp 1 leder till').selectOptions('Lunch');
    await button('Spara').click();
    await expect
      .poll(() => bodiesOf(portal, 'updateIvrMenu'))
      .toEqual([
        { greetingMessageId: lunch.id, closedMessageId: jul.id, keys: { 1: { kind: 'message', id: lunch.id } } },
      ]);
  });
});

describe('what callers hear can be listened to', () => {
  const closedGroup = { ...group, openingHours: {}, closedMessageId: jul.id };

  it('on the overview', async () => {
    await openPortal('/', fakeApi({ answeringGroups: [closedGroup], voiceMessages: messages }));
    await expect.element(text('Jul 2026')).toBeVisible();
    await button('Lyssna på Jul 2026').click();
    await expect.element(button('Pausa Jul 2026')).toBeVisible();
  });

  it('in the simulator', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    portal.api.answer({
      getAnsweringGroupState: () => ({
        state: 'closed',
        messageId: lunch.id,
        because: { kind: 'opening-hours', id: null },
        nextChangeAt: null,
      }),
    });
    await openPortal(`/answering-groups/${group.id}`, portal);
    await button('Lyssna på Lunch').click();
    await expect.element(button('Pausa Lunch')).toBeVisible();
  });

  it('in the panel of a menu: its greeting, its keys', async () => {
    const keys = { 5: { kind: 'message', id: lunch.id } } as const;
    const menu = anIvrMenu({ greetingMessageId: jul.id, keys });
    await openPortal(`/ivr-menus/${menu.id}`, fakeApi({ ivrMenus: [menu], voiceMessages: messages }));
    await expect.element(button('Lyssna på Jul 2026')).toBeVisible();
    await expect.element(page.getByRole('listitem').filter({ hasText: 'Lunch' })).toBeVisible();
  });
});
