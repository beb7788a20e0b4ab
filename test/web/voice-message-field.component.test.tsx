/** A voice message is chosen where it is used: from the list, and by ear. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { anAnsweringGroup, anEvent, anIvrMenu, aVoiceMessage, nthId } from './support/entities.ts';
import type { PortalOperation } from './support/fake-api.ts';
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
    await expect.element(button(/Lyssna på/)).not.toBeInTheDocument();
    await closed.selectOptions('Lunch');
    await button('Meddelande när det är stängt: Lyssna på Lunch').click();
    await expect.element(button('Meddelande när det är stängt: Pausa Lunch')).toBeVisible();
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
    await expect.element(button('Meddelande: Lyssna på Lunch')).toBeVisible();
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
    await expect.element(text(/^Meddelandet ges också till/)).not.toBeInTheDocument();
    await button('Lägg till en dag').click();
    await expect
      .poll(() => bodiesOf(portal, 'createHolidayEvents'))
      .toMatchObject([{ codes: ['christmas-day'], messageId: jul.id }]);
  });

  it('for holidays that exist already too, which is said, when they come again', async () => {
    const christmas = anEvent({
      title: 'Juldagen',
      targets: 'all-answering-groups',
      holiday: { code: 'christmas-day', year: 2026 },
    });
    const portal = fakeApi({ answeringGroups: [group], scheduleEvents: [christmas], voiceMessages: messages });
    portal.api.answer({
      listHolidays: () => ({
        items: [{ code: 'christmas-day', date: '2026-12-25', name: 'Juldagen', kind: 'public' }],
      }),
      createHolidayEvents: () => ({ items: [christmas] }),
    });
    await openPortal('/schedule', portal);
    await button('Helgdagar').click();
    await select('Meddelande').selectOptions('Jul 2026');
    await dialog.getByRole('switch').click();
    await expect.element(text('Meddelandet ges också till dagen som redan finns.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await expect
      .poll(() => bodiesOf(portal, 'createHolidayEvents'))
      .toMatchObject([{ codes: ['christmas-day'], messageId: jul.id, renewYearly: true }]);
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
