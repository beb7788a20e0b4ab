/**
 * What other services may lean on: the events on the bus. Source `mysoluno`, detail-type the event's name. An event may come
 * twice and out of order; `eventId` tells doubles apart, `at` is when it happened.
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
  'config-sms-sent': envelope.extend({ smsId: idOf('sms') }),
  'app-activated': envelope.extend({ smsId: idOf('sms') }),
} as const satisfies Partial<Record<Action, z.ZodType>>;

export type EventType = keyof typeof events;

/** Whether other services are told of this action. */
export const isPublished = (action: Action): action is EventType & Action => action in events;
