/**
 * The journal: audit log and outbox in one. Each command writes exactly one entry in its own transaction; the stream takes it
 * to the event bus, the portal shows it as the activity log.
 */
import type { Actor } from './actor.ts';
import type { Wakes } from './due.ts';
import type { ActivityId } from './ids.ts';

/** What a journal entry can say. Those that other services may lean on are listed again, with their shapes, in `contract/events.ts`. */
export const actions = [
  'organization-created',
  'organization-changed',
  'user-created',
  'user-changed',
  'user-deactivated',
  'user-deleted',
  'user-restored',
  'user-anonymized',
  'administrator-granted',
  'administrator-revoked',
  'password-reset',
  'password-reset-requested',
  'password-chosen',
  'config-sms-requested',
  'config-sms-sent',
  'config-sms-failed',
  'app-activated',
  'calendar-address-created',
  'calendar-address-revoked',
  'answering-group-created',
  'answering-group-changed',
  'answering-group-deleted',
  'ivr-menu-created',
  'ivr-menu-changed',
  'ivr-menu-deleted',
  'override-set',
  'override-removed',
  'schedule-event-created',
  'schedule-event-changed',
  'schedule-event-deleted',
  'voice-message-created',
  'voice-message-ready',
  'voice-message-rejected',
  'voice-message-changed',
  'voice-message-deleted',
  'document-created',
  'document-ready',
  'document-rejected',
  'document-deleted',
  'order-placed',
  'order-activated',
  'order-cancelled',
  'order-failed',
  'sim-card-reported',
  'subscription-activated',
  'subscription-changed',
  'subscription-change-planned',
  'subscription-end-planned',
  'subscription-ended',
  'sim-blocked',
  'sim-unblocked',
  'sim-replaced',
  'phone-lost',
  'phone-found',
  'port-requested',
  'port-consent-awaited',
  'port-accepted',
  'port-rejected',
  'port-rescheduled',
  'port-locked',
  'port-started',
  'port-completed',
  'port-cancelled',
  'port-failed',
  'port-escalated',
  'target-state-changed',
] as const;
export type Action = (typeof actions)[number];

/** What follows from the clock alone and would drown what people did: kept apart from it, and not as long. */
export const isSystemsOwn = (action: Action): boolean => action === 'target-state-changed';

export type FieldValue = string | number | boolean | null | readonly string[];
export interface Change {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** A value of JSON. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export interface JournalEntry {
  readonly id: ActivityId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: Actor;
  readonly action: Action;
  readonly entityId: string;
  /** The entity's name at the time, for people. */
  readonly entityName: string;
  readonly changes: readonly Change[];
  /** What the published event says beyond its envelope, with lists and objects as they are; at most {@link longestDataBytes}. */
  readonly data: Readonly<Record<string, JsonValue>>;
  /** The things whose next moment, or state, may be another because of the command. Left out when there are none. */
  readonly wakes?: Wakes | undefined;
  readonly requestId: string;
}

/**
 * Of an entry's data as JSON, in UTF-8. The table and both indexes hold the data. The bus takes 256 KiB in a call, so that an event alone
 * fits always, and `publish` in `adapters/bus.ts` cuts batches by their bytes.
 */
export const longestDataBytes = 32 * 1024;

/** The fields whose values differ, in the order in which `fields` names them. `before` null: the thing is new. */
export function changesBetween<T extends object>(
  before: T | null,
  after: T,
  fields: readonly (keyof T & string)[],
): readonly Change[] {
  const changes: Change[] = [];
  for (const field of fields) {
    const was = before === null ? null : asValue(before[field]);
    const is = asValue(after[field]);
    if (JSON.stringify(was) !== JSON.stringify(is)) changes.push({ field, before: was, after: is });
  }
  return changes;
}

const asValue = (value: unknown): FieldValue => (value ?? null) as FieldValue;
