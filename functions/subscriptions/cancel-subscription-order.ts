import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { simCardMove } from '../../adapters/table/sim-cards.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { isReservedForOrder, releaseNumber } from '../../domain/pool-number.ts';
import { canBeCancelled } from '../../domain/subscription-order.ts';
import { implement } from '../request.ts';
import { changeOrder } from './change-order.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { orderReply } from './order-reply.ts';

/** Cancels an order that is not active: its number goes back to its pool, its SIM cards are free. */
export const cancelSubscriptionOrder = implement(
  contract.cancelSubscriptionOrder,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId: organization, path } = request;
    const cancelled = await changeOrder(request, table, path.orderId, 'order-cancelled', async (order) => {
      if (order.status === 'cancelled') return null;
      if (!canBeCancelled(order)) throw new DomainError('illegal-transition');
      const numbers = await findPoolNumbers(table, order.number === null ? [] : [order.number]);
      return {
        after: { ...order, status: 'cancelled' },
        writes: [
          ...[...numbers.values()]
            .filter((number) => isReservedForOrder(number, order.id))
            .map((number) => poolNumberWrite(releaseNumber(number))),
          ...order.simCards.flatMap(({ iccid }) =>
            iccid === null ? [] : [simCardMove('release', iccid, { organization, owner: order.id, next: null })],
          ),
        ],
      };
    });
    return orderReply(cancelled);
  },
);
