/** What is read of orders and subscriptions, and how long it is good for. */
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { portRequestsKey } from './port-request-queries.ts';

const second = 1000;
const minute = 60 * second;

/** Everything of orders; invalidate it when one of them changed. */
export const ordersKey = ['subscription-orders'] as const;
/** Everything of subscriptions. */
const subscriptionsKey = ['subscriptions'] as const;

/** An order or a subscription has changed: both, the numbers that move here for them, and what happened, are read again. */
export async function refreshSubscriptions(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    [ordersKey, subscriptionsKey, portRequestsKey, ['activity']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}

/** The warehouse and the calendar move orders and subscriptions on; of a long list more is read again, so less often. */
const intervalOf = (pages: number): number => 30 * second * Math.max(1, pages);

/** Orders, the newest first, a hundred at a time. The API knows no filter: those of one user are found in what was read. */
export const ordersQuery = infiniteQueryOptions({
  queryKey: [...ordersKey, 'list'],
  queryFn: ({ pageParam, signal }) =>
    call(
      'listSubscriptionOrders',
      { query: { limit: '100', ...(pageParam !== null && { cursor: pageParam }) } },
      { signal },
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  // Each user's panel has its part of them.
  staleTime: 15 * second,
  refetchInterval: ({ state }) => intervalOf(state.data?.pages.length ?? 1),
});

/** One order. It is followed while somebody looks at it. */
export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: [...ordersKey, 'one', orderId],
    queryFn: ({ signal }) => call('getSubscriptionOrder', { params: { orderId } }, { signal }),
    refetchInterval: 15 * second,
  });

/** Subscriptions, the newest first, a page at a time; `userId` null: of all users. */
export const subscriptionListQuery = (userId: string | null) =>
  infiniteQueryOptions({
    queryKey: [...subscriptionsKey, 'list', userId],
    queryFn: ({ pageParam, signal }) =>
      call(
        'listSubscriptions',
        { query: { ...(userId !== null && { userId }), ...(pageParam !== null && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => intervalOf(state.data?.pages.length ?? 1),
  });

/** One subscription. */
export const subscriptionQuery = (subscriptionId: string) =>
  queryOptions({
    queryKey: [...subscriptionsKey, 'one', subscriptionId],
    queryFn: ({ signal }) => call('getSubscription', { params: { subscriptionId } }, { signal }),
    refetchInterval: minute,
  });
