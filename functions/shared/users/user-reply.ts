/** A user as replies tell it. */
import type { UserReply, UserSummary } from '../../../contract/users.ts';
import type { ListedUser } from '../../../adapters/table/user-search.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { restorableUntil, statusOf, type User } from '../../../domain/user.ts';

export function userReply(user: User, now: EpochMilliseconds): UserReply {
  const {
    activeFrom: _from,
    activeUntil: _until,
    expiresFrom: _expires,
    deactivatesFrom: _deactivates,
    ...rest
  } = user;
  const { tokensValidFrom: _valid, deletedAt: _deleted, revision: _revision, ...more } = rest;
  const { toldStatus: _told, accountDue: _due, aliases, ...told } = more;
  return { ...told, aliases: [...aliases], status: statusOf(user, now) };
}

export function userSummary(user: ListedUser, now: EpochMilliseconds): UserSummary {
  return {
    id: user.id,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    username: user.username,
    primaryNumber: user.primaryNumber,
    secondaryNumber: user.secondaryNumber,
    administrator: user.administrator,
    status: statusOf(user, now),
    appActivatedAt: user.appActivatedAt,
    restorableUntil: restorableUntil(user),
    version: user.version,
  };
}
