/** What is read of users, and how long it is good for. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { UserSummary } from '../../contract/users.ts';
import { call } from '../api/call.ts';
import { serverNow } from '../api/server-clock.ts';

const second = 1000;
const minute = 60 * second;

/** Everything of users; invalidate it when one of them changed. */
export const usersKey = ['users'] as const;

/** Which users a list shows. The deleted are of the last 72 hours. */
export const userFilters = ['all', 'administrators', 'deactivated', 'pending', 'deleted'] as const;
export type UserFilter = (typeof userFilters)[number];

/**
 * What the API is asked for. Some filters are applied to the page that was read, so that a page may be nearly empty: longer pages
 * find the few sooner.
 */
const queryOf = {
  all: {},
  administrators: { administrator: 'true' },
  deactivated: { status: 'deactivated', limit: '100' },
  pending: { status: 'pending', limit: '100' },
  deleted: { status: 'deleted' },
} as const satisfies Record<UserFilter, object>;

/** The list, or the users that begin with `q`, a page at a time. Read again now and then: apps are activated elsewhere. */
export const userListQuery = (q: string, filter: UserFilter) =>
  infiniteQueryOptions({
    queryKey: [...usersKey, 'list', q, filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        'listUsers',
        { query: { ...queryOf[filter], ...(q !== '' && { q }), ...(pageParam !== null && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => 15 * second * Math.max(1, state.data?.pages.length ?? 1),
  });

const pagesOfAll = 5;

/** All users for the overview; `complete` is false when there are more than five hundred. */
export const allUsersQuery = queryOptions({
  queryKey: [...usersKey, 'all'],
  queryFn: async ({ signal }) => {
    const users: UserSummary[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pagesOfAll; page += 1) {
      const reply: { items: UserSummary[]; nextCursor: string | null } = await call(
        'listUsers',
        { query: { limit: '100', ...(cursor !== null && { cursor }) } },
        { signal },
      );
      users.push(...reply.items);
      cursor = reply.nextCursor;
      if (cursor === null) break;
    }
    return { users, complete: cursor === null };
  },
  staleTime: 30 * second,
});

/** The first users that begin with what is typed; all of them begin with nothing. */
export const firstUsersQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: [...usersKey, 'first', q, limit],
    queryFn: async ({ signal }) =>
      (await call('listUsers', { query: { limit: `${limit}`, ...(q !== '' && { q }) } }, { signal })).items,
  });

/** One user. */
export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: [...usersKey, 'one', userId],
    queryFn: ({ signal }) => call('getUser', { params: { userId } }, { signal }),
  });

const lively: ReadonlySet<string> = new Set(['queued', 'sent']);

/** The user's configuration texts, newest first: followed closely while somebody may be standing there with the phone. */
export const configSmsQuery = (userId: string) =>
  queryOptions({
    queryKey: [...usersKey, 'config-sms', userId],
    queryFn: async ({ signal }) => (await call('listConfigSms', { params: { userId } }, { signal })).items,
    refetchInterval: ({ state }) => {
      const [latest] = state.data ?? [];
      if (latest === undefined || !lively.has(latest.status)) return minute;
      return serverNow() - Date.parse(latest.requestedAt) < 10 * minute ? 3 * second : 30 * second;
    },
  });
