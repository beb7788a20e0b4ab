/** The port requests of all users, or of one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { portRequestsQuery } from '../data/port-request-queries.ts';
import { useUnaskedPages } from '../subscriptions/use-unasked-pages.ts';
import { byPortProgress } from './port-progress.ts';

/** `list` is the read itself. `userId` null: of all users. */
export function usePortRequests(userId: string | null) {
  const list = useInfiniteQuery(portRequestsQuery);
  const pages = list.data?.pages ?? [];
  useUnaskedPages(list, pages.length);
  const all: readonly PortRequestReply[] = pages.flatMap(({ items }) => items);
  return { list, ...byPortProgress(userId === null ? all : all.filter((request) => request.userId === userId)) };
}
