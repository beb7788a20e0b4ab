/** Schedule events: when answering groups and IVR menus are closed, or open, against their ordinary hours. */
import * as z from 'zod';
import { targetKinds } from '../domain/schedule-target.ts';
import { noteCodes } from '../domain/schedule-preview.ts';
import { recurrences, targetStates } from '../domain/schedule.ts';
import { isLocalDateTime, type LocalDateTime } from '../domain/time-zone.ts';
import { date, idOf, instant, page, pageQuery, plainField, referenceTo, refuse, text } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { timeZone } from './time-zone.ts';

/** A wall-clock time without offset, `YYYY-MM-DDTHH:mm`; one that no calendar has is refused. */
const localTime = z
  .string()
  .transform((typed, context): LocalDateTime => {
    const plain = plainField(typed);
    if (isLocalDateTime(plain)) return plain;
    refuse(context, 'not-a-local-time');
    return z.NEVER;
  })
  .meta({
    override: {
      type: 'string',
      pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$',
      example: '2026-12-24T00:00',
    },
  });

/** An id that is malformed, unknown, foreign or of the other kind is one that does not exist: the handler says so of all alike. */
const target = z.strictObject({
  kind: z.enum(targetKinds),
  id: z
    .string()
    .max(64)
    .meta({ override: { type: 'string', maxLength: 64, example: 'grp_01JDCQ8V9W6Z4T3R2P1N0M5K7H' } }),
});

/** Some groups and menus, or all of a kind: those that are made later too. Doubled ones count once. */
export const eventTargets = z.union([
  z.array(target).min(1).max(80),
  z.enum(['all-answering-groups', 'all-ivr-menus']),
]);
export type GivenTargets =
  | readonly Readonly<z.output<typeof target>>[]
  | Exclude<z.output<typeof eventTargets>, readonly unknown[]>;

const exceptionReply = z.object({
  date: z.iso.date().meta({ description: 'The day on which the occurrence would start' }),
  skip: z.boolean(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  messageId: idOf('msg').nullable(),
});

export const scheduleEvent = z
  .object({
    id: idOf('evt'),
    title: z.string(),
    targets: z.union([
      z.array(z.object({ kind: z.enum(targetKinds), id: z.union([idOf('grp'), idOf('mnu')]) })),
      z.enum(['all-answering-groups', 'all-ivr-menus']),
    ]),
    start: z.string().meta({ example: '2026-12-24T00:00' }),
    end: z.string().meta({ example: '2026-12-27T08:00' }),
    timeZone: z.string(),
    recurrence: z.enum(recurrences),
    until: z.iso.date().nullable(),
    effect: z.enum(targetStates),
    messageId: idOf('msg').nullable(),
    exceptions: z.array(exceptionReply),
    holiday: z.object({ code: z.string(), year: z.int() }).nullable(),
    renewYearly: z.boolean(),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'ScheduleEvent' });
export type ScheduleEventReply = z.infer<typeof scheduleEvent>;

const changeable = {
  title: text(100),
  targets: eventTargets,
  start: localTime,
  end: localTime,
  timeZone,
  recurrence: z.enum(recurrences),
  until: date
    .nullable()
    .meta({ description: 'The last day on which the series has an occurrence; one that is moved may start later' }),
  effect: z.enum(targetStates),
  messageId: referenceTo('msg').nullable(),
};

const given = {
  ...changeable,
  timeZone: timeZone.optional().meta({ description: "The organisation's when left out" }),
  recurrence: changeable.recurrence.default('never'),
  until: changeable.until.default(null),
  effect: changeable.effect.default('closed'),
  messageId: changeable.messageId.default(null),
};

const newScheduleEvent = z.strictObject(given).meta({ id: 'NewScheduleEvent' });
const scheduleEventChange = z
  .strictObject({
    ...changeable,
    renewYearly: z
      .boolean()
      .meta({ description: 'Of an event that was made from a holiday: whether next year’s is made by itself' }),
  })
  .partial()
  .meta({ id: 'ScheduleEventChange' });

const params = z.object({ scheduleEventId: idOf('evt') });
const path = '/schedule-events/{scheduleEventId}';
/** A day that is none cannot have an occurrence: the path does not exist. */
const exceptionParams = params.extend({ date });

export const listScheduleEvents = operation({
  id: 'listScheduleEvents',
  service: 'schedules',
  method: 'GET',
  path: '/schedule-events',
  summary: 'List schedule events: those of one target, those with an occurrence between two dates',
  access: administrators(),
  query: z.strictObject({
    ...pageQuery,
    targetId: z
      .union([idOf('grp'), idOf('mnu')])
      .optional()
      .meta({ description: 'Events that concern this answering group or IVR menu' }),
    from: date.optional().meta({ description: 'The first day. Events that are skipped meanwhile are in the list too' }),
    to: date.optional().meta({ description: 'The last day' }),
  }),
  success: 200,
  reply: page(scheduleEvent).meta({ id: 'ScheduleEventPage' }),
  problems: ['invalid-cursor'],
  days: ['from', 'to'],
});

export const createScheduleEvent = operation({
  id: 'createScheduleEvent',
  service: 'schedules',
  method: 'POST',
  path: '/schedule-events',
  summary: 'Create a schedule event for one, several or all',
  access: administrators(),
  body: newScheduleEvent,
  success: 201,
  reply: scheduleEvent,
  problems: [],
});

export const getScheduleEvent = operation({
  id: 'getScheduleEvent',
  service: 'schedules',
  method: 'GET',
  path,
  summary: 'Get a schedule event',
  access: administrators(),
  params,
  success: 200,
  reply: scheduleEvent,
  problems: [],
});

export const updateScheduleEvent = operation({
  id: 'updateScheduleEvent',
  service: 'schedules',
  method: 'PATCH',
  path,
  summary: 'Change a schedule event, all its occurrences',
  access: administrators(),
  params,
  body: scheduleEventChange,
  success: 200,
  reply: scheduleEvent,
  problems: ['stale-version', 'holiday-taken'],
  versioned: true,
});

export const deleteScheduleEvent = operation({
  id: 'deleteScheduleEvent',
  service: 'schedules',
  method: 'DELETE',
  path,
  summary: 'Delete a schedule event, all its occurrences',
  access: administrators(),
  params,
  success: 204,
  problems: ['stale-version'],
  versioned: true,
});

export const putScheduleException = operation({
  id: 'putScheduleException',
  service: 'schedules',
  method: 'PUT',
  path: `${path}/exceptions/{date}`,
  summary: 'Skip or change one occurrence: that which would start on the date',
  access: administrators(),
  params: exceptionParams,
  body: z
    .union([
      z.strictObject({ skip: z.literal(true) }),
      z.strictObject({ start: localTime, end: localTime, messageId: referenceTo('msg').nullable().optional() }),
    ])
    .meta({ id: 'ScheduleException' }),
  success: 200,
  reply: scheduleEvent,
  problems: ['stale-version'],
  versioned: true,
});

export const deleteScheduleException = operation({
  id: 'deleteScheduleException',
  service: 'schedules',
  method: 'DELETE',
  path: `${path}/exceptions/{date}`,
  summary: 'Let an occurrence be as the others again',
  access: administrators(),
  params: exceptionParams,
  success: 204,
  problems: ['stale-version'],
  versioned: true,
});

export const previewScheduleEvent = operation({
  id: 'previewScheduleEvent',
  service: 'schedules',
  method: 'POST',
  path: '/schedule-events/preview',
  summary: 'What an event would do: its next occurrences, what it meets, what is odd; writes nothing',
  access: administrators(),
  body: z
    .strictObject({
      ...given,
      title: changeable.title.optional(),
      id: referenceTo('evt').optional().meta({ description: 'The event that is being changed' }),
    })
    .meta({ id: 'ScheduleEventDraft' }),
  success: 200,
  reply: z
    .object({
      occurrences: z.array(z.object({ start: z.string(), end: z.string() })).meta({ description: 'The next 20' }),
      conflicts: z.array(
        z.object({
          eventId: idOf('evt'),
          title: z.string(),
          targetId: z.union([idOf('grp'), idOf('mnu'), z.enum(['all-answering-groups', 'all-ivr-menus'])]).meta({
            description: 'Where they meet: a group or menu that is named by either; all, where both are on all',
          }),
          from: instant,
          to: instant,
          winner: z.enum(['this', 'other']).meta({ description: '`this` is the event in the request' }),
          differs: z.boolean().meta({ description: 'Whether callers notice who wins' }),
        }),
      ),
      notes: z.array(
        z.object({
          code: z.enum(noteCodes),
          date: z.iso.date(),
          message: z.string(),
        }),
      ),
    })
    .meta({ id: 'ScheduleEventPreview' }),
  limit: null,
  problems: ['holiday-taken'],
});
