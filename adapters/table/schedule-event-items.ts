/** Schedule events as items. */
import * as z from 'zod';
import { idFrom, isId, type OrganizationId } from '../../domain/ids.ts';
import { type EpochMilliseconds } from '../../domain/local-date.ts';
import type { EventTarget, ScheduleEvent } from '../../domain/schedule-event.ts';
import { activeUntil, recurrences, targetStates, type OccurrenceException } from '../../domain/schedule.ts';
import type { Item, Key } from './client.ts';
import { dueAttributes } from './due.ts';
import { keys } from './keys.ts';
import { idSchema, localDate, localDateTime } from './stored-values.ts';

const messageId = idSchema('msg').nullable();

/** A target as its id alone: the id says its kind. */
const target = z.string().transform((id, context): EventTarget => {
  if (isId('grp', id)) return { kind: 'answering-group', id };
  if (isId('mnu', id)) return { kind: 'ivr-menu', id };
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

const exception: z.ZodType<OccurrenceException> = z.union([
  z.object({ skip: z.literal(true) }),
  z.object({ start: localDateTime, end: localDateTime, messageId }),
]);

const scheduleEventSchema = z.object({
  sk: z.string(),
  title: z.string(),
  targets: z.union([z.array(target), z.enum(['all-answering-groups', 'all-ivr-menus'])]),
  start: localDateTime,
  end: localDateTime,
  timeZone: z.string(),
  recurrence: z.enum(recurrences),
  until: localDate.nullable(),
  effect: z.enum(targetStates),
  messageId,
  exceptions: z.record(z.string(), exception),
  holiday: z.object({ code: z.string(), year: z.number() }).nullable(),
  renewYearly: z.boolean(),
  renewedAs: idSchema('evt').nullable(),
  createdAt: z.string(),
  version: z.number(),
  revision: z.number(),
  leftover: z.union([z.number(), z.literal('endless')]).nullable(),
  hasUniquenessItem: z.boolean().default(false),
});

/** An event from its item. @throws ZodError when the item is none */
export function parseScheduleEvent(item: Item): ScheduleEvent {
  const { sk, exceptions, ...told } = scheduleEventSchema.parse(item);
  const inOrder = Object.entries(exceptions).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { id: idFrom('evt', sk), ...told, exceptions: Object.fromEntries(inOrder) };
}

/** As long as the journal entries about it: 25 months. */
const keptSeconds = 760 * 24 * 3600;

/**
 * An event as an item. It is kept for 25 months after its end, or after it was written when that is later: an event that is entered afterwards
 * is not to be gone at once.
 */
export function scheduleEventItem(
  organization: OrganizationId,
  event: ScheduleEvent,
  writtenAt: EpochMilliseconds,
): Key & Item {
  const { id, targets, ...told } = event;
  const until = activeUntil(event);
  const renews = event.renewYearly && event.renewedAs === null && until !== null;
  return {
    ...keys.scheduleEvent(organization, id),
    ...told,
    targets: typeof targets === 'string' ? targets : targets.map((each) => each.id),
    ...(renews && dueAttributes({ organizationId: organization, kind: 'schedule-event', id, at: until })),
    expiresAtEpochSeconds: until === null ? undefined : Math.ceil(Math.max(until, writtenAt) / 1000) + keptSeconds,
  };
}
