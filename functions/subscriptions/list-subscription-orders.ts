import * as z from 'zod';
import { listOrders } from '../../adapters/table/subscription-orders.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { orderReply } from './order-reply.ts';

/** The newest first. */
export const listSubscriptionOrders = implement(
  contract.listSubscriptionOrders,
  async ({ organizationId, query: { limit, cursor, userId } }, { table }: SubscriptionsDependencies) => {
    const scope = [organizationId, contract.listSubscriptionOrders.id, userId];
    const after = fromCursor(scope, cursor, z.string());
    const { orders, last } = await listOrders(table, organizationId, {
      userId,
      after: after === null ? null : idFrom('ord', after),
      limit,
    });
    return { items: orders.map(orderReply), nextCursor: toCursor(scope, last && ulidOf(last)) };
  },
);
