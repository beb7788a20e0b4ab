/**
 * Every key of the table, in one place. A key of tenant data begins with the organisation and can only be built from an
 * `OrganizationId`, which only the authenticator makes. The operator's own things have builders of their own (`operatorKeys`),
 * for the functions named there. The chart that these serve is in `README.md` beside this file.
 */
import { createHash } from 'node:crypto';
import {
  idFrom,
  isId,
  ulidOf,
  type ActivityId,
  type AnsweringGroupId,
  type DocumentId,
  type IvrMenuId,
  type OrderId,
  type OrganizationId,
  type PortRequestId,
  type ScheduleEventId,
  type SmsId,
  type SubscriptionId,
  type UserId,
  type VoiceMessageId,
} from '../../domain/ids.ts';
import type { Iccid } from '../../domain/iccid.ts';
import type { E164 } from '../../domain/phone-number.ts';
import type { PoolNumber } from '../../domain/pool-number.ts';
import { targetSetName, type HolidayPlace } from '../../domain/schedule-event.ts';
import type { TargetKind, TargetScope } from '../../domain/schedule-target.ts';
import type { Key } from './client.ts';

/** ULIDs without their kind: keys are written twenty times per user, and read units count bytes. */
const tenant = (organization: OrganizationId): string => `O#${ulidOf(organization)}`;
const user = (organization: OrganizationId, id: UserId): string => `${tenant(organization)}#USER#${ulidOf(id)}`;

const target = (organization: OrganizationId, id: TargetScope): string =>
  `${tenant(organization)}#TARGET#${id.startsWith('all-') ? id.toUpperCase() : ulidOf(id)}`;

export const keys = {
  organization: (organization: OrganizationId): Key => ({ pk: tenant(organization), sk: 'ORGANIZATION' }),
  user: (organization: OrganizationId, id: UserId): Key => ({ pk: user(organization, id), sk: 'USER' }),
  /** Who administers it: the guard of the last administrator. */
  administrators: (organization: OrganizationId): Key => ({ pk: tenant(organization), sk: 'ADMINISTRATORS' }),
  /** The right of a user of another organisation (`<organizationId>.<userId>`) to administer this one. */
  membership: (organization: OrganizationId, cognitoUsername: string): Key => ({
    pk: tenant(organization),
    sk: `MEMBER#${cognitoUsername}`,
  }),
  /** How the app of a user signs in to the registrar. */
  sipCredential: (organization: OrganizationId, id: UserId): Key => ({ pk: user(organization, id), sk: 'SIP' }),
  /** The latest report of a user's lost phone. */
  lostPhone: (organization: OrganizationId, id: UserId): Key => ({ pk: user(organization, id), sk: 'LOST-PHONE' }),
  /** The address of the calendar that an administrator reads for an organisation. */
  calendarAddress: (organization: OrganizationId, id: UserId): Key => ({ pk: user(organization, id), sk: 'CALENDAR' }),
  /** The latest code for a new password. */
  passwordReset: (organization: OrganizationId, id: UserId): Key => ({
    pk: user(organization, id),
    sk: 'PASSWORD-RESET',
  }),
  smsHistory: (organization: OrganizationId, id: UserId): Key => ({ pk: user(organization, id), sk: 'SMS-HISTORY' }),
  configSms: (organization: OrganizationId, id: UserId, sms: SmsId): Key => ({
    pk: user(organization, id),
    sk: `SMS#${ulidOf(sms)}`,
  }),
  /** List, search and uniqueness of users: see `user-search.ts`. */
  userSearch: (organization: OrganizationId, sk: string): Key => ({ pk: `${tenant(organization)}#USERS`, sk }),
  /**
   * A group or menu, or what is to be known of all of a kind. In its partition it comes after the links, so that one Query reads both,
   * and before what was told of it and what uses it, which evaluating does not need.
   */
  target: (organization: OrganizationId, id: TargetScope): Key => ({ pk: target(organization, id), sk: 'TARGET' }),
  /** What a target was last told to be, and when it is due to change. */
  projection: (organization: OrganizationId, id: AnsweringGroupId | IvrMenuId): Key => ({
    pk: target(organization, id),
    sk: 'TOLD',
  }),
  /** An event in the partition of what it is put on. `until`: `2026-12-28T08:00Z`, or `9999`; see `schedule-links.ts`. */
  link: (organization: OrganizationId, id: TargetScope, until: string, event: ScheduleEventId): Key => ({
    pk: target(organization, id),
    sk: `L#${until}#${ulidOf(event)}`,
  }),
  /** What references a target or a user, so that it cannot be deleted from under it. */
  references: (organization: OrganizationId, id: AnsweringGroupId | IvrMenuId | UserId): Key => ({
    pk: isId('usr', id) ? user(organization, id) : target(organization, id),
    sk: 'USED-BY',
  }),
  /** The list of one kind, by name: see `schedule-targets.ts`. */
  targetList: (organization: OrganizationId, kind: TargetKind, sk: string): Key => ({
    pk: `${tenant(organization)}#${kind === 'answering-group' ? 'ANSWERING-GROUPS' : 'IVR-MENUS'}`,
    sk,
  }),
  voiceMessage: (organization: OrganizationId, id: VoiceMessageId): Key => ({
    pk: `${tenant(organization)}#VOICE-MESSAGES`,
    sk: ulidOf(id),
  }),
  document: (organization: OrganizationId, id: DocumentId): Key => ({
    pk: `${tenant(organization)}#DOCUMENTS`,
    sk: ulidOf(id),
  }),
  order: (organization: OrganizationId, id: OrderId): Key => ({ pk: `${tenant(organization)}#ORDERS`, sk: ulidOf(id) }),
  /** A draft of an order, of one administrator: nobody else finds it. */
  orderDraft: (organization: OrganizationId, by: UserId, id: string): Key => ({
    pk: `${user(organization, by)}#ORDER-DRAFTS`,
    sk: id,
  }),
  /** Where the porting workflow waits for an attempt of a port request. */
  portWait: (organization: OrganizationId, id: PortRequestId, attempt: number): Key => ({
    pk: `${tenant(organization)}#PORT-WAITS`,
    sk: `${ulidOf(id)}#${attempt}`,
  }),
  subscription: (organization: OrganizationId, id: SubscriptionId): Key => ({
    pk: `${tenant(organization)}#SUBSCRIPTIONS`,
    sk: ulidOf(id),
  }),
  portRequest: (organization: OrganizationId, id: PortRequestId): Key => ({
    pk: `${tenant(organization)}#PORTS`,
    sk: ulidOf(id),
  }),
  /** The whole identity number of a port request's owner. In a partition of its own: nothing reads it together with anything else. */
  portOwner: (organization: OrganizationId, id: PortRequestId): Key => ({
    pk: `${tenant(organization)}#PORT-OWNER#${ulidOf(id)}`,
    sk: 'OWNER',
  }),
  /** What was replied to an answer of the losing operator. */
  portAnswer: (organization: OrganizationId, id: PortRequestId, answerId: string): Key => ({
    pk: `${tenant(organization)}#PORT#${ulidOf(id)}`,
    sk: `ANSWER#${answerId}`,
  }),
  /** A file that is to be deleted in S3, by its key there. */
  fileDeletion: (organization: OrganizationId, fileKey: string): Key => ({
    pk: `${tenant(organization)}#FILE-DELETIONS`,
    sk: fileKey,
  }),
  scheduleEvent: (organization: OrganizationId, id: ScheduleEventId): Key => ({
    pk: `${tenant(organization)}#EVENTS`,
    sk: ulidOf(id),
  }),
  /** What keeps the event of a holiday the only one on its targets. */
  holiday: (organization: OrganizationId, { code, year, targets }: HolidayPlace): Key => ({
    pk: `${tenant(organization)}#HOLIDAYS`,
    // Eighty ids do not fit in a sort key, which takes 1,024 bytes.
    sk: `${year}#${code}#${createHash('sha256').update(targetSetName(targets)).digest('base64url')}`,
  }),
  journal: (organization: OrganizationId, activity: ActivityId): Key => ({
    pk: `${tenant(organization)}#JOURNAL`,
    sk: ulidOf(activity),
  }),
  /** What the system did by itself and told others, but no administrator's log: see `isSystemsOwn`. */
  systemJournal: (organization: OrganizationId, activity: ActivityId): Key => ({
    pk: `${tenant(organization)}#SYSTEM-JOURNAL`,
    sk: ulidOf(activity),
  }),
  idempotency: (organization: OrganizationId, key: string): Key => ({
    pk: `${tenant(organization)}#IDEMPOTENCY`,
    sk: key,
  }),
  limit: (organization: OrganizationId, what: string): Key => ({ pk: `${tenant(organization)}#LIMIT`, sk: what }),
  textsOfOrganization: (organization: OrganizationId): Key => ({ pk: `${tenant(organization)}#LIMIT`, sk: 'TEXTS' }),
};

/** Partition of the `byEntity` index: what was done to one thing. */
export const entityPartition = (organization: OrganizationId, entityId: string): string =>
  `${tenant(organization)}#ENTITY#${entityId}`;

/** Whose a partition of tenant data is: for the workers that follow what all organisations do. */
export const ownerOf = (partition: string): OrganizationId => idFrom('org', partition.split('#')[1] ?? '');

/** Partition of the `byEntity` index: what the system did to one thing, of the {@link keys.systemJournal}. */
export const systemEntityPartition = (organization: OrganizationId, entityId: string): string =>
  `${tenant(organization)}#SYSTEM-ENTITY#${entityId}`;

/** Partition of the `byActor` index: what one caller did. The system is none. */
export const actorPartition = (organization: OrganizationId, actorId: string): string =>
  `${tenant(organization)}#ACTOR#${actorId}`;

/** Partitions of the `byEntity` index: the orders and the subscriptions of one user. */
export const ordersOfUser = (organization: OrganizationId, id: UserId): string => `${user(organization, id)}#ORDERS`;
export const subscriptionsOfUser = (organization: OrganizationId, id: UserId): string =>
  `${user(organization, id)}#SUBSCRIPTIONS`;

/** Partition of the `byEntity` index: port requests that wait for an administrator. */
export const portsThatWait = (organization: OrganizationId): string => `${tenant(organization)}#PORTS-THAT-WAIT`;

/** Partition of the `byEntity` index: numbers of one kind and status that an organisation has; null: the operator. */
export const poolPartition = (
  organization: OrganizationId | null,
  { kind, status }: Pick<PoolNumber, 'kind' | 'status'>,
): string =>
  `${organization === null ? 'OPERATOR' : tenant(organization)}#NUMBERS#${status.toUpperCase()}#${kind.toUpperCase()}`;

/** How many partitions the moments at which something is due are spread over. */
export const dueShards = 8;

/** Partition of the `byDue` index: what is due, of all organisations. Read by the reconciler alone. */
export const duePartition = (shard: number): string => `OPERATOR#DUE#${shard}`;

/** Partition of the `byOrganizationDue` index: what is due of one organisation. Read by the bell, and by the lists of numbers. */
export const organizationDuePartition = (organization: OrganizationId): string => `${tenant(organization)}#DUE`;

export const operatorKeys = {
  /** Login, onboarding and the journal's replay: organisations by domain. */
  organizationByDomain: (domain: string): Key => ({ pk: 'OPERATOR#ORGANIZATIONS', sk: domain }),
  /** reconcile: what shows every five minutes that the stream is followed. */
  heartbeat: (): Key => ({ pk: 'OPERATOR#HEARTBEAT', sk: 'HEARTBEAT' }),
  /** The authenticator: what a machine client may act for. Written by the deployment. */
  machine: (clientId: string): Key => ({ pk: 'OPERATOR#MACHINES', sk: clientId }),
  /** Login: failures by organisation and login, and by network or browser, hashed: people type passwords into the wrong field. */
  loginFailures: (hash: string): Key => ({ pk: `OPERATOR#LOGIN-FAILURES#${hash}`, sk: 'LOGIN-FAILURES' }),
  /** Forgotten passwords: requests of a login, hashed with its organisation; and what is written in place of one when there is nobody who could get a code. */
  loginLimit: (hash: string, what: string): Key => ({ pk: `OPERATOR#LIMIT#${hash}`, sk: what }),
  /** The gate: requests of a machine, and by hashed address. */
  machineLimit: (clientId: string, what: string): Key => ({ pk: `OPERATOR#LIMIT#${clientId}`, sk: what }),
  addressLimit: (hash: string, what: string): Key => ({ pk: `OPERATOR#LIMIT#${hash}`, sk: what }),
  /** config-sms: texts to a number, hashed, of all organisations. */
  textsToNumber: (hash: string): Key => ({ pk: `OPERATOR#LIMIT#${hash}`, sk: 'TEXTS' }),
  /** note-bounces and functions that send mail: an address, hashed, that mail does not reach. */
  mailBounce: (hash: string): Key => ({ pk: `OPERATOR#MAIL-BOUNCE#${hash}`, sk: 'MAIL-BOUNCE' }),
  /** Who has a number that the operator owns: onboarding, subscriptions, and who gives numbers to users, groups and menus. */
  number: (number: E164): Key => ({ pk: `OPERATOR#NUMBER#${number}`, sk: number }),
  /** subscriptions and the settlers of orders and subscriptions: who has a SIM card. */
  simCard: (iccid: Iccid): Key => ({ pk: `OPERATOR#SIM-CARD#${iccid}`, sk: 'SIM-CARD' }),
  /** config-sms: texts of the whole stage. */
  textsOfStage: { pk: 'OPERATOR#LIMIT', sk: 'TEXTS' } satisfies Key,
  /** calendars: an address by the SHA-256 of its token. The reader has no organisation. */
  calendarAddress: (hash: string): Key => ({ pk: `OPERATOR#CALENDAR-ADDRESS#${hash}`, sk: 'CALENDAR-ADDRESS' }),
  /** config-sms: a link by the SHA-256 of its token. Whoever holds the token knows no organisation. */
  configurationLink: (hash: string): Key => ({ pk: `OPERATOR#CONFIGURATION-LINK#${hash}`, sk: 'CONFIGURATION-LINK' }),
};
