/** The name of a user of whom only the id is known: all that are asked for in one moment go into the same calls. */
import { queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { mostNames } from '../../domain/user-names.ts';
import { call } from '../api/call.ts';
import type { Reply } from '../api/routes.ts';
import { usersKey } from './user-queries.ts';

/** What a name is known of; null: the user is deleted for good. */
type KnownName = Reply<'listUserNames'>['items'][number] | null;

const minute = 60_000;

/** One name. It does not change every moment; what could not be read is asked for again in a while. */
export const userNameQuery = (id: string) =>
  queryOptions({
    queryKey: [...usersKey, 'name', id],
    queryFn: () => readName(id),
    staleTime: minute,
    refetchInterval: ({ state }) => (state.status === 'error' ? minute / 2 : false),
  });

/** The name, or that there is none any more. */
export const nameOf = (known: KnownName): string => known?.name ?? i18next.t('users.picker.gone');

/** One who waits for a name. */
interface Waiting {
  readonly resolve: (known: KnownName) => void;
  readonly reject: (thrown: unknown) => void;
}

/** The ids that are asked for in this moment, each with those who wait for it. */
let asked = new Map<string, readonly Waiting[]>();

/** All that are asked for while a page is drawn go into the same calls. */
function readName(id: string): Promise<KnownName> {
  if (asked.size === 0) setTimeout(readAsked);
  return new Promise((resolve, reject) => {
    asked.set(id, [...(asked.get(id) ?? []), { resolve, reject }]);
  });
}

function readAsked(): void {
  const all = [...asked];
  asked = new Map();
  for (let from = 0; from < all.length; from += mostNames) void readSome(all.slice(from, from + mostNames));
}

async function readSome(some: readonly (readonly [string, readonly Waiting[]])[]): Promise<void> {
  try {
    const { items } = await call('listUserNames', { query: { ids: some.map(([id]) => id).join(',') } });
    const known = new Map<string, KnownName>(items.map((item) => [item.id, item]));
    for (const [id, waiting] of some) for (const { resolve } of waiting) resolve(known.get(id) ?? null);
  } catch (thrown) {
    for (const [, waiting] of some) for (const { reject } of waiting) reject(thrown);
  }
}
