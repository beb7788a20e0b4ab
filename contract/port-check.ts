/** What can be known of a port before it is ordered: whether a number can move here, and when. */
import * as z from 'zod';
import { poolNumberKinds } from '../domain/pool-number.ts';
import { countInQuery, date, idOf } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { currentOwner, localTime, typed } from './port-fields.ts';

export const checkPort = operation({
  id: 'checkPort',
  service: 'porting',
  method: 'POST',
  path: '/port-requests/check',
  summary: 'Check whether a number can move here, and when at the earliest. It writes nothing',
  access: administrators(),
  body: z
    .strictObject({
      number: typed(40, '070-174 06 05'),
      currentOwner: currentOwner.partial().optional(),
      requestedStart: z.string().max(40).optional().meta({ example: '2026-12-29T10:00' }),
      userId: idOf('usr').optional().meta({
        description: 'For whom it is: anybody else in the organisation who has the number is then named',
      }),
    })
    .meta({ id: 'PortCheck' }),
  success: 200,
  reply: z
    .object({
      portable: z.boolean(),
      problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string(), fix: z.string() })),
      numberKind: z.enum(poolNumberKinds).nullable().meta({ description: 'null: the number is none' }),
      earliestStart: localTime,
      timeZone: z.string(),
      needsConsent: z
        .boolean()
        .nullable()
        .meta({ description: 'Whether a power of attorney is needed; null: the owner is not known' }),
    })
    .meta({ id: 'PortCheckResult' }),
  problems: [],
});

export const listPortWindows = operation({
  id: 'listPortWindows',
  service: 'porting',
  method: 'GET',
  path: '/port-windows',
  summary: 'List the days and hours at which a number can move, and why the days between them are closed',
  access: administrators(),
  query: z.strictObject({
    numberKind: z.enum(poolNumberKinds).default('mobile'),
    from: date.optional().meta({ description: 'Left out: today in Sweden' }),
    days: countInQuery(120, 30),
  }),
  success: 200,
  reply: z
    .object({
      items: z.array(z.object({ date: z.string(), hours: z.array(z.int()) })),
      closed: z.array(
        z.object({
          date: z.string(),
          because: z.enum(['weekend', 'holiday', 'too-soon', 'too-far-ahead']),
          name: z.string().nullable().meta({ description: 'Of the holiday' }),
        }),
      ),
      earliestStart: localTime,
      timeZone: z.string(),
    })
    .meta({ id: 'PortWindows' }),
  problems: [],
});
