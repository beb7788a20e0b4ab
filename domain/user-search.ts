/**
 * How users are listed and found: which rows one user has, and which beginnings of rows a typed text means.
 *
 * All rows of an organisation lie in one ordered collection (`adapters/table/user-search.ts`):
 * - `N#<last>·<first>·<ulid>` one per user: the list in Swedish order, and the search by last name;
 * - `A#…` the same for administrators alone, `D#…` for those who are deleted and can be restored;
 * - `T#<first>·<last>·<ulid>` the search by first name;
 * - `T#<login>` one per username, e-mail and number: search row and guard of uniqueness in one.
 * `·` is {@link nameSeparator}; names are collation keys. What was typed is made into a key the same way, so a search is a
 * handful of range reads, each a *stream* below.
 */
import { readEmail } from './email-address.ts';
import { ulidOf } from './ids.ts';
import { loginsOf } from './login.ts';
import { numberPrefixes } from './phone-number.ts';
import { collationKey, nameSeparator } from './swedish-collation.ts';
import { hasForbiddenCharacters, plainText } from './text.ts';
import { isAnonymous, type User } from './user.ts';

/** The fields that decide where a user is found. Every row bears them. */
export type Found = Pick<
  User,
  'id' | 'firstName' | 'lastName' | 'username' | 'email' | 'primaryNumber' | 'secondaryNumber'
>;

/** Deleted users who can be restored, in Swedish order, are all rows that begin so. */
export const deletedOnly = 'D#';
/** The list in Swedish order is all rows that begin so. */
export const everybody = 'N#';
/** The administrators in Swedish order are all rows that begin so. */
export const administratorsOnly = 'A#';

const key = (...parts: readonly string[]): string => parts.join(nameSeparator);

/** Where the user stands in the list: last name, first name, then the id, so that no two users are equal. */
export const listKey = ({ firstName, lastName, id }: Pick<Found, 'firstName' | 'lastName' | 'id'>): string =>
  key(collationKey(lastName), collationKey(firstName), ulidOf(id));

/** The sort key of the row that guards one login or number. */
export const loginKey = (login: string): string => `T#${login}`;

const firstNameKey = ({ firstName, lastName, id }: Found): string =>
  `T#${key(collationKey(firstName), collationKey(lastName), ulidOf(id))}`;

export interface UserRow {
  readonly sk: string;
  /** The field whose login this row guards; null for a row that only serves list and search. */
  readonly guards: string | null;
  /**
   * On the row of a login that no summary bears (custom username, alias): all such logins of the user, so that a row can tell
   * whether it is the one to show. Null on the others.
   */
  readonly unseen: readonly string[] | null;
}

/** All rows of a user, in a fixed order: equal users give equal rows. */
export function rowsOf(user: User): readonly UserRow[] {
  const plain = (sk: string): UserRow => ({ sk, guards: null, unseen: null });
  if (isAnonymous(user)) return [];
  // A deleted user's logins are free for others.
  if (user.deletedAt !== null) return [plain(deletedOnly + listKey(user))];
  const seen = new Set(seenLogins(user));
  const logins = loginsOf(user);
  const unseen = logins.map(({ login }) => login).filter((login) => !seen.has(login));
  return [
    plain(everybody + listKey(user)),
    ...(user.administrator ? [plain(administratorsOnly + listKey(user))] : []),
    plain(firstNameKey(user)),
    ...logins.map(({ login, field }) => ({
      sk: loginKey(login),
      guards: field,
      unseen: seen.has(login) ? null : unseen,
    })),
  ];
}

/** The beginnings of sort keys that a typed text means, most telling first. Empty text: none. */
export function searchStreams(typed: string): readonly string[] {
  const text = plainText(typed);
  // No name and no login has such characters, and the table takes no half of a surrogate pair.
  if (text === '' || hasForbiddenCharacters(text)) return [];
  const names = [...new Set(namesIn(text))].filter(Boolean).slice(0, 3);
  const logins = [...numberPrefixes(text), readEmail(text) ?? text.toLowerCase()];
  const streams = [
    ...names.map((name) => everybody + name),
    ...[...new Set([...names, ...logins.filter((login) => !login.includes(' '))])].map(loginKey),
  ];
  // Nobody's key is longer, and the table takes none of more than 1024 bytes.
  return streams.filter((stream) => stream.length <= longestStream);
}

const longestStream = 300;

/**
 * The ways to read a text as two names. *anna maria sv*: the space may part first from last name, or be within one of them. *Bergström,
 * Anna*, as lists have it: the comma parts last from first name.
 */
function namesIn(text: string): readonly string[] {
  const listed = /^([^,]+),([^,]*)$/.exec(text)?.slice(1) ?? [];
  const words = text.split(' ');
  return [listed, ...words.map((_, place) => [words.slice(0, place).join(' '), words.slice(place).join(' ')])].map(
    (parts) => key(...parts.map((part) => collationKey(part.trim())).filter(Boolean)),
  );
}

/** Whether a search finds this user, told by what a summary bears. */
export const isFound = (user: Found, streams: readonly string[]): boolean =>
  firstMet(visibleRows(user), streams) !== null;

const visibleRows = (user: Found): readonly string[] => [
  everybody + listKey(user),
  firstNameKey(user),
  ...seenLogins(user).map(loginKey),
];

/**
 * Whether, of all rows of one user that a search meets, this is the one to show: so each user comes once, over any number of
 * pages, without remembering who was shown.
 */
export function isFirstMeeting(
  row: { readonly sk: string; readonly unseen: readonly string[] | null } & Found,
  streams: readonly string[],
): boolean {
  const first = firstMet(visibleRows(row), streams);
  if (first !== null || row.unseen === null) return first === row.sk;
  return firstMet(row.unseen.map(loginKey), streams) === row.sk;
}

/** Of some sort keys the one that the streams, read in order, meet first. */
function firstMet(sortKeys: readonly string[], streams: readonly string[]): string | null {
  for (const stream of streams) {
    const met = sortKeys.filter((sk) => sk.startsWith(stream)).sort(inKeyOrder);
    if (met[0] !== undefined) return met[0];
  }
  return null;
}

const seenLogins = (user: Found): readonly string[] =>
  [user.username, user.email, user.primaryNumber, user.secondaryNumber].filter((login) => login !== null);

/** Compares two sort keys. Of two keys any order will do that is always the same; for names' keys it is the alphabet's. */
export const inKeyOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
