/**
 * The collection of users' rows: U4 the list in Swedish order, U5 the search. See `domain/user-search.ts` for which rows there
 * are. A row is lean (about 200 bytes), so that a page of 25 costs at most 2 RCU; hence the one-letter attributes:
 * i ulid · f, l first, last name · u username · e e-mail · p, s primary, secondary number · a administrator · v version ·
 * x app activated (epoch ms) · b, t active from, until (epoch ms) · d deleted (epoch ms) · o logins that are not in the row. What is null is left out.
 */
import * as z from 'zod';
import { idFrom, ulidOf, type OrganizationId } from '../../domain/ids.ts';
import { toInstant } from '../../domain/local-date.ts';
import type { User } from '../../domain/user.ts';
import {
  administratorsOnly,
  deletedOnly,
  inKeyOrder,
  everybody,
  isFirstMeeting,
  listKey,
  type UserRow,
} from '../../domain/user-search.ts';
import { query, type Item, type Key, type Table } from './client.ts';
import { keys } from './keys.ts';
import { e164 } from './stored-values.ts';

/** What a row tells of a user. */
export interface ListedUser extends Pick<
  User,
  | 'id'
  | 'firstName'
  | 'lastName'
  | 'username'
  | 'email'
  | 'primaryNumber'
  | 'secondaryNumber'
  | 'administrator'
  | 'appActivatedAt'
  | 'activeFrom'
  | 'activeUntil'
  | 'deletedAt'
  | 'version'
> {}

const number = e164.optional();
const epoch = z.number().optional();
const rowSchema = z.object({
  sk: z.string(),
  i: z.string(),
  f: z.string(),
  l: z.string(),
  u: z.string(),
  e: z.string().optional(),
  p: number,
  s: number,
  a: z.literal(1).optional(),
  v: z.number(),
  x: epoch,
  b: epoch,
  t: epoch,
  d: epoch,
  o: z.array(z.string()).optional(),
});

/** One row of a user as an item. */
export function searchItem(organization: OrganizationId, user: User, row: UserRow): Key & Item {
  return {
    ...keys.userSearch(organization, row.sk),
    i: ulidOf(user.id),
    f: user.firstName,
    l: user.lastName,
    u: user.username,
    e: user.email ?? undefined,
    p: user.primaryNumber ?? undefined,
    s: user.secondaryNumber ?? undefined,
    a: user.administrator ? 1 : undefined,
    v: user.version,
    x: user.appActivatedAt === null ? undefined : Date.parse(user.appActivatedAt),
    b: user.activeFrom ?? undefined,
    t: user.activeUntil ?? undefined,
    d: user.deletedAt === null ? undefined : Date.parse(user.deletedAt),
    o: row.unseen ?? undefined,
  };
}

/** Whether a row is a user's. The number of an answering group or a menu is guarded among them by a row that bears none. */
export const bearsUser = (row: Item): boolean => row.i !== undefined;

interface Row extends ListedUser {
  readonly sk: string;
  readonly unseen: readonly string[] | null;
}

function parseRow(item: Item): Row {
  const row = rowSchema.parse(item);
  return {
    sk: row.sk,
    id: idFrom('usr', row.i),
    firstName: row.f,
    lastName: row.l,
    username: row.u,
    email: row.e ?? null,
    primaryNumber: row.p ?? null,
    secondaryNumber: row.s ?? null,
    administrator: row.a === 1,
    appActivatedAt: row.x === undefined ? null : toInstant(row.x),
    activeFrom: row.b ?? null,
    activeUntil: row.t ?? null,
    deletedAt: row.d === undefined ? null : toInstant(row.d),
    version: row.v,
    unseen: row.o ?? null,
  };
}

export interface ListedPage<Position> {
  readonly users: readonly ListedUser[];
  /** Where the next page begins; null when there is none. */
  readonly next: Position | null;
}

/** The lists that there are. */
const lists = { everybody, administrators: administratorsOnly, deleted: deletedOnly } as const;
export type UserList = keyof typeof lists;

/**
 * U4 A list of users in Swedish order. One Query, consistent: what was just created is there.
 * `after` is the sort key of the last row read.
 */
export async function listUsers(
  table: Table,
  organization: OrganizationId,
  asked: { readonly of: UserList; readonly after: string | null; readonly limit: number },
): Promise<ListedPage<string>> {
  const { items, last } = await read(table, organization, {
    stream: lists[asked.of],
    after: asked.after,
    limit: asked.limit,
    consistent: true,
  });
  return { users: items, next: last };
}

/** Where a search goes on: after a user of a result that was read whole, or after a row in each stream (`''`: not begun; null: done). */
export type SearchPosition = { readonly sortedAfter: string } | { readonly streams: readonly (string | null)[] };

/**
 * U5 Users with a row that begins with one of the streams, each once. Up to two page lengths of rows are read, in parallel; when
 * that is all there is, the whole result is in Swedish order. A broader result comes stream by stream (last names first), each
 * page in Swedish order, and may be shorter than `limit`. Eventually consistent, ≤ 2 RCU for 25.
 */
export async function searchUsers(
  table: Table,
  organization: OrganizationId,
  asked: { readonly streams: readonly string[]; readonly after: SearchPosition | null; readonly limit: number },
): Promise<ListedPage<SearchPosition>> {
  const { streams, after, limit } = asked;
  if (streams.length === 0) return { users: [], next: null };
  const perStream = Math.ceil((2 * (limit + 1)) / streams.length);
  if (after && 'streams' in after)
    return nextOfBroad(table, organization, { streams, positions: after.streams, limit });

  const reads = await Promise.all(
    // A result that was whole on its first page is read whole again, should it have grown since.
    streams.map((stream) =>
      read(table, organization, { stream, after: null, limit: after ? 1000 : perStream, consistent: false }),
    ),
  );
  if (after || reads.every(({ last }) => last === null)) {
    const sorted = inListOrder(onePerUser(reads.flatMap(({ items }) => items)));
    const rest = after ? sorted.filter((user) => inKeyOrder(listKey(user), after.sortedAfter) > 0) : sorted;
    const users = rest.slice(0, limit);
    const lastShown = users.at(-1);
    return { users, next: rest.length > limit && lastShown ? { sortedAfter: listKey(lastShown) } : null };
  }
  return takeBroad(streams, reads, limit);
}

interface StreamRead {
  readonly items: readonly Row[];
  /** The last row read; null at the stream's end. */
  readonly last: string | null;
}

async function nextOfBroad(
  table: Table,
  organization: OrganizationId,
  asked: {
    readonly streams: readonly string[];
    readonly positions: readonly (string | null)[];
    readonly limit: number;
  },
): Promise<ListedPage<SearchPosition>> {
  const current = asked.positions.findIndex((position) => position !== null);
  const stream = asked.streams[current];
  if (stream === undefined) return { users: [], next: null };
  const { items, last } = await read(table, organization, {
    stream,
    after: asked.positions[current] || null,
    limit: asked.limit,
    consistent: false,
  });
  const positions = asked.positions.map((position, place) => (place === current ? last : position));
  return {
    users: inListOrder(items.filter((row) => isFirstMeeting(row, asked.streams))),
    next: positions.some((position) => position !== null) ? { streams: positions } : null,
  };
}

/** A first page of what was read of each stream, as much as fits; what does not fit is read again from where it was left. */
function takeBroad(
  streams: readonly string[],
  reads: readonly StreamRead[],
  limit: number,
): ListedPage<SearchPosition> {
  const users: Row[] = [];
  const positions: (string | null)[] = [];
  for (const { items, last } of reads) {
    let position: string | null = '';
    for (const row of items) {
      if (users.length === limit) break;
      if (isFirstMeeting(row, streams)) users.push(row);
      position = row.sk;
    }
    const allTaken = items.length === 0 || position === items.at(-1)?.sk;
    positions.push(allTaken ? last : position);
  }
  return {
    users: inListOrder(users),
    next: positions.some((position) => position !== null) ? { streams: positions } : null,
  };
}

async function read(
  table: Table,
  organization: OrganizationId,
  asked: {
    readonly stream: string;
    readonly after: string | null;
    readonly limit: number;
    readonly consistent: boolean;
  },
): Promise<StreamRead> {
  const { pk } = keys.userSearch(organization, '');
  const { items, last } = await query(table, {
    partition: pk,
    prefix: asked.stream,
    after: asked.after === null ? undefined : { pk, sk: asked.after },
    limit: asked.limit,
    consistent: asked.consistent,
  });
  return { items: items.filter(bearsUser).map(parseRow), last: last?.sk ?? null };
}

const onePerUser = (rows: readonly Row[]): readonly Row[] => [...new Map(rows.map((row) => [row.id, row])).values()];
const inListOrder = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) => inKeyOrder(listKey(one), listKey(other)));
