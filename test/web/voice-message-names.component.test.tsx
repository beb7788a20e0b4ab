/** A voice message is called by its name where it is spoken of. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { anActivity, anAnsweringGroup, anEvent, aVoiceMessage, nthId } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const text = (words: string | RegExp) => page.getByText(words).first();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const select = (name: string) => page.getByRole('combobox', { name, exact: true });
const dialog = page.getByRole('dialog');

const jul = aVoiceMessage({ name: 'Jul 2026' });
const lunch = aVoiceMessage({ id: nthId('msg', 2), name: 'Lunch' });
const messages = [jul, lunch];
const group = anAnsweringGroup();

describe('a message is called by its name', () => {
  it('in the activity log; a deleted one is said to be that', async () => {
    const gone = nthId('msg', 9);
    const changes = [
      { field: 'closedMessageId', before: jul.id, after: gone },
      { field: 'keys', before: null, after: [`5 ${lunch.id}`] },
    ];
    const portal = fakeApi({ voiceMessages: messages, activity: [anActivity({ changes })] });
    await openPortal('/activity', portal);
    await text('2 uppgifter').click();
    await expect.element(page.getByRole('deletion').getByText('Jul 2026')).toBeVisible();
    await expect.element(text('ett borttaget meddelande')).toBeVisible();
    await expect.element(text('knapp 5: Lunch')).toBeVisible();
  });

  it('where two changed an event at once', async () => {
    const event = anEvent();
    const portal = fakeApi({ answeringGroups: [group], scheduleEvents: [event], voiceMessages: messages });
    await openPortal('/schedule', portal);
    await button(/Jul/).first().click();
    await select('Meddelande').selectOptions('Jul 2026');
    portal.data.scheduleEvents = [{ ...event, messageId: lunch.id, version: 2 }];
    await dialog.getByRole('button', { name: 'Spara' }).click();
    const sides = page.getByRole('alert').getByRole('group', { name: 'Meddelande' });
    await expect.element(sides.getByRole('button', { name: /Ditt.*Jul 2026/ })).toBeVisible();
    await expect.element(sides.getByRole('button', { name: /Deras.*Lunch/ })).toBeVisible();
  });
});
