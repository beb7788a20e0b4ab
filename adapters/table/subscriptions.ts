/** Subscriptions in the table: B1 get one, B2 list, B3 write one. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, type OrganizationId, type SubscriptionId, type UserId } from '../../domain/ids.ts';
import { subscriptionDueAt, subscriptionStatuses, type Subscription } from '../../domain/subscription.ts';
import { getItem, query, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { dueAttributes } from './due.ts';
import { keys, subscriptionsOfUser } from './keys.ts';
import { e164, iccid, idSchema, localDate, price } from './stored-values.ts';

const schema = z.object({
  sk: z.string(),
  status: z.enum(subscriptionStatuses),
  userId: idSchema('usr'),
  orderId: idSchema('ord'),
  products: z.array(z.string()),
  price,
  catalogueVersion: z.string(),
  number: e164.nullable(),
  simCards: z.array(z.object({ product: z.string(), iccid, status: z.enum(['active', 'blocked']) })),
  activatedAt: z.string(),
  boundUntil: localDate.nullable(),
  change: z
    .object({
      products: z.array(z.string()),
      price,
      catalogueVersion: z.string(),
      from: localDate,
      fromMoment: z.number(),
    })
    .nullable(),
  replacementOrderId: idSchema('ord').nullable().default(null),
  endsOn: localDate.nullable(),
  endsFrom: z.number().nullable(),
  version: z.number(),
  revision: z.number(),
});

/** @throws ZodError when the item is none */
function parseSubscription(item: Item): Subscription {
  const { sk, ...fields } = schema.parse(item);
  return { id: idFrom('sub', sk), ...fields };
}

/** B1 One subscription, or null. GetItem, consistent, 1 RCU. */
export async function findSubscription(
  table: Table,
  organization: OrganizationId,
  id: SubscriptionId,
): Promise<Subscription | null> {
  const item = await getItem(table, keys.subscription(organization, id));
  return item && parseSubscription(item);
}

/** B1 One subscription. @throws DomainError `not-found` */
export async function getSubscription(
  table: Table,
  organization: OrganizationId,
  id: SubscriptionId,
): Promise<Subscription> {
  const subscription = await findSubscription(table, organization, id);
  if (!subscription) throw new DomainError('not-found');
  return subscription;
}

/** B2 The newest first, of all users or of one. Query, consistent for all, ~ 4 RCU for 25; for one on `byEntity`. */
export async function listSubscriptions(
  table: Table,
  organization: OrganizationId,
  {
    userId,
    after,
    limit,
  }: { readonly userId?: UserId | undefined; readonly after: SubscriptionId | null; readonly limit: number },
): Promise<{ readonly subscriptions: readonly Subscription[]; readonly last: SubscriptionId | null }> {
  const { items, last } = await query(table, {
    ...(userId === undefined
      ? { partition: keys.subscription(organization, idFrom('sub', '')).pk, consistent: true }
      : { index: 'byEntity', partition: subscriptionsOfUser(organization, userId) }),
    after: after === null ? undefined : keys.subscription(organization, after),
    limit,
    newestFirst: true,
  });
  return { subscriptions: items.map(parseSubscription), last: last && idFrom('sub', last.sk) };
}

/** B3 The write of a new or a changed subscription, under the revision that was read. `after` is written as the next revision. */
export function subscriptionWrite(
  organization: OrganizationId,
  before: Subscription | null,
  after: Subscription,
): Write {
  const { id, ...fields } = after;
  const at = subscriptionDueAt(after);
  return {
    put: {
      ...keys.subscription(organization, id),
      ...fields,
      revision: (before?.revision ?? 0) + 1,
      entityKey: subscriptionsOfUser(organization, after.userId),
      ...(at !== null && dueAttributes({ organizationId: organization, kind: 'subscription', id, at })),
    },
    ...atRevision(before?.revision ?? 0, 'subscription'),
  };
}
