import * as z from 'zod';
import {
  listUsers as list,
  searchUsers,
  type ListedUser,
  type SearchPosition,
} from '../../adapters/table/user-search.ts';
import * as contract from '../../contract/users.ts';
import { plainText } from '../../domain/text.ts';
import { statusOf } from '../../domain/user.ts';
import { isFound, searchStreams } from '../../domain/user-search.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import type { UsersPowers } from './powers.ts';
import { userSummary } from '../shared/users/user-reply.ts';

const searchPosition: z.ZodType<SearchPosition> = z.union([
  z.object({ sortedAfter: z.string() }),
  z.object({ streams: z.array(z.string().nullable()).max(20) }),
]);

/**
 * The list, or a search. Deleted users have no rows to search by: their list is gone through. Filters that have no rows of their own are applied to the page that was read, so a page may be shorter
 * than `limit`, or empty, and still not be the last: the cursor alone says so.
 */
export const listUsers = implement(
  contract.listUsers,
  async ({ organizationId, query: { q = '', administrator, status, limit, cursor }, now }, { table }: UsersPowers) => {
    const streams = searchStreams(q);
    const scope = [organizationId, contract.listUsers.id, q, administrator, status];
    const searches = plainText(q) !== '';
    const deleted = status === 'deleted';
    const matches = (user: ListedUser): boolean =>
      (!deleted || !searches || isFound(user, streams)) &&
      (administrator === undefined || user.administrator === administrator) &&
      (status === undefined || statusOf(user, now) === status);
    const { users, next } =
      !searches || deleted
        ? await list(table, organizationId, {
            of: deleted ? 'deleted' : administrator === true ? 'administrators' : 'everybody',
            after: fromCursor(scope, cursor, z.string()),
            limit,
          })
        : await searchUsers(table, organizationId, {
            streams,
            after: fromCursor(scope, cursor, searchPosition),
            limit,
          });
    return {
      items: users.filter(matches).map((user) => userSummary(user, now)),
      nextCursor: toCursor(scope, next),
    };
  },
);
