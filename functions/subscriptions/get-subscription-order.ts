import { getOrder } from '../../adapters/table/subscription-orders.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { implement } from '../request.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { orderReply } from './order-reply.ts';

export const getSubscriptionOrder = implement(
  contract.getSubscriptionOrder,
  async ({ organizationId, path }, { table }: SubscriptionsDependencies) =>
    orderReply(await getOrder(table, organizationId, path.orderId)),
);
