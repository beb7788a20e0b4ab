/**
 * The journal: audit log and outbox in one. Each command writes exactly one entry in its own transaction; the stream takes it
 * to the event bus, the portal shows it as the activity log.
 */
import type { Actor } from './actor.ts';
import type { ActivityId } from './ids.ts';
import type { TargetScope } from './schedule-target.ts';

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
  'config-sms-requested',
  'config-sms-sent',
  'config-sms-failed',
  'app-activated',
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
  /** What the published event says beyond its envelope. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** The schedule targets whose state may be another from now on: what `arm-bell` looks at. Left out when there are none. */
  readonly touches?: readonly TargetScope[] | undefined;
  readonly requestId: string;
}

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
