import { simCardMove } from '../../adapters/table/sim-cards.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { simCardTaken } from '../../domain/sim-card.ts';
import { openStatus } from '../../domain/subscription-order.ts';
import { simCardsKnownWrites } from '../shared/ports/sim-cards-known.ts';
import { implement } from '../request.ts';
import { changeOrder } from './change-order.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { replacement } from './order-replacement.ts';
import { orderReply } from './order-reply.ts';

/**
 * Notes which SIM card the warehouse has sent. Once none is missing, the order is activated on its day; a card that was sent in place of
 * another one replaces it at once.
 */
export const reportSim = implement(contract.reportSim, async (request, { table }: SubscriptionsDependencies) => {
  const { organizationId: organization, path, body, now } = request;
  const { iccid, product } = body;
  const reported = await changeOrder(request, table, path.orderId, 'sim-card-reported', async (order) => {
    const known = order.simCards.find((card) => card.iccid === iccid);
    if (known && (product === undefined || product === known.product)) return null;
    const waiting = order.simCards.find(
      (card) => card.iccid === null && (product === undefined || product === card.product),
    );
    if (order.status !== 'waiting-for-sim' || !waiting || known) throw new DomainError('illegal-transition');
    const simCards = order.simCards.map((card) => (card === waiting ? { ...card, iccid } : card));
    if (order.replacesSimOf !== null)
      return replacement(request, table, { ...order, simCards }, { iccid, of: order.replacesSimOf });
    return {
      after: { ...order, simCards, status: openStatus({ ...order, simCards }, now) },
      writes: [
        {
          ...simCardMove('reserve', iccid, { organization, owner: null, next: order.id }),
          rejectWith: () => simCardTaken('iccid'),
        },
        ...(await simCardsKnownWrites(table, organization, { ...order, simCards })),
      ],
    };
  });
  return orderReply(reported);
});
