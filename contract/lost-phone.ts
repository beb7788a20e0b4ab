/** A lost phone: one command that keeps the finder from calling, reading and listening, and one that takes it back. */
import * as z from 'zod';
import { idOf, instant } from './fields.ts';
import { administrators, operation } from './operation.ts';

const params = z.object({ userId: idOf('usr') });
const path = '/users/{userId}/lost-phone';

const simCard = z.object({ subscriptionId: idOf('sub'), iccid: z.string() });

export const reportLostPhone = operation({
  id: 'reportLostPhone',
  service: 'users',
  method: 'POST',
  path,
  summary:
    'The phone of a user is lost: block the SIM cards of all subscriptions, sign the app out, void configuration links, and give a new one-time password',
  access: administrators(),
  params,
  success: 200,
  reply: z
    .object({
      blockedSimCards: z
        .array(simCard)
        .meta({ description: 'That the command blocked, now or before; not those that somebody else blocked' }),
      initialPassword: z.string().nullable().meta({ description: 'Shown in this reply and never again' }),
      undoUntil: instant,
    })
    .meta({ id: 'LostPhone' }),
  problems: [],
  secrets: ['initialPassword'],
});

export const undoLostPhone = operation({
  id: 'undoLostPhone',
  service: 'users',
  method: 'POST',
  path: `${path}/undo`,
  summary:
    'The phone is found: unblock the SIM cards that the command blocked, until 72 hours after it. The password is the new one, and the app must be tied to the account again',
  access: administrators(),
  params,
  success: 200,
  reply: z.object({ unblockedSimCards: z.array(simCard) }).meta({ id: 'FoundPhone' }),
  problems: ['illegal-transition'],
});
