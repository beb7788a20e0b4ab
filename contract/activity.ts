/** The activity log: who changed what, and when. */
import * as z from 'zod';
import { actions } from '../domain/journal.ts';
import { actor } from './actor.ts';
import { idOf, instant, page, pageQuery } from './fields.ts';
import { administrators, operation } from './operation.ts';

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
  }),
  success: 200,
  reply: page(activity).meta({ id: 'ActivityPage' }),
  problems: ['invalid-cursor'],
});
