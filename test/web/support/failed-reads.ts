/** What a test of a read that fails looks for. */
import { page } from 'vitest/browser';
import { anActivity, anAnsweringGroup, anEvent, anIvrMenu, aUser, aVoiceMessage } from './entities.ts';
import { fakeApi, type OpenPortal } from './open-portal.tsx';

export const text = (words: string | RegExp) => page.getByText(words, { exact: false }).first();

export const retry = (): Promise<void> => page.getByRole('button', { name: 'Försök igen' }).first().click();

/** An organisation with one thing of each kind. */
export const oneOfEach = (): OpenPortal =>
  fakeApi({
    users: [aUser()],
    answeringGroups: [anAnsweringGroup()],
    ivrMenus: [anIvrMenu()],
    scheduleEvents: [anEvent()],
    voiceMessages: [aVoiceMessage()],
    activity: [anActivity()],
  });
