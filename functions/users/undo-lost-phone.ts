import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { findLostPhone, lostPhoneWrite } from '../../adapters/table/lost-phones.ts';
import { getUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/lost-phone.ts';
import { takeBackLost } from '../../domain/lost-phone.ts';
import { implement } from '../request.ts';
import { userJournal } from '../shared/users/user-journal.ts';
import { activeSubscriptions, cardChangeWrites } from './card-changes.ts';
import type { UsersPowers } from './powers.ts';

/** Unblocks the SIM cards that the report of the lost phone blocked. Password and configuration link stay new. */
export const undoLostPhone = implement(contract.undoLostPhone, (request, { table }: UsersPowers) => {
  const { organizationId: organization, path, now } = request;
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const [user, stored, subscriptions] = await Promise.all([
      getUser(table, organization, path.userId),
      findLostPhone(table, organization, path.userId),
      activeSubscriptions(table, organization, path.userId),
    ]);
    // What the request unblocked is in the report, unless a later one has taken its place.
    if (request.repeats && (await isJournaled(table, organization, activityId)))
      return { unblockedSimCards: stored === null || stored.foundAt === null ? [] : [...stored.simCards] };
    const { lost, changes } = takeBackLost(stored, subscriptions, now);
    if (lost !== stored) {
      const entry = { ...userJournal(request, { before: user, after: user, action: 'phone-found' }), id: activityId };
      const { writes, entries } = await cardChangeWrites(table, request, changes, 'sim-unblocked');
      await commit(
        table,
        organization,
        [lostPhoneWrite(organization, path.userId, lost), ...writes],
        [entry, ...entries],
      );
    }
    return { unblockedSimCards: [...lost.simCards] };
  });
});
