/** The part of a transaction that creates or changes a user. */
import {
  administratorsWrite,
  readAdministrators,
  type AdministratorList,
} from '../../../adapters/table/administrators.ts';
import type { Table } from '../../../adapters/table/client.ts';
import { commit, type Committed, type Write } from '../../../adapters/table/commit.ts';
import { findLiveLink, type LiveLink } from '../../../adapters/table/config-sms.ts';
import { voidLinkWrites } from '../../../adapters/table/config-sms-writes.ts';
import { userWrites } from '../../../adapters/table/users.ts';
import { administratorsWith, affectsAdministrators, assertAdministratorLeft } from '../../../domain/administrators.ts';
import { isVoidedBy } from '../../../domain/configuration-sms.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import type { E164 } from '../../../domain/phone-number.ts';
import { losesNumber, numberFieldsOf, type User } from '../../../domain/user.ts';
import {
  numberChange,
  numberWrites,
  readNumbers,
  type HeldNumber,
  type NumberChange,
  type NumbersRead,
} from '../held-numbers.ts';
import { withNumberOwners } from '../number-owners.ts';

export interface UserChange {
  /** As it was read; null: the user is new. */
  readonly before: User | null;
  /** With the next revision: see `revised` in `adapters/table/concurrent-write.ts`. */
  readonly after: User;
  readonly entry: JournalEntry;
  /** A number whose pool item the command itself writes: the one that an order activates, or that the end of a subscription takes away. */
  readonly numberWrittenByCommand?: E164;
}

/** What a change needs that is no part of the user; null: the change does not affect it. */
export interface ReadForUserChange {
  readonly administrators: AdministratorList | null;
  readonly liveLink: LiveLink | null;
  readonly numbers: NumbersRead;
}

/** A3, S7, N1 Reads what a change needs, in parallel. 0–2 read units, and one for each number that the user gets or loses. */
export async function readForUserChange(
  table: Table,
  organization: OrganizationId,
  change: UserChange,
): Promise<ReadForUserChange> {
  const { before, after } = change;
  const [administrators, liveLink, numbers] = await Promise.all([
    affectsAdministrators(before, after) ? readAdministrators(table, organization) : null,
    before !== null && losesNumber(before, after) ? findLiveLink(table, organization, after.id) : null,
    readNumbers(table, numbersChangedBy(change)),
  ]);
  return { administrators, liveLink, numbers };
}

/** The numbers that a change gives to the user or takes away. A deleted user has no numbers; a deactivated one keeps them. */
export function numbersChangedBy({ before, after, numberWrittenByCommand }: UserChange): NumberChange {
  const held = (user: User | null): readonly HeldNumber[] =>
    user === null || user.deletedAt !== null
      ? []
      : numberFieldsOf(user).filter(({ number }) => number !== numberWrittenByCommand);
  return numberChange(after.id, held(before), held(after));
}

/**
 * The writes of a change: the user with its rows, the list of administrators, the end of a configuration link whose number the
 * user loses, and the numbers of the operator that the user gets or loses. @throws DomainError `last-administrator`
 */
export function userChangeWrites(
  organization: OrganizationId,
  change: UserChange,
  { administrators, liveLink, numbers }: ReadForUserChange,
): readonly Write[] {
  const { before, after, entry } = change;
  const now = Date.parse(entry.at);
  return [
    ...userWrites(organization, before, after, now),
    ...(administrators ? administratorWrites(organization, administrators, after, now) : []),
    ...(liveLink && isVoidedBy(liveLink.sms, after, now) ? voidLinkWrites(organization, liveLink, entry.id) : []),
    ...numberWrites(organization, numbersChangedBy(change), numbers, now),
  ];
}

function administratorWrites(
  organization: OrganizationId,
  list: AdministratorList,
  after: User,
  now: EpochMilliseconds,
): readonly Write[] {
  const administrators = administratorsWith(list.administrators, after);
  assertAdministratorLeft(list.administrators, administrators, now);
  return [administratorsWrite(organization, list, administrators)];
}

/**
 * U3, U6 Commits a command that creates or changes a user and nothing else.
 * @throws ConcurrentWrite, UserInUse, DomainError `login-taken`, `number-taken`, `number-not-available`, `last-administrator`
 */
export async function commitUser(table: Table, organization: OrganizationId, change: UserChange): Promise<Committed> {
  const read = await readForUserChange(table, organization, change);
  return withNumberOwners(table, organization, () =>
    commit(table, organization, userChangeWrites(organization, change, read), change.entry),
  );
}
