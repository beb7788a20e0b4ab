/** A small organisation in memory, and how the API answers for it: lists, one by id, changes by version. */
import type { ActivityReply } from '../../../contract/activity.ts';
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import type { Session } from '../../../contract/session.ts';
import type { UserReply } from '../../../contract/users.ts';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { toInstant } from '../../../domain/local-date.ts';
import type { TargetState } from '../../../domain/schedule.ts';
import type { Reply } from '../../../web/api/routes.ts';
import { anOrganization, administrator, aVoiceMessage, nthId } from './entities.ts';
import type { Answers, Call } from './fake-api.ts';
import { orderingAnswers, type StoredOrdering } from './ordering.ts';
import { portAnswers, type StoredPorts } from './ports.ts';
import { assertVersion, find, page, type Versioned } from './stored-lists.ts';
import { subscriptionAnswers, type StoredSubscriptions } from './subscriptions.ts';

/** What is stored; a test changes it as another person would. */
export interface Stored extends StoredSubscriptions, StoredOrdering, StoredPorts {
  users: UserReply[];
  answeringGroups: AnsweringGroupReply[];
  ivrMenus: IvrMenuReply[];
  scheduleEvents: ScheduleEventReply[];
  voiceMessages: VoiceMessageReply[];
  activity: ActivityReply[];
  organization: OrganizationReply;
}

export const stored = (different: Partial<Stored> = {}): Stored => ({
  answeringGroups: [],
  ivrMenus: [],
  scheduleEvents: [],
  voiceMessages: [],
  activity: [],
  orders: [],
  portRequests: [],
  subscriptions: [],
  numbers: [],
  orderDrafts: [],
  documents: [],
  organization: anOrganization(),
  ...different,
  users: [...(different.users ?? []), administrator],
});

/** The session of {@link administrator}, good for ten minutes. */
export const sessionOf = ({ organization }: Stored, now: string): Session => ({
  accessToken: 'token',
  expiresAt: new Date(Date.parse(now) + 600_000).toISOString(),
  user: administrator,
  organization,
});

/** Answers to all reads, and to the changes that do no more than change what is stored. */
export function answersFor(data: Stored, now: string): Answers {
  const state = {
    state: 'open',
    messageId: null,
    because: { kind: 'always-open', id: null },
    nextChangeAt: null,
  } as const;
  let created = 0;
  return {
    refreshSession: () => sessionOf(data, now),
    deleteSession: () => undefined,
    getOrganization: () => data.organization,
    updateOrganization: (call) => {
      assertVersion(call, data.organization);
      const { version } = data.organization;
      data.organization = { ...data.organization, ...(call.body as object), version: version + 1 };
      return data.organization;
    },
    listUsers: ({ query }) => {
      const chosen = data.users
        .filter(
          ({ status }) => status === (query.status ?? status) && (query.status !== undefined || status !== 'deleted'),
        )
        .filter((user) => query.administrator === undefined || String(user.administrator) === query.administrator)
        .filter((user) => begins(`${user.firstName} ${user.lastName}`, query.q));
      return page(
        chosen.map((user) => ({ ...user, restorableUntil: null })),
        query,
      );
    },
    getUser: ({ params }) => find(data.users, params.userId),
    listUserNames: ({ query }) => ({
      items: data.users
        .filter(({ id }) => (query.ids ?? '').split(',').includes(id))
        .map(({ id, firstName, lastName, status }) => ({ id, name: `${firstName} ${lastName}`, status })),
    }),
    updateUser: (call) => change(data.users, call.params.userId, call),
    deleteUser: (call) => remove(data.users, call.params.userId, call),
    listConfigSms: () => ({ items: [], nextCursor: null }),
    listAnsweringGroups: ({ query }) =>
      page(
        data.answeringGroups.filter(({ name }) => begins(name, query.q)),
        query,
      ),
    getAnsweringGroup: ({ params }) => find(data.answeringGroups, params.answeringGroupId),
    updateAnsweringGroup: (call) => change(data.answeringGroups, call.params.answeringGroupId, call),
    deleteAnsweringGroup: (call) => remove(data.answeringGroups, call.params.answeringGroupId, call),
    setAnsweringGroupOverride: (call) => override(data.answeringGroups, call.params.answeringGroupId, call, now),
    removeAnsweringGroupOverride: (call) => {
      override(data.answeringGroups, call.params.answeringGroupId, call, now);
    },
    getAnsweringGroupState: () => state,
    listIvrMenus: ({ query }) =>
      page(
        data.ivrMenus.filter(({ name }) => begins(name, query.q)),
        query,
      ),
    getIvrMenu: ({ params }) => find(data.ivrMenus, params.ivrMenuId),
    updateIvrMenu: (call) => change(data.ivrMenus, call.params.ivrMenuId, call),
    deleteIvrMenu: (call) => remove(data.ivrMenus, call.params.ivrMenuId, call),
    setIvrMenuOverride: (call) => override(data.ivrMenus, call.params.ivrMenuId, call, now),
    removeIvrMenuOverride: (call) => {
      override(data.ivrMenus, call.params.ivrMenuId, call, now);
    },
    getIvrMenuState: () => state,
    listScheduleEvents: ({ query }) => page(data.scheduleEvents, query),
    getScheduleEvent: ({ params }) => find(data.scheduleEvents, params.scheduleEventId),
    updateScheduleEvent: (call) => change(data.scheduleEvents, call.params.scheduleEventId, call),
    deleteScheduleEvent: (call) => remove(data.scheduleEvents, call.params.scheduleEventId, call),
    putScheduleException: (call) => setException(data, call),
    deleteScheduleException: (call) => {
      setException(data, call);
    },
    previewScheduleEvent: () => ({ occurrences: [], conflicts: [], notes: [] }),
    listVoiceMessages: ({ query }) => page(data.voiceMessages, query),
    getVoiceMessage: ({ params }) => find(data.voiceMessages, params.voiceMessageId),
    createVoiceMessage: ({ body }) => {
      const { name } = body as { readonly name: string };
      created += 1;
      const message = aVoiceMessage({
        id: nthId('msg', 100 + created),
        name,
        status: 'uploading',
        durationSeconds: null,
        createdAt: now,
      });
      data.voiceMessages.unshift(message);
      const expiresAt = toInstant(Date.parse(now) + 900_000);
      return { ...message, upload: { url: 'https://quarantine.example/', fields: { key: message.id }, expiresAt } };
    },
    updateVoiceMessage: (call) => change(data.voiceMessages, call.params.voiceMessageId, call),
    deleteVoiceMessage: (call) => remove(data.voiceMessages, call.params.voiceMessageId, call),
    getVoiceMessageAudio: () => ({ url: aSound(), expiresAt: toInstant(Date.parse(now) + 60_000) }),
    ...subscriptionAnswers(data),
    ...orderingAnswers(data, now),
    ...portAnswers(data, now),
    listHolidays: () => ({ items: [] }),
    listActivity: ({ query }) => page(data.activity, query),
  };
}

/** Ten seconds of silence: WAV, 8 kHz, 8 bits. */
export function aSound(): string {
  const samples = 80_000;
  const head = new DataView(new ArrayBuffer(44));
  const write = (at: number, letters: string) => {
    for (const [place, letter] of [...letters].entries()) head.setUint8(at + place, letter.charCodeAt(0));
  };
  write(0, 'RIFF');
  head.setUint32(4, 36 + samples, true);
  write(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, 8000, true);
  head.setUint32(28, 8000, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  write(36, 'data');
  head.setUint32(40, samples, true);
  return URL.createObjectURL(new Blob([head, new Uint8Array(samples).fill(128)], { type: 'audio/wav' }));
}

const begins = (name: string, typed = ''): boolean => name.toLowerCase().startsWith(typed.toLowerCase());

function change<Entity extends Versioned>(entities: Entity[], id: string | undefined, call: Call): Entity {
  const before = find(entities, id);
  assertVersion(call, before);
  const after = { ...before, ...(call.body as Partial<Entity>), version: before.version + 1 };
  entities.splice(entities.indexOf(before), 1, after);
  return after;
}

function remove<Entity extends Versioned>(entities: Entity[], id: string | undefined, call: Call): undefined {
  const before = find(entities, id);
  assertVersion(call, before);
  entities.splice(entities.indexOf(before), 1);
}

type Target = AnsweringGroupReply | IvrMenuReply;

/** Sets the override of the body; without a body, removes it. */
function override<Entity extends Target>(
  targets: Entity[],
  id: string | undefined,
  call: Call,
  since: string,
): Reply<'setAnsweringGroupOverride'> {
  const before = find(targets, id);
  assertVersion(call, { version: before.overrideVersion });
  // As the contract reads it: an instant is milliseconds since 1970.
  const given = call.body as { readonly state: TargetState; readonly until: number } | null;
  const overrideVersion = before.overrideVersion + 1;
  targets.splice(targets.indexOf(before), 1, {
    ...before,
    override: given && { state: given.state, since, until: toInstant(given.until) },
    overrideVersion,
  });
  const state = given?.state ?? 'open';
  return { state, messageId: null, because: { kind: 'override', id: null }, nextChangeAt: null, overrideVersion };
}

type Exception = ScheduleEventReply['exceptions'][number];

/** The body's exception on the date of the path; without a body, none. */
function setException(data: Stored, call: Call): ScheduleEventReply {
  const { scheduleEventId, date = '' } = call.params;
  const event = find(data.scheduleEvents, scheduleEventId);
  const given = call.body as Partial<Exception> | null;
  const exceptions = event.exceptions.filter((each) => each.date !== date);
  if (given !== null) exceptions.push({ date, skip: false, start: null, end: null, messageId: null, ...given });
  return change(data.scheduleEvents, scheduleEventId, { ...call, body: { exceptions } });
}
