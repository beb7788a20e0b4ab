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

/** The list with a user as it is after a change; null when the change does not touch it. */
export function administratorsWith(
  standing: readonly Administrator[],
  before: User | null,
  after: User,
): readonly Administrator[] | null {
  const [was, is] = [before && entryOf(before), entryOf(after)];
  if (JSON.stringify(was) === JSON.stringify(is)) return null;
  const others = standing.filter(({ id }) => id !== after.id);
  return is === null ? others : [...others, is];
}

const entryOf = (user: User): Administrator | null =>
  user.administrator && user.deletedAt === null
    ? { id: user.id, activeFrom: user.activeFrom, activeUntil: user.activeUntil }
    : null;

/**
 * Demands that somebody can still get in, now and for good: an administrator who is active and has no end date. A list that had
 * none before is not made worse by a change, and passes.
 * @throws DomainError `last-administrator`
 */
export function demandAdministratorLeft(
  before: readonly Administrator[],
  after: readonly Administrator[],
  now: EpochMilliseconds,
): void {
  const lasting = ({ activeFrom, activeUntil }: Administrator): boolean =>
    activeUntil === null && (activeFrom === null || activeFrom <= now);
  if (before.some(lasting) && !after.some(lasting)) throw new DomainError('last-administrator');
}
