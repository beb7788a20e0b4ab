/** The orders of all users, or of one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { ordersQuery } from '../data/subscription-queries.ts';
import { byProgress } from './tell-order.ts';
import { useUnaskedPages } from './use-unasked-pages.ts';

/** `list` is the read itself. `userId` null: of all users. */
export function useOrders(userId: string | null) {
  const list = useInfiniteQuery(ordersQuery);
  const pages = list.data?.pages ?? [];
  useUnaskedPages(list, pages.length);
  const all: readonly OrderReply[] = pages.flatMap(({ items }) => items);
  return { list, ...byProgress(userId === null ? all : all.filter((order) => order.userId === userId)) };
}
