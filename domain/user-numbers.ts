/** How numbers come to a user, and go. */
import type { E164 } from './phone-number.ts';
import type { PoolNumberKind } from './pool-number.ts';
import { numbersOf, type User } from './user.ts';

/** How many aliases a user has at most. */
export const mostAliases = 5;

/**
 * A user who is also reached at a number: a mobile one is the secondary number if there is none, another one the primary number; otherwise it
 * takes the other place, or is an alias. Null: there is no room. The very same user when it has the number.
 */
export function withNumber(user: User, number: E164, kind: PoolNumberKind): User | null {
  if (numbersOf(user).includes(number)) return user;
  const places = ['primaryNumber', 'secondaryNumber'] as const;
  const wanted = kind === 'mobile' ? places.toReversed() : places;
  const free = wanted.find((place) => user[place] === null);
  if (free !== undefined) return { ...user, [free]: number, version: user.version + 1 };
  if (user.aliases.length === mostAliases) return null;
  return { ...user, aliases: [...user.aliases, number], version: user.version + 1 };
}

/** A user who is no longer reached at a number; the very same user when it does not have it. */
export function withoutNumber(user: User, number: E164): User {
  if (!numbersOf(user).includes(number)) return user;
  return {
    ...user,
    primaryNumber: user.primaryNumber === number ? null : user.primaryNumber,
    secondaryNumber: user.secondaryNumber === number ? null : user.secondaryNumber,
    aliases: user.aliases.filter((alias) => alias !== number),
    version: user.version + 1,
  };
}
