/** Every page, form and dialog of the portal, and an organisation that has something to show in each. */
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { anActivity, anAnsweringGroup, anEvent, anIvrMenu, aUser, aVoiceMessage, nthId } from './entities.ts';
import { fakeApi, type OpenPortal } from './open-portal.tsx';
import { anAcceptedPort, aRejectedPort } from './ports.ts';
import { anOrder, aSubscription } from './subscriptions.ts';
import { sessionOf } from './stored.ts';

/** An address, and the buttons that lead to a dialog there, one after the other. */
export interface Place {
  readonly path: string;
  readonly buttons?: readonly (string | RegExp)[];
  /** Of the form there, when it has fewer than two. */
  readonly fields?: 1;
}

const [user, group, menu, message] = [nthId('usr', 1), nthId('grp', 1), nthId('mnu', 1), nthId('msg', 1)];
const [order, subscription] = [nthId('ord', 1), nthId('sub', 1)];
const [port, acceptedPort] = [nthId('prt', 1), nthId('prt', 2)];

/** What is filled in. */
export const forms = {
  'a new user': { path: '/users/new' },
  'a user': { path: `/users/${user}/edit` },
  'the end of an account': { path: `/users/${user}`, buttons: ['Avaktivera'] },
  'a new answering group': { path: '/answering-groups/new' },
  'an answering group': { path: `/answering-groups/${group}/edit` },
  'a new event for a group, from its panel': { path: `/answering-groups/${group}`, buttons: ['Ny schemahändelse'] },
  'a new event for a group, from the list': {
    path: '/answering-groups',
    buttons: ['Ny schemahändelse för Kundtjänst'],
  },
  'an override': { path: `/answering-groups/${group}`, buttons: ['Stäng nu'] },
  'a new menu': { path: '/ivr-menus/new' },
  'a menu': { path: `/ivr-menus/${menu}/edit` },
  'a new event, from the calendar': { path: '/schedule', buttons: ['Ny schemahändelse'] },
  'an event': { path: '/schedule', buttons: [/Jul/] },
  'one time of an event that repeats': { path: '/schedule', buttons: [/Fredagsmöte/] },
  'several holidays': { path: '/schedule', buttons: ['Helgdagar'] },
  'a new voice message': { path: '/voice-messages', buttons: ['Spela in'], fields: 1 },
  'the name of a voice message': { path: `/voice-messages/${message}`, buttons: ['Byt namn'], fields: 1 },
  'the end of a subscription': { path: `/subscriptions/${subscription}`, buttons: ['Avsluta'], fields: 1 },
  'another SIM card': { path: `/subscriptions/${subscription}`, buttons: ['Byt SIM-kort'], fields: 1 },
  'another hour of a port': { path: `/subscriptions/ports/${acceptedPort}`, buttons: ['Byt tid'], fields: 1 },
  'the organisation': { path: '/organization' },
  'a new subscription': { path: '/subscriptions/new' },
} as const satisfies Readonly<Record<string, Place>>;

/** What is looked at, and what asks before it does something. */
export const views = {
  'the overview': { path: '/' },
  'the list of users': { path: '/users' },
  'the list of deleted users': { path: '/users?show=deleted' },
  'the panel of a user': { path: `/users/${user}` },
  'a new one-time password': { path: `/users/${user}`, buttons: ['Nytt engångslösenord'] },
  'the removal of a user': { path: `/users/${user}`, buttons: ['Ta bort'] },
  'the list of answering groups': { path: '/answering-groups' },
  'the panel of an answering group': { path: `/answering-groups/${group}` },
  'the removal of an answering group': { path: `/answering-groups/${group}`, buttons: ['Ta bort'] },
  'the list of menus': { path: '/ivr-menus' },
  'the panel of a menu': { path: `/ivr-menus/${menu}` },
  'the month': { path: '/schedule' },
  'the week': { path: '/schedule?view=week' },
  'the voice messages': { path: '/voice-messages' },
  'the panel of a voice message': { path: `/voice-messages/${message}` },
  'the removal of a voice message': { path: `/voice-messages/${message}`, buttons: ['Ta bort'] },
  'the orders and subscriptions': { path: '/subscriptions' },
  'the panel of an order': { path: `/subscriptions/orders/${order}` },
  'the panel of a port request': { path: `/subscriptions/ports/${port}` },
  'the correction of a port request': { path: `/subscriptions/ports/${port}`, buttons: ['Rätta och skicka igen'] },
  'the end of a port request': { path: `/subscriptions/ports/${port}`, buttons: ['Avbryt flytten'] },
  'the panel of a subscription': { path: `/subscriptions/${subscription}` },
  'the add-ons of a subscription': { path: `/subscriptions/${subscription}`, buttons: ['Ändra tillägg'] },
  'the lost phone of a user': { path: `/users/${user}`, buttons: ['Borttappad telefon'] },
  'the activity log': { path: '/activity' },
  'the command bar': { path: '/', buttons: [/Gå till/] },
  'a page that is not there': { path: '/nowhere' },
} as const satisfies Readonly<Record<string, Place>>;

/** Presses the buttons of a place whose page is open, and waits for the dialog. */
export async function press({ buttons = [] }: Place): Promise<void> {
  if (buttons.length === 0) return;
  for (const button of buttons)
    await page
      .getByRole('button', typeof button === 'string' ? { name: button, exact: true } : { name: button })
      .first()
      .click();
  await expect.element(page.getByRole('dialog'), { timeout: 20_000 }).toBeVisible();
}

/** Something of every kind: a user, a group with an agent, a menu with keys, an event, one that repeats, holidays, entries of the log. */
export function anOrganizationAtWork(): OpenPortal {
  const portal = fakeApi({
    users: [aUser(), aUser({ id: nthId('usr', 2), firstName: 'Dag', lastName: 'Dahl', status: 'deleted' })],
    answeringGroups: [anAnsweringGroup({ agents: [{ userId: user, loggedIn: true }] })],
    ivrMenus: [
      anIvrMenu({
        keys: {
          1: { kind: 'number', number: '+46846500420' },
          2: { kind: 'user', id: user },
          3: { kind: 'answering-group', id: group },
        },
      }),
    ],
    scheduleEvents: [
      anEvent(),
      anEvent({
        id: nthId('evt', 2),
        title: 'Fredagsmöte',
        start: '2026-12-04T14:00',
        end: '2026-12-04T15:00',
        recurrence: 'weekly',
      }),
    ],
    voiceMessages: [aVoiceMessage()],
    orders: [anOrder(), anOrder({ id: nthId('ord', 2), status: 'cancelled' })],
    portRequests: [aRejectedPort(), anAcceptedPort({ id: nthId('prt', 2) })],
    subscriptions: [aSubscription()],
    activity: [anActivity({ changes: [{ field: 'firstName', before: 'Ann', after: 'Anna' }] })],
  });
  portal.api.answer({
    createSession: () => sessionOf(portal.data, portal.api.now),
    listHolidays: () => ({
      items: [
        { date: '2026-12-24', code: 'christmas-eve', name: 'Julafton', kind: 'eve' },
        { date: '2026-12-28', code: 'squeeze-2026-12-28', name: 'Måndag i mellandagarna', kind: 'squeeze' },
      ],
    }),
  });
  return portal;
}
