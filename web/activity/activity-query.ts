/** The activity log, newest first. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** A page at a time; read again each half minute, since others work too. */
export const activityQuery = infiniteQueryOptions({
  queryKey: ['activity'],
  queryFn: ({ pageParam, signal }) =>
    call('listActivity', { query: { ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: 30_000,
});
