/** SIM cards of a user that are blocked or unblocked together: what the commands of a lost phone share. */
import type { Table } from '../../adapters/table/client.ts';
import type { Write } from '../../adapters/table/commit.ts';
import { findSubscription, listSubscriptions } from '../../adapters/table/subscriptions.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { CardChange } from '../../domain/lost-phone.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { subscriptionJournal } from '../shared/orders/subscription-journal.ts';
import { subscriptionChangeWrites } from '../shared/orders/subscription-writes.ts';

/** B2, B1 The active subscriptions of a user, each as it is: the index, which lists them, is a little behind. */
export async function activeSubscriptions(
  table: Table,
  organization: OrganizationId,
  userId: UserId,
): Promise<readonly Subscription[]> {
  const { subscriptions: listed } = await listSubscriptions(table, organization, { userId, after: null, limit: 100 });
  const found = await Promise.all(
    listed.filter(({ status }) => status === 'active').map(({ id }) => findSubscription(table, organization, id)),
  );
  return found.filter((subscription) => subscription?.status === 'active') as readonly Subscription[];
}

/** The writes of changed subscriptions, with an entry for each. */
export async function cardChangeWrites(
  table: Table,
  request: CommonRequest & OrganizationCaller,
  changes: readonly CardChange[],
  action: 'sim-blocked' | 'sim-unblocked',
): Promise<{ readonly writes: readonly Write[]; readonly entries: readonly JournalEntry[] }> {
  const each = changes.map(async ({ before, after }) => {
    const change = { before, after: { ...after, version: before.version + 1 } };
    const { writes } = await subscriptionChangeWrites(table, request.organizationId, change, request);
    return { writes, entry: subscriptionJournal(request, action, change) };
  });
  const made = await Promise.all(each);
  return { writes: made.flatMap(({ writes }) => writes), entries: made.map(({ entry }) => entry) };
}
