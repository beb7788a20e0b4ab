/**
 * Who administers an organisation, in one place: the guard against an organisation that nobody can get into. Each change of who
 * is administrator, or how long, is written together with this list under its revision; so of two administrators who demote each
 * other at once, the second meets the first's list and is refused.
 */
import { DomainError } from './domain-error.ts';
import type { UserId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { User } from './user.ts';

export interface Administrator {
  readonly id: UserId;
  readonly activeFrom: EpochMilliseconds | null;
  readonly activeUntil: EpochMilliseconds | null;
}

/** Whether a change of a user also changes the list. */
export const affectsAdministrators = (before: User | null, after: User): boolean =>
  JSON.stringify(before && entryOf(before)) !== JSON.stringify(entryOf(after));

/** The list with a user as it is after a change. */
export function administratorsWith(list: readonly Administrator[], after: User): readonly Administrator[] {
  const entry = entryOf(after);
  const others = list.filter(({ id }) => id !== after.id);
  return entry === null ? others : [...others, entry];
}

const entryOf = (user: User): Administrator | null =>
  user.administrator && user.deletedAt === null
    ? { id: user.id, activeFrom: user.activeFrom, activeUntil: user.activeUntil }
    : null;

/**
 * Throws unless somebody can still log in, now and for good: an administrator who is active and has no end date. A list that had
 * none before is not made worse by a change, and passes.
 * @throws DomainError `last-administrator`
 */
export function assertAdministratorLeft(
  before: readonly Administrator[],
  after: readonly Administrator[],
  now: EpochMilliseconds,
): void {
  const lasting = ({ activeFrom, activeUntil }: Administrator): boolean =>
    activeUntil === null && (activeFrom === null || activeFrom <= now);
  if (before.some(lasting) && !after.some(lasting)) throw new DomainError('last-administrator');
}
