import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { ownedSimCards, simCardMove } from '../../adapters/table/sim-cards.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Iccid } from '../../domain/iccid.ts';
import { isReservedForOrder, releaseNumber } from '../../domain/pool-number.ts';
import { canBeCancelled, type Order } from '../../domain/subscription-order.ts';
import { implement } from '../request.ts';
import { changeOrder } from './change-order.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { orderReply } from './order-reply.ts';

/**
 * Cancels an order that is not active: its number goes back to its pool, its SIM cards are free. One that failed may have lost either: what
 * somebody else has by now stays there.
 */
export const cancelSubscriptionOrder = implement(
  contract.cancelSubscriptionOrder,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId: organization, path } = request;
    const cancelled = await changeOrder(request, table, path.orderId, 'order-cancelled', async (order) => {
      if (order.status === 'cancelled') return null;
      if (!canBeCancelled(order)) throw new DomainError('illegal-transition');
      const [numbers, cards] = await Promise.all([
        findPoolNumbers(table, order.number === null ? [] : [order.number]),
        ownedSimCards(table, iccidsOf(order), order.id),
      ]);
      return {
        after: { ...order, status: 'cancelled' },
        writes: [
          ...[...numbers.values()]
            .filter((number) => isReservedForOrder(number, order.id))
            .map((number) => poolNumberWrite(releaseNumber(number))),
          ...cards.map((iccid) => simCardMove('release', iccid, { organization, owner: order.id, next: null })),
        ],
      };
    });
    return orderReply(cancelled);
  },
);

const iccidsOf = ({ simCards }: Order): readonly Iccid[] => simCards.flatMap(({ iccid }) => iccid ?? []);
