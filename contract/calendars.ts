/** The calendar that administrators subscribe to with Outlook or a phone: when groups and menus are closed. */
import * as z from 'zod';
import { instant } from './fields.ts';
import { administrators, anybody, operation } from './operation.ts';

const address = '/me/calendar';

export const getCalendarAddress = operation({
  id: 'getCalendarAddress',
  service: 'calendars',
  method: 'GET',
  path: address,
  summary: "Get since when the caller's calendar has an address; the address itself is shown once, when it is made",
  access: administrators(),
  success: 200,
  reply: z.object({ createdAt: instant.nullable() }).meta({ id: 'CalendarAddressState' }),
  problems: [],
  self: true,
});

export const createCalendarAddress = operation({
  id: 'createCalendarAddress',
  service: 'calendars',
  method: 'POST',
  path: address,
  summary: "Create the address of the caller's calendar; the one before it stops working",
  access: administrators(),
  success: 201,
  reply: z
    .object({
      url: z.string().nullable().meta({
        description: 'Whoever has it reads the calendar. Null in the reply to a repeated request',
        example: 'https://portal.example/api/v1/calendar/3q2-7wAAAAAAAAAAAAAAAA.ics',
      }),
      createdAt: instant,
    })
    .meta({ id: 'CalendarAddress' }),
  problems: [],
  secrets: ['url'],
  limit: { per: 'organization', requests: 100, seconds: 3600 },
});

export const deleteCalendarAddress = operation({
  id: 'deleteCalendarAddress',
  service: 'calendars',
  method: 'DELETE',
  path: address,
  summary: "Revoke the address of the caller's calendar",
  access: administrators(),
  success: 204,
  problems: [],
});

export const getCalendar = operation({
  id: 'getCalendar',
  service: 'calendars',
  method: 'GET',
  path: '/calendar/{calendarFile}',
  summary: 'Read the closures of an organisation as iCalendar (RFC 5545), by the secret address of an administrator',
  access: anybody,
  params: z.object({
    // The gateway takes a parameter for the whole of a part of a path only: `{token}.ics` is none.
    calendarFile: z
      .string()
      .regex(/^[A-Za-z0-9_-]{22}\.ics$/)
      .meta({ description: 'The 128 random bits of the address, and `.ics`', example: '3q2-7wAAAAAAAAAAAAAAAA.ics' }),
  }),
  success: 200,
  reply: z.string(),
  contentType: 'text/calendar; charset=utf-8',
  polled: true,
  problems: [],
  // Outlook and Google read the calendars of all their users from a few addresses. Guessing 128 bits is hopeless at any rate.
  limit: { per: 'address', requests: 1200, seconds: 600 },
});
