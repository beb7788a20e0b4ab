/** Logins: everything by which one user alone is reached, and what somebody typed as one. */
import { readEmail } from './email-address.ts';
import { parsePhoneNumber } from './phone-number.ts';
import { collationKey } from './swedish-collation.ts';
import { hasForbiddenCharacters, plainText } from './text.ts';
import type { UserFields } from './user.ts';

/** A login or number of a user, with the field that it stands in. Each is owned by one user of the organisation. */
export interface Login {
  readonly field: 'username' | 'customUsername' | 'email' | 'primaryNumber' | 'secondaryNumber' | `aliases[${number}]`;
  readonly login: string;
}

/** The fields of a user that are logins, stored or as a reply has them. */
type LoginFields = { readonly [Field in Exclude<Login['field'], `aliases[${number}]`>]: string | null } & {
  readonly username: string;
  readonly aliases: readonly string[];
};

/**
 * Everything by which this user alone is reached: what is unique within the organisation. Doubles within one user are folded
 * (the first field keeps it): a number may well be primary number and alias.
 */
export function loginsOf(fields: LoginFields): readonly Login[] {
  const all: (Login | null)[] = [
    { field: 'username', login: fields.username },
    fields.customUsername === null ? null : { field: 'customUsername', login: fields.customUsername },
    fields.email === null ? null : { field: 'email', login: fields.email },
    fields.primaryNumber === null ? null : { field: 'primaryNumber', login: fields.primaryNumber },
    fields.secondaryNumber === null ? null : { field: 'secondaryNumber', login: fields.secondaryNumber },
    ...fields.aliases.map((login, place): Login => ({ field: `aliases[${place}]`, login })),
  ];
  const seen = new Set<string>();
  return all.filter((entry): entry is Login => {
    if (entry === null || seen.has(entry.login)) return false;
    seen.add(entry.login);
    return true;
  });
}

/**
 * What somebody typed to log in with, in the stored form: a number in E.164, an e-mail address by {@link readEmail}, else
 * {@link plainText} in lower case. The only reading of a login: search, sign-in and the counting of failed attempts share it. Null for
 * what can be nobody's: normalised, a few characters may become thousands.
 */
export function loginFrom(typed: string): string | null {
  const parsed = parsePhoneNumber(typed);
  if (parsed.ok) return parsed.number;
  const login = readEmail(typed) ?? plainText(typed).toLowerCase();
  return login === '' || login.length > 254 || hasForbiddenCharacters(login) ? null : login;
}

/** What usernames look like: lower case, 2–64, a letter somewhere, so that none can be mistaken for a number or an e-mail. */
export const usernamePattern = /^(?=.*[a-z])[a-z0-9][a-z0-9._+-]{1,63}$/;

/** Where generated usernames begin: `Åsa Öberg-Lind` → `asa.oberg-lind`. Falls back to `user` for names without Latin letters. */
export function usernameStem({ firstName, lastName }: Pick<UserFields, 'firstName' | 'lastName'>): string {
  const plain = (name: string): string =>
    collationKey(name)
      .replace(/[{|]/g, 'a')
      .replace(/\}/g, 'o')
      .replace(/[^a-z0-9-]/g, '');
  const stem = [plain(firstName), plain(lastName)]
    .filter(Boolean)
    .join('.')
    .slice(0, 56)
    .replace(/^[^a-z0-9]+/, '');
  return usernamePattern.test(stem) ? stem : 'user';
}
