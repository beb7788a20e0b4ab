/**
 * What other services may lean on: the events on the bus. Source `mysoluno`, detail-type the event's name. An event may come
 * twice and out of order; type and `eventId` together tell doubles apart, `at` is when it happened.
 */
import * as z from 'zod';
import type { Action } from '../domain/journal.ts';
import { idOf, instant } from './fields.ts';

export const eventSource = 'mysoluno';

const envelope = z.object({
  version: z.literal(1),
  eventId: idOf('act'),
  organizationId: idOf('org'),
  entityId: z.string(),
  at: instant,
  requestId: z.string(),
});

/** The events and their details. A journal entry whose action is not here stays in the house. */
export const events = {
  'organization-created': envelope.extend({ domain: z.string() }),
  'user-created': envelope.extend({ administrator: z.boolean() }),
  'user-changed': envelope,
  'user-deactivated': envelope,
  'administrator-granted': envelope,
  'administrator-revoked': envelope,
  'config-sms-sent': envelope.extend({ smsId: idOf('sms') }),
  'app-activated': envelope.extend({ smsId: idOf('sms') }),
} as const satisfies Partial<Record<Action, z.ZodType>>;

export type EventType = keyof typeof events;

/** Actions that other services know by other names, or by more than one: who follows users must not need every word for a change. */
const toldAs: Partial<Record<Action, readonly EventType[]>> = {
  'administrator-granted': ['administrator-granted', 'user-changed'],
  'administrator-revoked': ['administrator-revoked', 'user-changed'],
  'user-deactivated': ['user-deactivated', 'user-changed'],
  'user-deleted': ['user-deactivated', 'user-changed'],
  'user-restored': ['user-changed'],
};

/** The events that an action is published as; none when it stays in the house. */
export const eventsOf = (action: Action): readonly EventType[] =>
  toldAs[action] ?? (Object.hasOwn(events, action) ? [action as EventType] : []);
