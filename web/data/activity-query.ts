/** The activity log, newest first. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import type { ActivityPosition } from './activity-pages.ts';
import { readActivity, type ActivityFilter } from './read-activity.ts';

/** A page at a time; read again each half minute, since others work too. */
export const activityQuery = (filter: ActivityFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['activity', filter],
    queryFn: ({ pageParam, signal }) => readActivity(filter, pageParam, { signal }),
    initialPageParam: null as ActivityPosition | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/**
 * Who did something to this last; null when nobody did, or the system. Asked when somebody was faster, so never kept, and again for
 * each `version` that one's own met.
 */
export const lastActorQuery = (entityId: string, version: number) =>
  queryOptions({
    queryKey: ['activity', 'last', entityId, version],
    queryFn: async ({ signal }) => {
      const { items } = await call('listActivity', { query: { entityId, limit: '1' } }, { signal });
      const actor = items[0]?.actor;
      return actor === undefined || actor.kind === 'system' ? null : actor;
    },
    staleTime: 0,
    gcTime: 0,
  });
