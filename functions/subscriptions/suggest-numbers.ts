import type { Table } from '../../adapters/table/client.ts';
import { listUsers } from '../../adapters/table/user-search.ts';
import { findUser, findUsers } from '../../adapters/table/users.ts';
import * as contract from '../../contract/numbers.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { consecutiveNumbers, easiestFirst, nearestFirst } from '../../domain/number-suggestions.ts';
import { parsePhoneNumber, type E164 } from '../../domain/phone-number.ts';
import { poolNumberKind, type PoolNumberKind } from '../../domain/pool-number.ts';
import { numbersOf } from '../../domain/user.ts';
import { implement } from '../request.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { listSegments, numberSegments } from './number-segments.ts';

/** How many available numbers are compared, the lowest of each pool, and how many users of the organisation are looked at. */
const mostCandidates = 200;
const mostUsers = 200;

/** How many are suggested in each way. */
const mostSuggested = 10;

/** Available numbers in a row, easy to remember, and near those of a user's department. */
export const suggestNumbers = implement(
  contract.suggestNumbers,
  async ({ organizationId, query: { kind, count, userId }, now }, { table }: SubscriptionsDependencies) => {
    const segments = numberSegments(table, organizationId, { kinds: [kind], status: 'available', now });
    const [{ numbers }, neighbours] = await Promise.all([
      listSegments(segments, { from: null, limit: mostCandidates }),
      userId === undefined ? [] : numbersOfDepartment(table, organizationId, { of: userId, kind }),
    ]);
    const candidates = numbers.map(({ number }) => number);
    const inRow = consecutiveNumbers(candidates, count);
    return {
      inRow: inRow && [...inRow],
      easy: easiestFirst(candidates).slice(0, mostSuggested),
      near: neighbours.length === 0 ? [] : nearestFirst(candidates, neighbours).slice(0, mostSuggested),
    };
  },
);

/**
 * The numbers of one kind that the users of a department have, of the first users of the organisation; a user without a department has its own.
 * At most some 120 read units.
 */
async function numbersOfDepartment(
  table: Table,
  organization: OrganizationId,
  { of, kind }: { readonly of: UserId; readonly kind: PoolNumberKind },
): Promise<readonly E164[]> {
  const [user, { users: listed }] = await Promise.all([
    findUser(table, organization, of),
    listUsers(table, organization, { of: 'everybody', after: null, limit: mostUsers }),
  ]);
  if (user === null || user.deletedAt !== null) return [];
  const ids = listed
    .filter(({ id, primaryNumber, secondaryNumber }) => id !== of && (primaryNumber ?? secondaryNumber) !== null)
    .map(({ id }) => id);
  const others =
    user.department === null
      ? []
      : await Promise.all(
          [ids.slice(0, 100), ids.slice(100)].map((some) => findUsers(table, organization, some, false)),
        );
  return [user, ...others.flat().filter(({ department }) => department === user.department)]
    .flatMap(numbersOf)
    .filter((number) => isOfKind(number, kind));
}

function isOfKind(number: E164, kind: PoolNumberKind): boolean {
  const parsed = parsePhoneNumber(number);
  return parsed.ok && poolNumberKind(parsed.kind) === kind;
}
