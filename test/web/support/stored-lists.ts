/** Lists of what is stored, as the API returns them. */
import { Refusal, type Call } from './fake-api.ts';

/** What has an id and a version. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The cursor is the place in the list. */
export function page<Item>(items: readonly Item[], query: Call['query']): { items: Item[]; nextCursor: string | null } {
  const from = Number(query.cursor ?? 0);
  const to = from + Number(query.limit ?? 25);
  return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null };
}

/** @throws Refusal `not-found` */
export function find<Entity extends Versioned>(entities: readonly Entity[], id: string | undefined): Entity {
  const found = entities.find((entity) => entity.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** @throws Refusal `stale-version` */
export function assertVersion({ ifMatch }: Call, { version }: { readonly version: number }): void {
  if (ifMatch !== null && ifMatch !== version) throw new Refusal('stale-version');
}
