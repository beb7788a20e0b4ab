/** The way in which every change of a user goes: read, decide, write under what was read, let the account follow. */
import { isJournaled } from '../../adapters/table/journal.ts';
import { findUser } from '../../adapters/table/users.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Action } from '../../domain/journal.ts';
import { withConsequences, type User } from '../../domain/user.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import type { UsersPowers } from './powers.ts';
import { commitUser } from '../shared/users/commit-user.ts';
import { letAccountFollow } from '../shared/users/settle-account.ts';
import { userJournal } from '../shared/users/user-journal.ts';
import { retryOnConflict, revised } from '../../adapters/table/concurrent-write.ts';

/**
 * Changes one user. A request that comes again after it died (same Idempotency-Key) finds its own entry in the journal: then the
 * change is made, and only the account has to follow.
 * @param decide the user as it is to be; the very same when nothing changes, and then nothing is written
 * @param action what the journal says; by default what the change amounts to
 * @throws DomainError `not-found`, `stale-version`, `login-taken`, `last-administrator`, and what `decide` throws
 */
export function changeUser(
  request: CommonRequest & OrganizationCaller & { readonly ifMatch?: number | null },
  powers: UsersPowers,
  id: UserId,
  decide: (user: User) => User | Promise<User>,
  action?: Action,
): Promise<User> {
  const { organizationId, now, ifMatch = null } = request;
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const before = await findUser(powers.table, organizationId, id);
    if (!before) throw new DomainError('not-found');
    if (request.repeats && (await isJournaled(powers.table, organizationId, activityId))) {
      await letAccountFollow(powers, organizationId, before, now);
      return before;
    }
    if (ifMatch !== null && ifMatch !== before.version) throw new DomainError('stale-version');
    const decided = await decide(before);
    if (decided === before) return before;
    const after = revised(withConsequences(before, decided, now));
    const entry = { ...userJournal(request, { before, after, ...(action && { action }) }), id: activityId };
    await commitUser(powers.table, organizationId, { before, after, entry });
    await letAccountFollow(powers, organizationId, after, now);
    return after;
  });
}

/** A user whom one can work with. @throws DomainError `not-found` when it is deleted */
export function demandPresent(user: User): User {
  if (user.deletedAt !== null) throw new DomainError('not-found');
  return user;
}
