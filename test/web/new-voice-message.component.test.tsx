/** A voice message is made where it is used: recorded or uploaded in a dialog over the form, and chosen there. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RejectionReason } from '../../domain/upload.ts';
import { anAnsweringGroup, aVoiceMessage, nthId } from './support/entities.ts';
import type { PortalOperation } from './support/fake-api.ts';
import { FakeS3 } from './support/fake-s3.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';

const text = (words: string | RegExp) => page.getByText(words).first();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const select = (name: string) => page.getByRole('combobox', { name, exact: true });
const closed = select('Meddelande när det är stängt');

const jul = aVoiceMessage({ name: 'Jul 2026' });
const lunch = aVoiceMessage({ id: nthId('msg', 2), name: 'Lunch' });
const messages = [jul, lunch];
const group = anAnsweringGroup();
const groupForm = `/answering-groups/${group.id}/edit`;
const bodiesOf = ({ api }: OpenPortal, id: PortalOperation) => api.callsOf(id).map(({ body }) => body);

/** A file is sent from the dialog that the field opens; it is being checked. */
async function upload(portal: OpenPortal, path: string, buttons: readonly RegExp[] = []) {
  const s3 = FakeS3.install(portal);
  const queryClient = await openPortal(path, portal);
  for (const name of buttons) await page.getByRole('button', { name }).first().click();
  await button(/: Spela in eller ladda upp$/).click();
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
    await expect.element(button('Meddelande: Lyssna på Påsk')).toBeVisible();
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

  it('that is rejected after its dialog was closed can be exchanged for what was chosen before', async () => {
    const portal = fakeApi({ answeringGroups: [{ ...group, closedMessageId: jul.id }], voiceMessages: messages });
    const { settle, close } = await upload(portal, groupForm);
    await close();
    await settle('rejected', 'silent');
    await button('Ta tillbaka Jul 2026').click();
    await expect.element(closed).toHaveValue(jul.id);
    await expect.element(closed).toHaveFocus();
    await expect.element(button('Ta tillbaka Jul 2026')).not.toBeInTheDocument();
  });

  it('does not save the form by a key that is pressed in the recorder', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    await openPortal(groupForm, portal);
    await closed.selectOptions('Lunch');
    await button(/: Spela in eller ladda upp$/).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Namn' }).fill('Jul');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Nytt talmeddelande' })).toBeVisible();
    expect(portal.api.callsOf('updateAnsweringGroup')).toEqual([]);
  });

  it('is recorded, named and chosen by keyboard alone, and the focus is back where it was', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    const s3 = FakeS3.install(portal);
    const queryClient = await openPortal(groupForm, portal);
    const opener = button('Meddelande när det är stängt: Spela in eller ladda upp');
    await expect.element(closed).toBeVisible();
    closed.element().focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(opener).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const recorder = page.getByRole('dialog', { name: 'Nytt talmeddelande' });
    await expect.element(recorder.getByRole('button', { name: 'Spela in', exact: true }).last()).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect.poll(() => document.querySelector('[role="timer"]')?.textContent).toMatch(/^0:0[1-9]/);
    await userEvent.keyboard(' ');
    await expect.element(recorder.getByRole('button', { name: 'Lyssna på inspelningen' })).toHaveFocus();
    const name = recorder.getByRole('textbox', { name: /^Namn/ });
    while (document.activeElement !== name.element()) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('Jul 2027{Enter}');
    (await s3.post()).arrive();
    const check = page.getByRole('dialog', { name: 'Jul 2027' });
    await expect.element(check.getByRole('button', { name: 'Stäng' })).toHaveFocus();
    portal.data.voiceMessages = portal.data.voiceMessages.map((message) => ({
      ...message,
      status: 'ready',
      durationSeconds: 2,
    }));
    await queryClient.refetchQueries({ type: 'active' });
    await expect.element(check).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => bodiesOf(portal, 'updateAnsweringGroup')).toEqual([{ closedMessageId: nthId('msg', 101) }]);
  });

  it('that is given up leaves the focus where it was', async () => {
    await openPortal(groupForm, fakeApi({ answeringGroups: [group], voiceMessages: messages }));
    const opener = button('Meddelande när det är stängt: Spela in eller ladda upp');
    await opener.click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Namn' }).fill('Jul');
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
  });

  it('is made on a phone too', async () => {
    const portal = fakeApi({ answeringGroups: [group], voiceMessages: messages });
    await openPortal(groupForm, portal, { isPhone: true });
    await button(/: Spela in eller ladda upp$/).click();
    await expect.element(page.getByRole('dialog', { name: 'Nytt talmeddelande' })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
