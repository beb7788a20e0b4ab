/** A user of the PBX: a person, or a phone in a lobby. Administrators are users who may log in to the portal. */
import { DomainError } from './domain-error.ts';
import type { Language } from './language.ts';
import type { UserId } from './ids.ts';
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import type { E164 } from './phone-number.ts';
import { momentsOf, type DateMoments, type UserDates } from './user-dates.ts';

export const userTypes = ['user', 'basic'] as const;
export type UserType = (typeof userTypes)[number];
export const userStatuses = ['pending', 'active', 'deactivated', 'deleted'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** What an administrator decides about a user. Absent means null, never a missing property: rows keep one shape. */
export interface UserFields extends UserDates {
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
}

export interface User extends UserFields, DateMoments {
  readonly id: UserId;
  /** When it was deleted, ISO 8601; restorable for 72 hours, then anonymised. Null: it is not. */
  readonly deletedAt: string | null;
  /** When the mobile app was tied to the account. */
  readonly appActivatedAt: string | null;
  readonly createdAt: string;
  /** Counts what administrators change; `ETag` and `If-Match`. */
  readonly version: number;
  /** Counts every write, the system's too: what a write must still find. */
  readonly revision: number;
  /** The status that the journal told last; another one now means that a date has come. */
  readonly toldStatus: UserStatus;
  /**
   * Whether the account in the directory still has to follow, and with it all else that is left of an anonymised user: written with
   * the change, cleared when it did.
   */
  readonly accountDue: boolean;
  /** Access tokens from logins before this second are void: demotion, new password. Epoch seconds; see {@link voidedBy}. */
  readonly tokensValidFrom: number;
}

/** Whether a user is in force is a function of time, like all state here: no job has to run for it to be true. */
export function statusOf(
  user: Pick<User, 'activeFrom' | 'activeUntil' | 'deletedAt'>,
  now: EpochMilliseconds,
): UserStatus {
  if (user.deletedAt !== null) return 'deleted';
  if (user.activeUntil !== null && now >= user.activeUntil) return 'deactivated';
  if (user.activeFrom !== null && now < user.activeFrom) return 'pending';
  return 'active';
}

/** All numbers at which the user is reached. */
export const numbersOf = (user: Pick<User, 'primaryNumber' | 'secondaryNumber' | 'aliases'>): readonly E164[] =>
  [user.primaryNumber, user.secondaryNumber, ...user.aliases].filter((number) => number !== null);

/** The same, each with the field that it is in. */
export const numberFieldsOf = ({
  primaryNumber,
  secondaryNumber,
  aliases,
}: Pick<User, 'primaryNumber' | 'secondaryNumber' | 'aliases'>): readonly {
  readonly field: string;
  readonly number: E164;
}[] => [
  ...(primaryNumber === null ? [] : [{ field: 'primaryNumber', number: primaryNumber }]),
  ...(secondaryNumber === null ? [] : [{ field: 'secondaryNumber', number: secondaryNumber }]),
  ...aliases.map((number, place) => ({ field: `aliases[${place}]`, number })),
];

/** Whether a change takes one of a user's numbers away. */
export const losesNumber = (before: User, after: User): boolean =>
  !numbersOf(before).every((number) => numbersOf(after).includes(number));

/** Display name, for logs of what happened and for greetings. */
export const fullName = (user: Pick<User, 'firstName' | 'lastName'>): string => `${user.firstName} ${user.lastName}`;

/** A new user from an administrator's decision. @throws DomainError `invalid-request` when the dates contradict each other. */
export function newUser(
  fields: UserFields,
  made: { readonly id: UserId; readonly at: string; readonly timeZone: string },
): User {
  const moments = momentsOf(null, fields, made.timeZone);
  return {
    ...fields,
    ...moments,
    id: made.id,
    deletedAt: null,
    appActivatedAt: null,
    createdAt: made.at,
    version: 1,
    revision: 1,
    toldStatus: statusOf({ ...moments, deletedAt: null }, Date.parse(made.at)),
    accountDue: true,
    tokensValidFrom: 0,
  };
}

/**
 * A user after an administrator's change; the very same user when it changes nothing. A date that is not changed keeps its moment, also
 * where the organisation has moved to another time zone since.
 * @throws DomainError `invalid-request` when the dates contradict each other
 */
export function changeUser(user: User, change: Partial<UserFields>, timeZone: string): User {
  const fields = { ...user, ...change };
  const differs = (Object.keys(change) as (keyof UserFields)[]).some(
    (field) => JSON.stringify(user[field]) !== JSON.stringify(fields[field]),
  );
  if (!differs) return user;
  return { ...fields, ...momentsOf(user, fields, timeZone), version: user.version + 1 };
}

/** How long a deleted user can be restored. */
export const restorableMilliseconds = 72 * 3600 * 1000;

/** A user who is deleted: out of lists and search, its logins free for others, to be restored for 72 hours. */
export const deleteUser = (user: User, at: string): User => ({ ...user, deletedAt: at, version: user.version + 1 });

/** The instant, ISO 8601, until which a deleted user can be restored; null for one who is not deleted. */
export const restorableUntil = ({ deletedAt }: Pick<User, 'deletedAt'>): string | null =>
  deletedAt === null ? null : toInstant(Date.parse(deletedAt) + restorableMilliseconds);

/**
 * A deleted user back again. @throws DomainError `not-found` when it is not deleted, or for too long; also when it has been
 * anonymised by somebody whose clock is ahead of the caller's
 */
export function restoreUser(user: User, now: EpochMilliseconds): User {
  if (isAnonymous(user)) throw new DomainError('not-found');
  if (user.deletedAt === null) throw new DomainError('not-deleted');
  if (now >= Date.parse(user.deletedAt) + restorableMilliseconds) throw new DomainError('not-found');
  return { ...user, deletedAt: null, version: user.version + 1 };
}

/** What remains of a deleted user after its 72 hours: an id, so that what points to it still points to something. */
export const anonymizeUser = (user: User): User => ({
  ...user,
  username: '',
  customUsername: null,
  email: null,
  firstName: '',
  lastName: '',
  administrator: false,
  primaryNumber: null,
  secondaryNumber: null,
  aliases: [],
  department: null,
  city: null,
  invoiceAddressId: null,
  version: user.version + 1,
});

/** Whether nothing of the person is left in it. */
export const isAnonymous = (user: User): boolean => user.deletedAt !== null && user.username === '';

/**
 * From which second tokens are good when those of all logins until now are to be void. Tokens tell the whole second of their login,
 * so that all of the running one go; who logs in within the rest of it is let wait for the next.
 */
export const voidedBy = (now: EpochMilliseconds): number => Math.floor(now / 1000) + 1;

/**
 * A changed user with what follows from the change: the status that the journal now tells, whether the account must follow, and
 * sessions that end because their owner lost something by it.
 */
export function withConsequences(before: User, after: User, now: EpochMilliseconds): User {
  const status = statusOf(after, now);
  const revoked = before.administrator && !after.administrator;
  const stopped = status !== 'active' && before.toldStatus === 'active';
  return {
    ...after,
    toldStatus: status,
    accountDue: before.accountDue || revoked || status !== before.toldStatus,
    tokensValidFrom: revoked || stopped ? voidedBy(now) : after.tokensValidFrom,
  };
}

/** Longer than any function runs. */
const settlingMilliseconds = 60_000;

/**
 * The next moment at which something about a user has to be done, or null: a date that begins, a deletion that becomes final.
 * A status that was not told is due at once.
 */
export function nextDueMoment(user: User, now: EpochMilliseconds): EpochMilliseconds | null {
  if (statusOf(user, now) !== user.toldStatus) return now;
  // The command that changed the user is telling the account at this moment; who looks earlier would do it twice, in any order.
  if (user.accountDue) return now + settlingMilliseconds;
  return nextDateMoment(user, now);
}

/** The next moment at which one of a user's dates begins or its deletion becomes final, or null: what a bell is armed for. */
export function nextDateMoment(user: User, now: EpochMilliseconds): EpochMilliseconds | null {
  if (isAnonymous(user)) return null;
  if (user.deletedAt !== null) return Date.parse(user.deletedAt) + restorableMilliseconds;
  const ahead = [user.activeFrom, user.activeUntil].filter((moment) => moment !== null && moment > now);
  return ahead.length > 0 ? Math.min(...(ahead as number[])) : null;
}
