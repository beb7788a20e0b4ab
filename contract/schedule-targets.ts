/** What answering groups and IVR menus have in common: opening hours, a state that follows from time, and an override. */
import * as z from 'zod';
import { horizonDays } from '../domain/horizon.ts';
import { isTimeOfDay, overlapOf, weekdays, type OpeningHours, type OpeningInterval } from '../domain/opening-hours.ts';
import { targetStates } from '../domain/schedule.ts';
import { plainText } from '../domain/text.ts';
import { idOf, instant, plainField, refuse } from './fields.ts';

/** A time of day, `HH:mm`. */
const time = z
  .string()
  .transform(plainField)
  .superRefine((plain, context) => {
    if (!isTimeOfDay(plain)) refuse(context, 'not-a-time');
  })
  .meta({ override: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '08:00' } });

const interval = z.strictObject({ from: time, to: time });
const day = z.array(interval).max(8).optional();
const week = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

/** When it is open in an ordinary week. Null: always; `{}`: never. `to` at or before `from` is on the next day. */
export const openingHours = week
  .transform((hours, context): OpeningHours => {
    const written = Object.fromEntries(Object.entries(hours).filter(([, intervals]) => intervals !== undefined));
    const isReadable = ({ from, to }: OpeningInterval): boolean => isTimeOfDay(from) && isTimeOfDay(to);
    // What is no time has been told already, and cannot be compared.
    const overlap = Object.values(written).flat().every(isReadable) ? overlapOf(written) : null;
    if (overlap !== null) refuse(context, 'overlapping', { path: [overlap.weekday, overlap.place] });
    return written;
  })
  .nullable()
  .meta({ description: 'Null: always open; an empty object: never. `to` at or before `from` ends the next day' });

/** The same, in replies. */
export const openingHoursReply = z
  .partialRecord(z.enum(weekdays), z.array(z.object({ from: z.string(), to: z.string() })))
  .nullable();

export const overrideReply = z
  .object({
    state: z.enum(targetStates),
    since: instant.meta({ description: 'When it was set' }),
    until: instant,
  })
  .nullable();

export const overrideVersion = z
  .int()
  .meta({ description: 'For `If-Match` where the override is set or removed; counts each time that it is' });

const because = z
  .object({
    kind: z.enum(['override', 'event', 'opening-hours', 'always-open']),
    id: idOf('evt').nullable().meta({ description: 'The schedule event' }),
  })
  .meta({ id: 'Because' });

export const targetState = z
  .object({
    state: z.enum(targetStates),
    messageId: idOf('msg').nullable(),
    because,
    nextChangeAt: instant
      .nullable()
      .meta({ description: `When state or message is next another; null: not within ${horizonDays} days` }),
  })
  .meta({ id: 'TargetState' });
export type TargetStateReply = z.infer<typeof targetState>;

/** The state from now on, after an override was set. */
export const overridden = targetState.extend({ overrideVersion }).meta({ id: 'OverriddenState' });
export type OverriddenReply = z.infer<typeof overridden>;

/** What has no place in the years whose calendar and clocks are known: see {@link isDate}. */
const [calendarBegins, calendarEnds] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];

/** An instant in a request: ISO 8601 with `Z` or an offset. Milliseconds since 1970 afterwards. */
const givenInstant = z
  .string()
  .max(40)
  .overwrite(plainText)
  .transform((typed, context): number => {
    const isInstant = z.iso.datetime({ offset: true }).safeParse(typed).success;
    const moment = isInstant ? Date.parse(typed) : NaN;
    if (moment >= calendarBegins && moment < calendarEnds) return moment;
    refuse(context, isInstant ? 'beyond-calendar' : 'not-a-date');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', format: 'date-time', example: '2026-12-24T07:00:00Z' } });

export const stateQuery = z.strictObject({
  at: givenInstant.optional().meta({
    description: `Now when left out; at most ${horizonDays} days ago, and any time ahead before 2200. The past is answered by the schedule as it is now`,
  }),
});

export const timelineQuery = z.strictObject({
  from: givenInstant.meta({
    description: `At most ${horizonDays} days ago, and any time ahead before 2200. The past is answered by the schedule as it is now`,
  }),
  to: givenInstant.meta({ description: `After \`from\`, by at most ${horizonDays} days` }),
});
export const timeline = z
  .object({
    items: z.array(z.object({ at: instant, state: z.enum(targetStates), messageId: idOf('msg').nullable(), because })),
  })
  .meta({ id: 'Timeline' });
export type TimelineReply = z.infer<typeof timeline>;

export const givenOverride = z
  .strictObject({
    state: z.enum(targetStates),
    until: givenInstant.meta({ description: 'After now, before 2200' }),
  })
  .meta({ id: 'Override', description: 'Open or closed from now until an instant, whatever else is planned' });
