/** Names of people of whom a client has only ids: the agents of a group, the people in the activity log. */
import * as z from 'zod';
import { mostNames } from '../domain/user-names.ts';
import { userStatuses } from '../domain/user.ts';
import { idOf } from './fields.ts';
import { administrators, operation } from './operation.ts';

export const listUserNames = operation({
  id: 'listUserNames',
  service: 'users',
  method: 'GET',
  path: '/users/names',
  summary: 'The names of several users at once, by their ids',
  access: administrators('users.read'),
  query: z.strictObject({
    ids: z
      .string()
      .transform((typed) => [...new Set(typed.split(','))])
      .pipe(z.array(z.string()).max(mostNames))
      .meta({
        override: { type: 'string', example: 'usr_01JDCQ8V9W6Z4T3R2P1N0M5K7H,usr_01JDCQ8W4N2P6R8T0V3X5Z7B9D' },
        description: `At most ${mostNames} ids, with commas between`,
      }),
  }),
  success: 200,
  reply: z
    .object({ items: z.array(z.object({ id: idOf('usr'), name: z.string(), status: z.enum(userStatuses) })) })
    .meta({
      id: 'UserNames',
      description:
        'In the order of `ids`. Deleted users have a name until they are anonymised. An id that is not in the reply is nobody’s, or nobody’s any more',
    }),
  problems: [],
});
