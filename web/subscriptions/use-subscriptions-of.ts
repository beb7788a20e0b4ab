/** What one user has: subscriptions that have not ended, and orders that are not finished. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import { subscriptionListQuery } from '../data/subscription-queries.ts';
import { together, type Reads } from '../design/reads.ts';
import { useOrders } from './use-orders.ts';

/** Of what could be read. `isMore`: there are others, ended or finished, or too many to be read at once. */
export function useSubscriptionsOf(userId: string): {
  readonly subscriptions: readonly SubscriptionReply[];
  readonly orders: readonly OrderReply[];
  readonly isMore: boolean;
  readonly reads: Reads;
} {
  const list = useInfiniteQuery(subscriptionListQuery(userId));
  const orders = useOrders(userId);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const subscriptions = all.filter(({ status }) => status === 'active');
  return {
    subscriptions,
    orders: orders.unfinished,
    isMore: subscriptions.length < all.length || list.hasNextPage || orders.finished.length > 0,
    reads: together(list, orders.list),
  };
}
