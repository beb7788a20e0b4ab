/** What the overview reads of orders: those that change something soon. */
import { queryOptions } from '@tanstack/react-query';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { call } from '../api/call.ts';
import { ordersKey } from './subscription-queries.ts';

const minute = 60_000;
const mostPages = 5;

/** The newest five hundred orders, as far as they are not finished. Read once: the page about subscriptions follows them. */
export const openOrdersQuery = queryOptions({
  queryKey: [...ordersKey, 'open'],
  queryFn: async ({ signal }) => {
    const open: OrderReply[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const reply: { items: OrderReply[]; nextCursor: string | null } = await call(
        'listSubscriptionOrders',
        { query: { limit: '100', ...(cursor !== null && { cursor }) } },
        { signal },
      );
      open.push(...reply.items.filter(({ status }) => status !== 'active' && status !== 'cancelled'));
      cursor = reply.nextCursor;
      if (cursor === null) break;
    }
    return open;
  },
  staleTime: minute,
});
