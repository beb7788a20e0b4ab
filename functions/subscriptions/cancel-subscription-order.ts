import { getOrder } from '../../adapters/table/subscription-orders.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { canBeCancelled, isOpen } from '../../domain/subscription-order.ts';
import { implement } from '../request.ts';
import { releaseWrites } from '../shared/orders/cancel-order.ts';
import { cancelPort } from '../shared/ports/cancel-port.ts';
import { changeOrder } from './change-order.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { orderReply } from './order-reply.ts';

/** Cancels an order that is not active, with its port. Its number goes back to its pool, or stays where it is; its SIM cards are free. */
export const cancelSubscriptionOrder = implement(
  contract.cancelSubscriptionOrder,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, path, repeats } = request;
    let wasPort = false;
    const order = await changeOrder(request, table, path.orderId, 'order-cancelled', async (before) => {
      if (before.status === 'cancelled') return null;
      if (before.portRequestId !== null && before.awaitsPort && isOpen(before)) {
        await cancelPort(table, { organizationId, id: before.portRequestId, repeats }, request);
        wasPort = true;
        return null;
      }
      if (!canBeCancelled(before)) throw new DomainError('illegal-transition');
      return {
        after: { ...before, status: 'cancelled' },
        writes: await releaseWrites(table, organizationId, before),
      };
    });
    return orderReply(wasPort ? await getOrder(table, organizationId, path.orderId) : order);
  },
);
