/** The activity log: who changed what, and when. */
import * as z from 'zod';
import { actions } from '../domain/journal.ts';
import { isDate } from '../domain/local-date.ts';
import { plainText } from '../domain/text.ts';
import { actor } from './actor.ts';
import { flag, idOf, instant, page, pageQuery, refuse } from './fields.ts';
import { administrators, operation } from './operation.ts';

/** An instant, or a date that the handler reads in the organisation's time zone. */
const moment = z
  .string()
  .max(40)
  .overwrite(plainText)
  .superRefine((typed, context) => {
    if (!isDate(typed) && !z.iso.datetime({ offset: true }).safeParse(typed).success) refuse(context, 'not-a-date');
  })
  .meta({ override: { type: 'string', example: '2026-12-24' } });

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

export const activity = z
  .object({
    id: idOf('act'),
    at: instant,
    actor,
    action: z.enum(actions),
    entityId: z.string(),
    entityName: z.string(),
    changes: z.array(z.object({ field: z.string(), before: value, after: value })),
    requestId: z.string(),
  })
  .meta({ id: 'Activity' });
export type ActivityReply = z.infer<typeof activity>;

export const listActivity = operation({
  id: 'listActivity',
  service: 'activity',
  method: 'GET',
  path: '/activity',
  summary: 'What was done, newest first',
  access: administrators('events.read'),
  query: z.strictObject({
    ...pageQuery,
    entityId: z.string().max(64).optional().meta({ description: 'Only what was done to this' }),
    actorId: z.string().max(64).optional().meta({ description: 'Only what this one did' }),
    system: flag.optional().meta({
      description:
        'What the system did by itself in the last 35 days (`target-state-changed`), in the place of all else',
    }),
    from: moment.optional().meta({ description: 'From this instant, or from the beginning of this date' }),
    to: moment.optional().meta({ description: 'Before this instant, or to the end of this date' }),
  }),
  success: 200,
  reply: page(activity).meta({ id: 'ActivityPage' }),
  problems: ['invalid-cursor'],
  days: ['from', 'to'],
});
