/** Every page opens, on a desktop and on a phone. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { anActivity, anAnsweringGroup, anEvent, anIvrMenu, aUser, aVoiceMessage, nthId } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';
import { anOrder, aSubscription } from './support/subscriptions.ts';

const [user, group, menu, message] = [nthId('usr', 1), nthId('grp', 1), nthId('mnu', 1), nthId('msg', 1)];

describe.each([
  { path: '/', heading: 'Översikt' },
  { path: '/users', heading: 'Användare' },
  { path: '/users/new', heading: 'Ny användare' },
  { path: `/users/${user}`, heading: 'Anna Andersson' },
  { path: `/users/${user}/edit`, heading: 'Redigera användare' },
  { path: '/answering-groups', heading: 'Svarsgrupper' },
  { path: '/answering-groups/new', heading: 'Ny svarsgrupp' },
  { path: `/answering-groups/${group}`, heading: 'Kundtjänst' },
  { path: `/answering-groups/${group}/edit`, heading: 'Redigera svarsgrupp' },
  { path: '/ivr-menus', heading: 'Knappvalsmenyer' },
  { path: '/ivr-menus/new', heading: 'Ny knappvalsmeny' },
  { path: `/ivr-menus/${menu}`, heading: 'Huvudmeny' },
  { path: `/ivr-menus/${menu}/edit`, heading: 'Redigera knappvalsmeny' },
  { path: '/schedule', heading: 'Kalender' },
  { path: '/voice-messages', heading: 'Talmeddelanden' },
  { path: `/voice-messages/${message}`, heading: 'Julafton' },
  { path: '/subscriptions', heading: 'Abonnemang' },
  { path: `/subscriptions/orders/${nthId('ord', 1)}`, heading: 'Beställning till Anna Andersson' },
  { path: `/subscriptions/${nthId('sub', 1)}`, heading: 'Abonnemang för Anna Andersson' },
  { path: '/activity', heading: 'Aktivitet' },
  { path: '/organization', heading: 'Organisation' },
])('$path', ({ path, heading }) => {
  it.each([false, true])('opens (on a phone: %s)', async (isPhone) => {
    const portal = fakeApi({
      users: [aUser()],
      answeringGroups: [anAnsweringGroup()],
      ivrMenus: [anIvrMenu()],
      scheduleEvents: [anEvent()],
      voiceMessages: [aVoiceMessage()],
      orders: [anOrder()],
      subscriptions: [aSubscription()],
      activity: [anActivity()],
    });
    await openPortal(path, portal, { isPhone });
    await expect.element(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  });
});
