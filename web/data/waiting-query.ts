/** What waits for an administrator: port requests that are to be corrected, or lack a power of attorney. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { readAll } from './read-all.ts';

const minute = 60_000;

/** Everything of port requests; invalidate it when one of them changed. */
export const portRequestsKey = ['port-requests'] as const;

/**
 * Cheap, since the API knows which wait: read with the first page, when the window is looked at again after a minute, after own changes, and every
 * five minutes.
 */
export const waitingQuery = queryOptions({
  queryKey: [...portRequestsKey, 'waiting'],
  queryFn: ({ signal }) =>
    readAll((query) => call('listPortRequests', { query: { ...query, waitsFor: 'administrator' } }, { signal })),
  staleTime: minute,
  refetchInterval: 5 * minute,
});
