/** Does what was planned for a subscription when its day has come: other products, the end. */
import type { Table } from '../../../adapters/table/client.ts';
import { commit } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { findSubscription } from '../../../adapters/table/subscriptions.ts';
import type { OrganizationId, SubscriptionId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { subscriptionAt } from '../../../domain/subscription-changes.ts';
import { subscriptionDueAt } from '../../../domain/subscription.ts';
import { subscriptionJournal } from '../orders/subscription-journal.ts';
import { subscriptionChangeWrites } from '../orders/subscription-writes.ts';
import { system, type Run } from './run.ts';
import type { Settler } from './settler.ts';

export const subscriptionSettler: Settler<'subscription'> = {
  withinMinute: false,
  concurrent: true,
  settle: ({ table }, { organizationId, id }, run) => settleSubscription(table, organizationId, id, run),
};

/** @returns when something is due about it next, or null */
export function settleSubscription(
  table: Table,
  organization: OrganizationId,
  id: SubscriptionId,
  run: Run,
): Promise<EpochMilliseconds | null> {
  return retryOnConflict(async () => {
    const before = await findSubscription(table, organization, id);
    const due = before && subscriptionDueAt(before);
    if (before === null || due === null || due > run.now) return due;
    const after = { ...subscriptionAt(before, run.now), version: before.version + 1 };
    const maker = { ...run, actor: system };
    const action = after.status === 'ended' ? 'subscription-ended' : 'subscription-changed';
    const entry = subscriptionJournal(maker, action, { before, after });
    const { writes, entries } = await subscriptionChangeWrites(table, organization, { before, after }, maker);
    await commit(table, organization, writes, [entry, ...entries]);
    return subscriptionDueAt(after);
  });
}
