/** Logs that are read a page at a time, each newest first, as one: laid into each other as far as all of them have been read. */
import type { ActivityReply } from '../../contract/activity.ts';

/** How far one log has been read: what was read and not shown yet, and where its next page begins; null: nowhere. */
interface Log {
  readonly held: readonly ActivityReply[];
  readonly next: { readonly cursor: string | null } | null;
}
interface Page {
  readonly items: readonly ActivityReply[];
  readonly nextCursor: string | null;
}

/** Where a page begins, of each log. */
export type ActivityPosition = readonly Log[];

/** See {@link nextPage}. */
export interface ActivityPage {
  readonly items: readonly ActivityReply[];
  /** Null at the end. */
  readonly next: ActivityPosition | null;
}

/** Nothing of some logs has been read. */
export const beginningOf = (logs: number): ActivityPosition =>
  Array.from({ length: logs }, () => ({ held: [], next: { cursor: null } }));

/** Reads on from a position; `read` is told which of the logs it is to read, and the cursor. */
export async function nextPage(
  position: ActivityPosition,
  read: (place: number, cursor: string | null) => Promise<Page>,
): Promise<ActivityPage> {
  const logs = await Promise.all(
    position.map(async (log, place): Promise<Log> => {
      if (log.held.length > 0 || log.next === null) return log;
      const { items, nextCursor } = await read(place, log.next.cursor);
      return { held: items, next: nextCursor === null ? null : { cursor: nextCursor } };
    }),
  );
  // What is older than this may have something of an unread page before it. Ids are in the order of time.
  const oldest = logs.flatMap(({ held, next }) => (next === null ? [] : [held.at(-1)?.id ?? newestOfAll]));
  const limit = oldest.toSorted().at(-1) ?? '';
  const isShown = ({ id }: ActivityReply): boolean => id >= limit;
  const items = logs.flatMap(({ held }) => held.filter(isShown));
  const left = logs.map(({ held, next }) => ({ held: held.filter((entry) => !isShown(entry)), next }));
  return {
    items: items.toSorted((one, other) => (one.id < other.id ? 1 : -1)),
    next: left.some(({ held, next }) => held.length > 0 || next !== null) ? left : null,
  };
}

/** After every id: an empty page that is not the last tells nothing of what comes. */
const newestOfAll = '\uFFFF';
