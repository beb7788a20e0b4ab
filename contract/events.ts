/**
 * What other services may lean on: the events on the bus. Source `mysoluno`, detail-type the event's name. An event may come
 * twice and out of order; type and `eventId` together tell doubles apart, `at` is when it happened.
 */
import * as z from 'zod';
import type { Action, JournalEntry } from '../domain/journal.ts';
import { ownerKinds, portStates, rejectionReasons } from '../domain/port-request.ts';
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

const price = z.object({ monthlyOre: z.int(), oneOffOre: z.int(), bindingMonths: z.int() });

/** Of an order: what was ordered, at the price that its summary showed. */
const order = envelope.extend({
  userId: idOf('usr'),
  products: z.array(z.string()),
  price,
  catalogueVersion: z.string(),
  number: z.string().nullable(),
  activatesOn: z.string(),
  cardsToSend: z.array(z.string()),
  /** The subscription that gets the SIM card in place of its own: nothing else becomes of the order. */
  replacesSimOf: idOf('sub').nullable(),
  /** The request that moves its number here; then `activatesOn` is the day of the hour that was asked for. */
  portRequestId: idOf('prt').nullable(),
});

/** Of a subscription, as it is since the event. `price.oneOffOre` is what the event costs: 0 when the products are the same as before. */
const subscription = envelope.extend({
  userId: idOf('usr'),
  orderId: idOf('ord'),
  products: z.array(z.string()),
  price,
  catalogueVersion: z.string(),
  number: z.string().nullable(),
  simCards: z.array(z.object({ product: z.string(), iccid: z.string(), status: z.enum(['active', 'blocked']) })),
  status: z.enum(['active', 'ended']),
});

/**
 * Of a request to move a number here. Hours are Swedish wall time, `YYYY-MM-DDTHH:mm`. Who has the number at the losing operator is read by the porting
 * gateway alone: `GET /port-requests/{entityId}/current-owner`.
 */
const port = envelope.extend({
  orderId: idOf('ord'),
  userId: idOf('usr'),
  number: z.string(),
  /** From 1: each correction and each other hour is a new one, which is answered anew. */
  attempt: z.int(),
  requestedStart: z.string(),
  confirmedStart: z.string().nullable(),
  timeZone: z.string(),
  ownerKind: z.enum(ownerKinds),
  /** The power of attorney. */
  documentId: idOf('doc').nullable(),
  state: z.enum(portStates),
  /** Why the losing operator said no. */
  reasonCode: z.enum(rejectionReasons).nullable(),
});

/** The events and their details. A journal entry whose action is not here stays in the house. */
export const events = {
  'organization-created': envelope.extend({ domain: z.string() }),
  'user-created': envelope.extend({ administrator: z.boolean() }),
  'user-changed': envelope,
  'user-deactivated': envelope,
  'administrator-granted': envelope,
  'administrator-revoked': envelope,
  /** Somebody asked for a code by mail for the password of an administrator: `send-reset-code` mails it. Nothing in it is secret. */
  'password-reset-requested': envelope,
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
  'order-placed': order,
  /** Next to `order-placed`, when SIM cards are to be sent. The address: `GET /subscription-orders/{entityId}`. Each card is reported. */
  'sim-shipment-requested': order,
  'order-cancelled': envelope.extend({ userId: idOf('usr') }),
  'subscription-activated': subscription,
  /** Other products, another SIM card, or the end, whose `status` is `ended`. */
  'subscription-changed': subscription,
  /** SIM cards with the status `blocked` must not reach the network. `sim-unblocked` takes it back. */
  'sim-blocked': subscription,
  'sim-unblocked': subscription,
  /** The SIP credential of the user's app is void: who has registered with it is signed out. With `sim-blocked` for each subscription. */
  'phone-lost': envelope,
  /** An attempt that the losing operator is to answer. It comes again, with another `eventId`, when the workflow did not start. */
  'port-requested': port,
  /** The same number for another hour: a new attempt in place of the one before. */
  'port-rescheduled': port,
  'port-accepted': port,
  'port-rejected': port,
  'port-cancelled': port,
  /** The number is ours. */
  'port-completed': port,
  /** The number works again at the losing operator. */
  'port-failed': port,
  /** `at` is the moment from which it holds. One of which nothing was told is open, without a message. */
  'target-state-changed': envelope.extend({
    kind: z.enum(['answering-group', 'ivr-menu']),
    state: z.enum(['open', 'closed']),
    messageId: idOf('msg').nullable(),
    nextChangeAt: instant.nullable(),
  }),
} as const satisfies Partial<Record<Action | 'foreign-destination-set' | 'sim-shipment-requested', z.ZodType>>;

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

/** Changes of a subscription that its followers learn by one event. */
const changesOfSubscriptions: readonly Action[] = ['subscription-changed', 'subscription-ended', 'sim-replaced'];

/** The events that an entry is published as: what it is called, and what its changes amount to; none when it stays in the house. */
export function eventsOf({
  action,
  changes,
  data,
}: Pick<JournalEntry, 'action' | 'changes' | 'data'>): readonly EventType[] {
  if (action === 'order-placed' && Array.isArray(data.cardsToSend) && data.cardsToSend.length > 0)
    return ['order-placed', 'sim-shipment-requested'];
  if (changesOfSubscriptions.includes(action)) return ['subscription-changed'];
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
