/** A user of the PBX: a person, or a phone in a lobby. Administrators are users who may log in to the portal. */
import { DomainError, type FieldError } from './domain-error.ts';
import type { UserId } from './ids.ts';
import { startOfDay, type EpochMilliseconds, type LocalDate } from './local-date.ts';
import { parsePhoneNumber, type E164 } from './phone-number.ts';
import { collationKey } from './swedish-collation.ts';

export const userTypes = ['user', 'basic'] as const;
export type UserType = (typeof userTypes)[number];
export const userStatuses = ['pending', 'active', 'deactivated', 'deleted'] as const;
export type UserStatus = (typeof userStatuses)[number];
export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** What an administrator decides about a user. Absent means null, never a missing property: rows keep one shape. */
export interface UserFields {
  readonly username: string;
  /** An alias to log in with. */
  readonly customUsername: string | null;
  /** Lower case; also a login, and where a new password is mailed. */
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  /** `user`: all core services; `basic`: restricted access to API and presence. */
  readonly userType: UserType;
  readonly administrator: boolean;
  readonly softphone: boolean;
  readonly mobileVoip: boolean;
  /** Usually the landline. */
  readonly primaryNumber: E164 | null;
  /** Usually the mobile. */
  readonly secondaryNumber: E164 | null;
  /** Other numbers that reach the same user, at most five. */
  readonly aliases: readonly E164[];
  readonly department: string | null;
  readonly city: string | null;
  readonly language: Language;
  /** Which of the organisation's invoice addresses pays for this user. */
  readonly invoiceAddressId: string | null;
  /** The three dates act at local midnight at which the day begins. */
  readonly activatesOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly deactivatesOn: LocalDate | null;
}

export interface User extends UserFields {
  readonly id: UserId;
  /** From `activatesOn` in the organisation's time zone; null: from the beginning. */
  readonly activeFrom: EpochMilliseconds | null;
  /** From the earlier of `expiresOn` and `deactivatesOn`; null: without end. The user is active before it, not at it. */
  readonly activeUntil: EpochMilliseconds | null;
  /** When the mobile app was tied to the account. */
  readonly appActivatedAt: string | null;
  readonly createdAt: string;
  readonly version: number;
  /** Access tokens from logins before this second are void: demotion, new password, logout everywhere. Epoch seconds. */
  readonly tokensValidFrom: number;
}

/** Whether a user is in force is a function of time, like all state here: no job has to run for it to be true. */
export function statusOf(user: Pick<User, 'activeFrom' | 'activeUntil'>, now: EpochMilliseconds): UserStatus {
  if (user.activeUntil !== null && now >= user.activeUntil) return 'deactivated';
  if (user.activeFrom !== null && now < user.activeFrom) return 'pending';
  return 'active';
}

/** Display name, for logs of what happened and for greetings. */
export const fullName = (user: Pick<User, 'firstName' | 'lastName'>): string => `${user.firstName} ${user.lastName}`;

/** A new user from an administrator's decision. @throws DomainError `invalid-request` when the dates contradict each other. */
export function newUser(
  fields: UserFields,
  made: { readonly id: UserId; readonly at: string; readonly timeZone: string },
): User {
  return {
    ...fields,
    ...activeSpan(fields, made.timeZone),
    id: made.id,
    appActivatedAt: null,
    createdAt: made.at,
    version: 1,
    tokensValidFrom: 0,
  };
}

function activeSpan(
  { activatesOn, expiresOn, deactivatesOn }: UserFields,
  timeZone: string,
): Pick<User, 'activeFrom' | 'activeUntil'> {
  const errors: FieldError[] = [];
  // ISO dates compare as text.
  if (activatesOn && expiresOn && expiresOn <= activatesOn) errors.push({ field: 'expiresOn', code: 'before-activation' });
  if (activatesOn && deactivatesOn && deactivatesOn <= activatesOn) {
    errors.push({ field: 'deactivatesOn', code: 'before-activation' });
  }
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  const ends = [expiresOn, deactivatesOn].filter((day) => day !== null).sort();
  return {
    activeFrom: activatesOn && startOfDay(activatesOn, timeZone),
    activeUntil: ends[0] ? startOfDay(ends[0], timeZone) : null,
  };
}

/** A login or number of a user, with the field that it stands in. Each is owned by one user of the organisation. */
export interface Login {
  readonly field: 'username' | 'customUsername' | 'email' | 'primaryNumber' | 'secondaryNumber' | `aliases[${number}]`;
  readonly login: string;
}

/**
 * Everything by which this user alone is reached: what is unique within the organisation. Doubles within one user are folded
 * (the first field keeps it): a number may well be primary number and alias.
 */
export function loginsOf(fields: UserFields): readonly Login[] {
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

/** What somebody typed to log in with, as its guard is spelled: a number in E.164, everything else in lower case. */
export function loginFrom(typed: string): string {
  const parsed = parsePhoneNumber(typed);
  return parsed.ok ? parsed.number : typed.normalize('NFKC').trim().toLowerCase();
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
  const stem = [plain(firstName), plain(lastName)].filter(Boolean).join('.').slice(0, 56).replace(/^[^a-z0-9]+/, '');
  return usernamePattern.test(stem) ? stem : 'user';
}
