/** Swedish holidays: which there are, and closing over them. */
import * as z from 'zod';
import { firstHolidayYear, lastHolidayYear } from '../domain/holiday-event.ts';
import { holidayKinds } from '../domain/holidays.ts';
import { referenceTo } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { eventTargets, scheduleEvent } from './schedule-events.ts';

const holidayYears = { minimum: firstHolidayYear, maximum: lastHolidayYear } as const;
const year = z.int().min(holidayYears.minimum).max(holidayYears.maximum);

export const listHolidays = operation({
  id: 'listHolidays',
  service: 'schedules',
  method: 'GET',
  path: '/holidays',
  summary: 'Swedish holidays of a year, the eves that are closed in practice, and days squeezed between',
  access: administrators(),
  query: z.strictObject({
    year: z
      .string()
      .regex(/^\d{4}$/)
      .transform(Number)
      .pipe(year)
      .optional()
      .meta({ override: { type: 'integer', ...holidayYears }, description: 'This year when left out' }),
  }),
  success: 200,
  reply: z
    .object({
      items: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          date: z.iso.date(),
          kind: z.enum(holidayKinds),
        }),
      ),
    })
    .meta({ id: 'Holidays' }),
  problems: [],
});

export const createHolidayEvents = operation({
  id: 'createHolidayEvents',
  service: 'schedules',
  method: 'POST',
  path: '/schedule-events/holidays',
  summary: 'Close over several holidays at once; if wished, next year again by itself',
  access: administrators(),
  body: z
    .strictObject({
      year,
      codes: z
        .array(z.string().max(40).meta({ example: 'christmas-eve' }))
        .min(1)
        .max(40),
      targets: eventTargets,
      messageId: referenceTo('msg')
        .nullable()
        .optional()
        .meta({ description: 'Left out: none, or that of an event that is there already' }),
      renewYearly: z.boolean().optional().meta({ description: 'Left out: not, or as an event that is there already' }),
    })
    .meta({ id: 'NewHolidayEvents' }),
  success: 201,
  reply: z.object({ items: z.array(scheduleEvent) }).meta({ id: 'HolidayEvents' }),
  problems: [],
});
