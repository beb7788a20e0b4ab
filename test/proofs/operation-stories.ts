/** Each operation of the contract once, with what it takes to succeed, for `every-call-fails.test.ts`. */
import { createHash } from 'node:crypto';
import { listActivity } from '../../contract/activity.ts';
import * as groups from '../../contract/answering-groups.ts';
import { checkProducts, getCatalogue } from '../../contract/catalogue.ts';
import { calendarStories } from './calendar-stories.ts';
import { passwordStories } from './password-stories.ts';
import { portStories } from './port-stories.ts';
import * as texts from '../../contract/config-sms.ts';
import * as holidays from '../../contract/holidays.ts';
import * as menus from '../../contract/ivr-menus.ts';
import * as numbers from '../../contract/numbers.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import type { OperationId } from '../../contract/operations.ts';
import type { Operation } from '../../contract/operation.ts';
import { getOrganization, updateOrganization } from '../../contract/organization.ts';
import * as documents from '../../contract/documents.ts';
import { getDocs, getHealth, getOpenapi } from '../../contract/reference.ts';
import * as events from '../../contract/schedule-events.ts';
import * as session from '../../contract/session.ts';
import { listUserNames } from '../../contract/user-names.ts';
import * as users from '../../contract/users.ts';
import * as voiceMessages from '../../contract/voice-messages.ts';
import { writeChallenge } from '../../functions/session/challenge-session.ts';
import type { House, HouseRequest } from '../build/house.ts';
import { adas, world, worldOf, worldWithColleague, type Story } from '../build/story.ts';
import { withDocument, withMessage } from '../build/upload.ts';
import { letOperatorIn, onboarding } from '../build/world.ts';
import { about, christmas, targets, worldWithEvent } from './schedule-stories.ts';
import { orderStories } from './order-stories.ts';
import { subscriptionStories } from './subscription-stories.ts';
import { targetStories, worldWithTargets } from './target-stories.ts';

type Names = Readonly<Record<string, string>>;
type Asked = Omit<HouseRequest, 'as'>;

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const ownPassword = 'Kardemumma och socker';

const colleagues = worldWithColleague();
/** An event on two groups, repeated each year so that one occurrence can be skipped. */
const planned = worldWithEvent(2, { recurrence: 'yearly' });
const year = { from: '2026-11-23T12:00:00Z', to: '2027-11-23T12:00:00Z' };

/** A command of Ada's that changes something; again it may find it done. */
const changing = (
  before: Story['before'],
  operation: Operation,
  request: Asked = {},
  again: readonly number[] = [],
): Story => ({ before, command: adas(operation, request), again: [operation.success, ...again] });
/** A question of Ada's. */
const reading = (before: Story['before'], operation: Operation, query: HouseRequest['query'] = {}): Story => ({
  before,
  command: (house, { cecilia = '', group = '', menu = '', event = '', message = '', document = '', ...names }) => {
    const path = {
      userId: cecilia,
      answeringGroupId: group,
      ivrMenuId: menu,
      scheduleEventId: event,
      voiceMessageId: message,
      documentId: document,
    };
    return adas(operation, { path, query })(house, names);
  },
  again: [operation.success],
});
/** What anybody may ask. */
const open = (
  before: Story['before'],
  operation: Operation,
  request: (names: Names) => Asked,
  again: readonly number[] = [],
): Story => ({
  before,
  command: (house, names) => house.call(operation, request(names)),
  again: [operation.success, ...again],
  // A code lives for a minute, and whoever died here holds no key.
  afterSeconds: 10,
});
const told = (name: keyof typeof targetStories): Story => {
  const story = targetStories[name];
  if (!story) throw new Error(`there is no story that ${name}`);
  return story;
};

/** Ada's account, as she got it; or with a password of her own. */
const ada =
  (isOwn: boolean) =>
  async (house: House): Promise<Names> => {
    const names = await world(house);
    const account = house.directory.people.get(worldOf(names).administrator);
    if (!account) throw new Error('Ada has no account');
    if (isOwn) Object.assign(account, { password: ownPassword, oneTime: false });
    return { ...names, password: account.password };
  };
const adasLogin = ({ password }: Names): Asked => ({
  body: { organization: 'bageriet.example', username: 'ada@bageriet.example', password },
});
const adasChoice = (names: Names): Asked => {
  const oneTimePassword = String(names.password);
  const challengeSession = writeChallenge({
    name: worldOf(names).administrator,
    session: oneTimePassword,
    oneTimePassword,
    login: ['bageriet.example', 'ada@bageriet.example'],
  });
  return { body: { challengeSession, newPassword: ownPassword } };
};
const refresh = (names: Names): Asked => ({
  headers: { cookie: `__Host-session=refresh-${worldOf(names).administrator}` },
});

/** Cecilia has been sent a text; its link was followed. */
const texted = async (house: House): Promise<Names> => {
  const names = await colleagues(house);
  await adas(texts.sendConfigSms)(house, names);
  return { ...names, token: house.carrier.texts[0]?.text.split('#')[1] ?? '' };
};
const exchanged = async (house: House): Promise<Names> => {
  const { token, ...names } = await texted(house);
  return { ...names, code: (await house.call(texts.exchangeConfiguration, { body: { token, challenge } })).body.code };
};

const skipped = async (house: House): Promise<Names> => {
  const names = await planned(house);
  await about(events.putScheduleException, { body: { skip: true } })(house, names);
  return names;
};
const deleted = async (house: House): Promise<Names> => {
  const names = await worldWithColleague({ administrator: true })(house);
  await adas(users.deleteUser)(house, names);
  return names;
};

const worldWithMessage = async (house: House): Promise<Names> => withMessage(house, await world(house));
const worldWithDocument = async (house: House): Promise<Names> => withDocument(house, await world(house));
const ofMessage = (operation: Operation, request: Asked = {}, again: readonly number[] = []): Story => ({
  before: worldWithMessage,
  command: (house, names) =>
    adas(operation, { path: { voiceMessageId: names.message ?? '' }, ...request })(house, names),
  again: [operation.success, ...again],
});

/** Cecilia is in the department of Ada's colleagues, and some numbers are available. */
const worldWithNumbers = async (house: House): Promise<Names> => {
  const names = await worldWithColleague({ department: 'Bageriet' })(house);
  await addNumbers(house, names);
  return names;
};
/** The first of them is Cecilia's already. */
const addNumbers = (house: House, { organization: organizationId }: Names) =>
  house.call(numbers.createNumberRange, {
    as: onboarding.as,
    body: { organizationId, numbers: ['070-174 06 01', '070-174 06 21', '08-465 004 21'] },
  });

/** A new operation does not type-check until its story is here. */
export const operationStories: Readonly<Record<OperationId, Story>> = {
  createSession: open(ada(true), session.createSession, adasLogin),
  answerChallenge: {
    before: ada(false),
    // A password that was taken although the answer was lost cannot be chosen again: the login with it makes the browser known.
    command: async (house, names) => {
      const reply = await house.call(session.answerChallenge, adasChoice(names));
      return reply.status === 401
        ? house.call(session.createSession, adasLogin({ ...names, password: ownPassword }))
        : reply;
    },
    again: [200],
    isWanting: ({ status, headers }) =>
      status === 200 && !JSON.stringify(headers['set-cookie']).includes('__Host-device'),
    afterSeconds: 10,
  },
  refreshSession: open(world, session.refreshSession, refresh),
  deleteSession: open(world, session.deleteSession, refresh),
  ...passwordStories,
  getMe: reading(world, session.getMe),
  getOrganization: reading(world, getOrganization),
  updateOrganization: changing(world, updateOrganization, { body: { name: 'Nya Bageriet', language: 'en' } }),
  listUsers: reading(colleagues, users.listUsers, { q: 'ced' }),
  listUserNames: {
    before: colleagues,
    command: (house, names) => adas(listUserNames, { query: { ids: names.cecilia ?? '' } })(house, names),
    again: [200],
  },
  createUser: changing(world, users.createUser, {
    body: { firstName: 'Nils', lastName: 'Nilsson', administrator: true },
  }),
  getUser: reading(colleagues, users.getUser),
  updateUser: changing(colleagues, users.updateUser, {
    body: { lastName: 'Öberg', email: 'c@bageriet.example', administrator: true },
  }),
  deleteUser: changing(colleagues, users.deleteUser, {}, [404]),
  restoreUser: changing(deleted, users.restoreUser),
  resetPassword: changing(colleagues, users.resetPassword),
  sendConfigSms: changing(colleagues, texts.sendConfigSms),
  listConfigSms: reading(texted, texts.listConfigSms),
  exchangeConfiguration: open(
    texted,
    texts.exchangeConfiguration,
    ({ token }) => ({ body: { token, challenge } }),
    [410],
  ),
  // The app that never heard the answer has no password: its user asks for another text.
  redeemConfiguration: open(exchanged, texts.redeemConfiguration, ({ code }) => ({ body: { code, verifier } }), [410]),
  listAnsweringGroups: reading(worldWithTargets, groups.listAnsweringGroups),
  createAnsweringGroup: told('creates an answering group'),
  getAnsweringGroup: reading(worldWithTargets, groups.getAnsweringGroup),
  updateAnsweringGroup: told('changes an answering group'),
  deleteAnsweringGroup: told('deletes an answering group'),
  getAnsweringGroupState: reading(worldWithTargets, groups.getAnsweringGroupState),
  getAnsweringGroupTimeline: reading(worldWithTargets, groups.getAnsweringGroupTimeline, year),
  setAnsweringGroupOverride: told('opens a group for now'),
  removeAnsweringGroupOverride: told('lets a group be as planned again'),
  listIvrMenus: reading(worldWithTargets, menus.listIvrMenus),
  createIvrMenu: told('creates a menu'),
  getIvrMenu: reading(worldWithTargets, menus.getIvrMenu),
  updateIvrMenu: told('lets the keys of a menu lead elsewhere'),
  deleteIvrMenu: told('deletes a menu'),
  getIvrMenuState: reading(worldWithTargets, menus.getIvrMenuState),
  getIvrMenuTimeline: reading(worldWithTargets, menus.getIvrMenuTimeline, year),
  setIvrMenuOverride: told('closes a menu for now'),
  removeIvrMenuOverride: told('lets a menu be as planned again'),
  listScheduleEvents: reading(planned, events.listScheduleEvents, { from: '2026-12-01', to: '2026-12-31' }),
  createScheduleEvent: changing(planned, events.createScheduleEvent, {
    path: {},
    body: { ...christmas, targets: targets(2) },
  }),
  previewScheduleEvent: changing(planned, events.previewScheduleEvent, {
    path: {},
    body: { ...christmas, targets: targets(2) },
  }),
  getScheduleEvent: reading(planned, events.getScheduleEvent),
  updateScheduleEvent: {
    before: planned,
    command: about(events.updateScheduleEvent, { body: { end: '2026-12-28T08:00', targets: targets(2, 2) } }),
    again: [200],
  },
  deleteScheduleEvent: { before: planned, command: about(events.deleteScheduleEvent), again: [204, 404] },
  putScheduleException: {
    before: planned,
    command: about(events.putScheduleException, { body: { skip: true } }),
    again: [200],
  },
  deleteScheduleException: {
    before: skipped,
    command: about(events.deleteScheduleException),
    again: [204, 404],
  },
  ...calendarStories,
  listHolidays: reading(world, holidays.listHolidays, { year: '2026' }),
  createHolidayEvents: changing(planned, holidays.createHolidayEvents, {
    path: {},
    body: { year: 2026, codes: ['christmas-eve', 'christmas-day'], targets: targets(2), renewYearly: true },
  }),
  listVoiceMessages: reading(worldWithMessage, voiceMessages.listVoiceMessages),
  createVoiceMessage: changing(world, voiceMessages.createVoiceMessage, {
    body: { name: 'Jul 2026', contentType: 'audio/wav', size: 16_044 },
  }),
  getVoiceMessage: reading(worldWithMessage, voiceMessages.getVoiceMessage),
  updateVoiceMessage: ofMessage(voiceMessages.updateVoiceMessage, { body: { name: 'Jul 2027' } }),
  deleteVoiceMessage: ofMessage(voiceMessages.deleteVoiceMessage, {}, [404]),
  getVoiceMessageAudio: reading(worldWithMessage, voiceMessages.getVoiceMessageAudio),
  getCatalogue: reading(world, getCatalogue),
  ...portStories,
  checkProducts: changing(world, checkProducts, { body: { products: ['data', 'twin-sim'] } }),
  ...subscriptionStories,
  ...orderStories,
  listNumbers: reading(worldWithNumbers, numbers.listNumbers),
  suggestNumbers: {
    before: worldWithNumbers,
    command: (house, { cecilia = '', ...names }) =>
      adas(numbers.suggestNumbers, { query: { kind: 'mobile', userId: cecilia } })(house, names),
    again: [200],
  },
  createNumberRange: { before: colleagues, command: addNumbers, again: [201] },
  createDocument: changing(world, documents.createDocument, {
    body: { kind: 'power-of-attorney', fileName: 'fullmakt.png', contentType: 'image/png', size: 100 },
  }),
  getDocument: reading(worldWithDocument, documents.getDocument),
  getDocumentContent: reading(worldWithDocument, documents.getDocumentContent),
  listActivity: reading(colleagues, listActivity, { from: '2026-11-01' }),
  putOrganization: {
    before: async (house) => {
      await letOperatorIn(house);
      return {};
    },
    command: (house) => house.call(putOrganization, onboarding),
    again: [200, 201],
    // Whose account was made by a try that was not heard of is told no password within the minute, and then one.
    isWanting: ({ body }) => body.initialPassword === null,
  },
  getOpenapi: open(world, getOpenapi, () => ({})),
  getDocs: open(world, getDocs, () => ({})),
  getHealth: open(world, getHealth, () => ({})),
};
