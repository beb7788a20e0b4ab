/** The names of several people of whom only ids are known. Apart from the name of one: reading several weighs more than a form. */
import { useQueries, type QueryClient } from '@tanstack/react-query';
import { nameOf, userNameQuery } from './user-name-query.ts';

/** Names by ids. */
export type UserNames = ReadonlyMap<string, string>;

/** The names of some people; who is not known yet, or could not be read, has none. */
export function useUserNames(ids: readonly string[]): UserNames {
  const read = useQueries({ queries: ids.map(userNameQuery) });
  const told = ids.flatMap((id, place) => {
    const known = read[place]?.data;
    return known === undefined ? [] : [[id, nameOf(known)] as const];
  });
  return new Map(told);
}

/** The same once, for a file. @throws ApiProblem when one could not be read: a file says nothing that is not known */
export async function readUserNames(client: QueryClient, ids: readonly string[]): Promise<UserNames> {
  const read = await Promise.all(
    ids.map(async (id) => [id, nameOf(await client.fetchQuery(userNameQuery(id)))] as const),
  );
  return new Map(read);
}
