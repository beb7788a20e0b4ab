/** Lost phones in the table: LP1 the latest report of a user, LP2 write it. */
import * as z from 'zod';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { undoUntil, type LostPhone } from '../../domain/lost-phone.ts';
import { getItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { keys } from './keys.ts';
import { iccid, idSchema } from './stored-values.ts';

const schema = z.object({
  reportedAt: z.string(),
  simCards: z.array(z.object({ subscriptionId: idSchema('sub'), iccid })),
  foundAt: z.string().nullable(),
  revision: z.number(),
});

/** LP1 The latest report of a user, or null. GetItem, consistent, 1 RCU. */
export async function findLostPhone(
  table: Table,
  organization: OrganizationId,
  user: UserId,
): Promise<LostPhone | null> {
  const item = await getItem(table, keys.lostPhone(organization, user));
  return item && schema.parse(item);
}

/** LP2 The write of a report, under the revision that was read. */
export const lostPhoneWrite = (organization: OrganizationId, user: UserId, after: LostPhone): Write => ({
  put: {
    ...keys.lostPhone(organization, user),
    ...after,
    revision: after.revision + 1,
    expiresAtEpochSeconds: Math.ceil(undoUntil(after) / 1000),
  },
  ...atRevision(after.revision, 'lost phone'),
});
