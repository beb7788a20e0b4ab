/** The names of people of whom only ids are known. */
import { useQueries, type QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { userQuery } from './user-queries.ts';

/** Names by ids. */
export type UserNames = ReadonlyMap<string, string>;

/** A name does not change every moment; who has been deleted will not be asked for again and again. */
const nameQuery = (id: string) => ({ ...userQuery(id), staleTime: 60_000, retry: false });

/** The names of some people; who is not known yet has none, who has been deleted meanwhile is told so. */
export function useUserNames(ids: readonly string[]): UserNames {
  const users = useQueries({ queries: ids.map(nameQuery) });
  const told = ids.flatMap((id, place) => {
    const user = users[place];
    return user === undefined || user.isPending ? [] : [[id, nameOf(user.data)] as const];
  });
  return new Map(told);
}

const atOnce = 6;

/** The same once, for a file: some at a time, since there may be many. */
export async function readUserNames(client: QueryClient, ids: readonly string[]): Promise<UserNames> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const users = await Promise.allSettled(some.map((id) => client.fetchQuery(nameQuery(id))));
    for (const [place, id] of some.entries()) {
      const user = users[place];
      names.set(id, nameOf(user?.status === 'fulfilled' ? user.value : undefined));
    }
  }
  return names;
}

const nameOf = (user: { readonly firstName: string; readonly lastName: string } | undefined): string =>
  user === undefined ? i18next.t('users.picker.gone') : `${user.firstName} ${user.lastName}`;
