/** Orders in the table: OR1 get one, OR2 list, OR3 write one. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, type OrderId, type OrganizationId, type UserId } from '../../domain/ids.ts';
import { orderDueAt, orderFailures, orderStatuses, type Order } from '../../domain/subscription-order.ts';
import { getItem, query, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { dueAttributes } from './due.ts';
import { keys, ordersOfUser } from './keys.ts';
import { e164, iccid, idSchema, localDate, postalAddress, price } from './stored-values.ts';

const schema = z.object({
  sk: z.string(),
  status: z.enum(orderStatuses),
  userId: idSchema('usr'),
  products: z.array(z.string()),
  price,
  catalogueVersion: z.string(),
  activatesOn: localDate,
  timeZone: z.string(),
  activatesFrom: z.number(),
  number: e164.nullable(),
  simCards: z.array(z.object({ product: z.string(), iccid: iccid.nullable() })),
  shipTo: postalAddress.nullable(),
  subscriptionId: idSchema('sub').nullable(),
  replacesSimOf: idSchema('sub').nullable().default(null),
  orderedBy: z.object({
    kind: z.enum(['administrator', 'machine', 'user', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  }),
  placedAt: z.string(),
  portRequestId: idSchema('prt').nullable().default(null),
  awaitsPort: z.boolean().default(false),
  failure: z.enum(orderFailures).nullable(),
  version: z.number(),
  revision: z.number(),
});

/** @throws ZodError when the item is none */
function parseOrder(item: Item): Order {
  const { sk, ...fields } = schema.parse(item);
  return { id: idFrom('ord', sk), ...fields };
}

/** OR1 One order, or null. GetItem, consistent, 1 RCU. */
export async function findOrder(table: Table, organization: OrganizationId, id: OrderId): Promise<Order | null> {
  const item = await getItem(table, keys.order(organization, id));
  return item && parseOrder(item);
}

/** OR1 One order. @throws DomainError `not-found` */
export async function getOrder(table: Table, organization: OrganizationId, id: OrderId): Promise<Order> {
  const order = await findOrder(table, organization, id);
  if (!order) throw new DomainError('not-found');
  return order;
}

/** OR2 The newest first, of all users or of one. Query, consistent for all, ~ 5 RCU for 25; for one on `byEntity`. */
export async function listOrders(
  table: Table,
  organization: OrganizationId,
  {
    userId,
    after,
    limit,
  }: { readonly userId?: UserId | undefined; readonly after: OrderId | null; readonly limit: number },
): Promise<{ readonly orders: readonly Order[]; readonly last: OrderId | null }> {
  const { items, last } = await query(table, {
    ...(userId === undefined
      ? { partition: keys.order(organization, idFrom('ord', '')).pk, consistent: true }
      : { index: 'byEntity', partition: ordersOfUser(organization, userId) }),
    after: after === null ? undefined : keys.order(organization, after),
    limit,
    newestFirst: true,
  });
  return { orders: items.map(parseOrder), last: last && idFrom('ord', last.sk) };
}

/** OR3 The write of a new or a changed order, under the revision that was read. `after` is written as the next revision. */
export function orderWrite(organization: OrganizationId, before: Order | null, after: Order): Write {
  const { id, ...fields } = after;
  const at = orderDueAt(after);
  return {
    put: {
      ...keys.order(organization, id),
      ...fields,
      revision: (before?.revision ?? 0) + 1,
      entityKey: ordersOfUser(organization, after.userId),
      ...(at !== null && dueAttributes({ organizationId: organization, kind: 'order', id, at })),
    },
    ...atRevision(before?.revision ?? 0, 'order'),
  };
}
