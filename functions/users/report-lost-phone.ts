import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict, revised } from '../../adapters/table/concurrent-write.ts';
import { findLiveLink } from '../../adapters/table/config-sms.ts';
import { voidLinkWrites } from '../../adapters/table/config-sms-writes.ts';
import { sipCredentialDelete } from '../../adapters/table/configuration-links.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { findLostPhone, lostPhoneWrite } from '../../adapters/table/lost-phones.ts';
import { getUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/lost-phone.ts';
import { toInstant } from '../../domain/local-date.ts';
import { reportLost, undoUntil, type LostPhone } from '../../domain/lost-phone.ts';
import { voidedBy, withConsequences, type User } from '../../domain/user.ts';
import { implement, type RequestOf } from '../request.ts';
import { assertFitsTransaction } from '../shared/transaction-size.ts';
import { readForUserChange, userChangeWrites } from '../shared/users/commit-user.ts';
import { letAccountFollow } from '../shared/users/settle-account.ts';
import { userJournal } from '../shared/users/user-journal.ts';
import { activeSubscriptions, cardChangeWrites } from './card-changes.ts';
import { giveOneTimePassword } from './give-one-time-password.ts';
import type { UsersPowers } from './powers.ts';

/**
 * Blocks the SIM cards of a user whose phone is lost, voids the app's credential and the configuration link, and gives a new one-time
 * password. Asked for twice, it blocks nothing twice, and the later password counts.
 */
export const reportLostPhone = implement(contract.reportLostPhone, async (request, powers: UsersPowers) => {
  const { organizationId, now } = request;
  const { user, lost } = await block(request, powers.table);
  await letAccountFollow(powers, organizationId, user, now);
  return {
    blockedSimCards: [...lost.simCards],
    initialPassword: await giveOneTimePassword(powers, organizationId, user, now),
    undoUntil: toInstant(undoUntil(lost)),
  };
});

/** A request that comes again after it died finds its entry in the journal: then only the account has to follow. */
function block(
  request: RequestOf<typeof contract.reportLostPhone>,
  table: Table,
): Promise<{ readonly user: User; readonly lost: LostPhone }> {
  const { organizationId: organization, path, now } = request;
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const [before, stored, subscriptions] = await Promise.all([
      getUser(table, organization, path.userId),
      findLostPhone(table, organization, path.userId),
      activeSubscriptions(table, organization, path.userId),
    ]);
    if (stored !== null && request.repeats && (await isJournaled(table, organization, activityId)))
      return { user: before, lost: stored };
    const { lost, changes } = reportLost(stored, subscriptions, now);
    const signedOut = { ...before, tokensValidFrom: voidedBy(now), appActivatedAt: null };
    const after = revised(withConsequences(before, signedOut, now));
    const entry = { ...userJournal(request, { before, after, action: 'phone-lost' }), id: activityId };
    const userChange = { before, after, entry };
    const [read, liveLink, cards] = await Promise.all([
      readForUserChange(table, organization, userChange),
      findLiveLink(table, organization, path.userId),
      cardChangeWrites(table, request, changes, 'sim-blocked'),
    ]);
    const writes = [
      ...userChangeWrites(organization, userChange, read),
      sipCredentialDelete(organization, path.userId),
      ...(liveLink === null ? [] : voidLinkWrites(organization, liveLink, entry.id)),
      lostPhoneWrite(organization, path.userId, lost),
      ...cards.writes,
    ];
    const entries = [entry, ...cards.entries];
    assertFitsTransaction(writes, { reserved: entries.length, field: '' });
    await commit(table, organization, writes, entries);
    return { user: after, lost };
  });
}
