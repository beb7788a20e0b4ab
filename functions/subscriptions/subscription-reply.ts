import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { subscriptionAt } from '../../domain/subscription-changes.ts';
import type { Subscription } from '../../domain/subscription.ts';

/** A subscription as it is now, as replies contain it. */
export function subscriptionReply(stored: Subscription, now: EpochMilliseconds): SubscriptionReply {
  const { endsFrom: _, revision: __, products, simCards, change, ...fields } = subscriptionAt(stored, now);
  return {
    ...fields,
    products: [...products],
    simCards: simCards.map((card) => ({ ...card })),
    change: change && { products: [...change.products], price: change.price, from: change.from },
  };
}
