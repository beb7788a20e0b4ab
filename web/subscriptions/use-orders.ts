/** The orders of all users, or of one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { ordersQuery } from '../data/subscription-queries.ts';
import { byProgress } from './tell-order.ts';

/** So many pages of a hundred orders are read without being asked: what waits may be old. */
const pagesUnasked = 10;

/** `list` is the read itself. `userId` null: of all users. */
export function useOrders(userId: string | null) {
  const list = useInfiniteQuery(ordersQuery);
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const pages = list.data?.pages ?? [];
  const goesOn = hasNextPage && !isFetching && !isError && pages.length < pagesUnasked;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  const all: readonly OrderReply[] = pages.flatMap(({ items }) => items);
  return { list, ...byProgress(userId === null ? all : all.filter((order) => order.userId === userId)) };
}
