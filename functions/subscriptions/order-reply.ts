import type { OrderReply } from '../../contract/subscription-orders.ts';
import { nextStepOf, type Order } from '../../domain/subscription-order.ts';

/** An order as replies contain it. */
export const orderReply = (order: Order): OrderReply => {
  const { activatesFrom: _, awaitsPort: __, revision: ___, products, simCards, ...fields } = order;
  return {
    ...fields,
    products: [...products],
    simCards: [...simCards],
    needsOperator: order.status === 'failed',
    nextStep: nextStepOf(order),
  };
};
