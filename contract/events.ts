/**
 * What other services may lean on: the events on the bus. Source `mysoluno`, detail-type the event's name. An event may come
 * twice and out of order; type and `eventId` together tell doubles apart, `at` is when it happened.
 */
import * as z from 'zod';
import type { Action, JournalEntry } from '../domain/journal.ts';
import { idOf, instant } from './fields.ts';

export const eventSource = 'mysoluno';

/** The source of heartbeats, which show that events come through. Not for other services: their rules name {@link eventSource}. */
export const heartbeatSource = `${eventSource}.heartbeat`;

const envelope = z.object({
  version: z.literal(1),
  eventId: idOf('act'),
  organizationId: idOf('org'),
  entityId: z.string(),
  at: instant,
  requestId: z.string(),
});

/** Of what states follow from: the targets whose state may be another now or later, so that a timeline that somebody keeps is stale. */
const ruling = envelope.extend({
  touches: z.array(z.union([idOf('grp'), idOf('mnu'), z.enum(['all-answering-groups', 'all-ivr-menus'])])),
});

const targetChange = ruling.extend({ kind: z.enum(['answering-group', 'ivr-menu']) });

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
  'organization-changed': ruling,
  'answering-group-created': targetChange,
  'answering-group-changed': targetChange,
  'answering-group-deleted': targetChange,
  'ivr-menu-created': targetChange,
  'ivr-menu-changed': targetChange,
  'ivr-menu-deleted': targetChange,
  /** Beside `ivr-menu-created` or `-changed`: keys lead to numbers outside Sweden that they did not lead to before. For who looks for toll fraud. */
  'foreign-destination-set': envelope.extend({
    kind: z.literal('ivr-menu'),
    numbers: z.array(z.string().regex(/^\+\d+$/)),
  }),
  'override-set': targetChange,
  'override-removed': targetChange,
  'schedule-event-created': ruling,
  'schedule-event-changed': ruling,
  'schedule-event-deleted': ruling,
  /** Its checked copy can be fetched: `GET /voice-messages/{entityId}/audio`. A message of that id has not been ready before. */
  'voice-message-ready': envelope.extend({ name: z.string(), durationSeconds: z.number() }),
  /** `at` is the moment from which it holds. One of which nothing was told is open, without a message. */
  'target-state-changed': envelope.extend({
    kind: z.enum(['answering-group', 'ivr-menu']),
    state: z.enum(['open', 'closed']),
    messageId: idOf('msg').nullable(),
    nextChangeAt: instant.nullable(),
  }),
} as const satisfies Partial<Record<Action | 'foreign-destination-set', z.ZodType>>;

export type EventType = keyof typeof events;

/** Changes of a user that stay a change, whatever else they are: who follows users must not need every word for it. */
const changesOfUsers: readonly Action[] = [
  'user-changed',
  'user-deactivated',
  'user-deleted',
  'user-restored',
  'administrator-granted',
  'administrator-revoked',
];

/** The events that an entry is published as: what it is called, and what its changes amount to; none when it stays in the house. */
export function eventsOf({ action, changes }: Pick<JournalEntry, 'action' | 'changes'>): readonly EventType[] {
  if (!changesOfUsers.includes(action)) {
    const named = Object.hasOwn(events, action) ? [action as EventType] : [];
    return newForeignNumbers(changes).length > 0 ? [...named, 'foreign-destination-set'] : named;
  }
  const became = (field: string, value: unknown): boolean =>
    changes.some((change) => change.field === field && change.after === value);
  return [
    'user-changed',
    ...(became('status', 'deactivated') || action === 'user-deleted' ? (['user-deactivated'] as const) : []),
    ...(became('administrator', true) ? (['administrator-granted'] as const) : []),
    ...(became('administrator', false) ? (['administrator-revoked'] as const) : []),
  ];
}

/** The numbers outside Sweden that a menu came to lead to. */
export const newForeignNumbers = (changes: JournalEntry['changes']): readonly string[] => {
  const after = changes.find(({ field }) => field === 'foreignNumbers')?.after;
  return Array.isArray(after) ? after : [];
};
