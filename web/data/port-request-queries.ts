/** Requests to move numbers here: what is read of them, and how long it is good for. Beside every page, so that nothing else is loaded with it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { readAll } from './read-all.ts';

const second = 1000;
const minute = 60 * second;

/** Everything of port requests; invalidate it when one of them changed. */
export const portRequestsKey = ['port-requests'] as const;

/** Port requests, the newest first. Each has its timeline, so that a page is shorter than one of orders. */
export const portRequestsQuery = infiniteQueryOptions({
  queryKey: [...portRequestsKey, 'list'],
  queryFn: ({ pageParam, signal }) =>
    call('listPortRequests', { query: { limit: '50', ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  staleTime: 15 * second,
  // The losing operator moves them on; of a long list more is read again, so less often.
  refetchInterval: ({ state }) => 30 * second * Math.max(1, state.data?.pages.length ?? 1),
});

/** One port request. It is followed while somebody looks at it. */
export const portRequestQuery = (portRequestId: string) =>
  queryOptions({
    queryKey: [...portRequestsKey, 'one', portRequestId],
    queryFn: ({ signal }) => call('getPortRequest', { params: { portRequestId } }, { signal }),
    refetchInterval: 15 * second,
  });

/**
 * Those that an administrator is to correct, or that lack a power of attorney. Cheap, since the API knows which wait: read with the first page, when the window is looked at again after a minute, after own changes, and every
 * five minutes.
 */
export const waitingQuery = queryOptions({
  queryKey: [...portRequestsKey, 'waiting'],
  queryFn: ({ signal }) =>
    readAll((query) => call('listPortRequests', { query: { ...query, waitsFor: 'administrator' } }, { signal })),
  staleTime: minute,
  refetchInterval: 5 * minute,
});
