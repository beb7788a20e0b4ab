/** Builders of replies: a plain user, group, menu, event; and what a test says is different. */
import type { ActivityReply } from '../../../contract/activity.ts';
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import type { UserReply } from '../../../contract/users.ts';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { idFrom, type IdOf, type IdPrefix } from '../../../domain/ids.ts';

/** The nth id of a kind: `usr_0000…0001`. */
export const nthId = <Prefix extends IdPrefix>(prefix: Prefix, count: number): IdOf<Prefix> =>
  idFrom(prefix, String(count).padStart(26, '0'));

const createdAt = '2026-11-01T08:00:00.000Z';

export const aUser = (different: Partial<UserReply> = {}): UserReply => ({
  id: nthId('usr', 1),
  username: 'anna.andersson',
  customUsername: null,
  email: 'anna@bageriet.example',
  firstName: 'Anna',
  lastName: 'Andersson',
  userType: 'user',
  administrator: false,
  softphone: true,
  mobileVoip: true,
  primaryNumber: '+46846500410',
  secondaryNumber: '+46701740605',
  aliases: [],
  department: null,
  city: null,
  language: 'sv',
  invoiceAddressId: null,
  activatesOn: null,
  expiresOn: null,
  deactivatesOn: null,
  status: 'active',
  appActivatedAt: null,
  createdAt,
  version: 1,
  ...different,
});

export const anAnsweringGroup = (different: Partial<AnsweringGroupReply> = {}): AnsweringGroupReply => ({
  id: nthId('grp', 1),
  name: 'Kundtjänst',
  number: '+46846500420',
  strategy: 'ring-all',
  agents: [],
  openingHours: null,
  closedMessageId: null,
  override: null,
  overrideVersion: 0,
  warnings: [],
  createdAt,
  version: 1,
  ...different,
});

export const anIvrMenu = (different: Partial<IvrMenuReply> = {}): IvrMenuReply => ({
  id: nthId('mnu', 1),
  name: 'Huvudmeny',
  number: '+46846500430',
  greetingMessageId: null,
  keys: {},
  openingHours: null,
  closedMessageId: null,
  override: null,
  overrideVersion: 0,
  createdAt,
  version: 1,
  ...different,
});

export const anEvent = (different: Partial<ScheduleEventReply> = {}): ScheduleEventReply => ({
  id: nthId('evt', 1),
  title: 'Jul',
  targets: [{ kind: 'answering-group', id: nthId('grp', 1) }],
  start: '2026-12-24T00:00',
  end: '2026-12-27T08:00',
  timeZone: 'Europe/Stockholm',
  recurrence: 'never',
  until: null,
  effect: 'closed',
  messageId: null,
  exceptions: [],
  holiday: null,
  renewYearly: false,
  createdAt,
  version: 1,
  ...different,
});

export const aVoiceMessage = (different: Partial<VoiceMessageReply> = {}): VoiceMessageReply => ({
  id: nthId('msg', 1),
  name: 'Julafton',
  status: 'ready',
  rejectedBecause: null,
  durationSeconds: 12.4,
  usedBy: [],
  createdAt,
  version: 1,
  ...different,
});

export const anActivity = (different: Partial<ActivityReply> = {}): ActivityReply => ({
  id: nthId('act', 1),
  at: '2026-12-01T08:00:00.000Z',
  actor: { kind: 'administrator', id: administrator.id, name: 'Astrid Admin' },
  action: 'user-changed',
  entityId: nthId('usr', 1),
  entityName: 'Anna Andersson',
  changes: [],
  requestId: 'request-1',
  ...different,
});

export const anOrganization = (different: Partial<OrganizationReply> = {}): OrganizationReply => ({
  id: nthId('org', 1),
  domain: 'bageriet.example',
  name: 'Bageriet',
  organizationNumber: '5566778899',
  soleTrader: false,
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  invoiceAddresses: [],
  allowedCountries: ['SE', 'NO', 'DK', 'FI', 'IS'],
  version: 1,
  ...different,
});

/** The person who is logged in. */
export const administrator: UserReply = aUser({
  id: nthId('usr', 100),
  username: 'astrid.admin',
  email: 'astrid@bageriet.example',
  firstName: 'Astrid',
  lastName: 'Admin',
  administrator: true,
  primaryNumber: '+46846500400',
  secondaryNumber: null,
});
