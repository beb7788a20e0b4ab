/** The way in which every change of a subscription goes: read, decide, write under what was read. */
import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { getSubscription } from '../../adapters/table/subscriptions.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { SubscriptionId } from '../../domain/ids.ts';
import { subscriptionDueAt, type Subscription } from '../../domain/subscription.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { subscriptionJournal } from '../shared/orders/subscription-journal.ts';
import { subscriptionChangeWrites } from '../shared/orders/subscription-writes.ts';
import { settleSubscription } from '../shared/settle/settle-subscription.ts';

/**
 * Changes one subscription. What was planned for a day that has come is done first. A request that comes again after it died (same
 * Idempotency-Key) finds its entry in the journal, and writes nothing.
 * @param decide the subscription as it is to be; the very same when there is nothing to change
 * @param actionOf what the journal says
 * @throws DomainError `not-found`, `stale-version`, and what `decide` throws
 */
export function changeSubscription(
  request: CommonRequest & OrganizationCaller & { readonly ifMatch?: number | null },
  table: Table,
  id: SubscriptionId,
  decide: (subscription: Subscription) => Subscription | Promise<Subscription>,
  actionOf: (after: Subscription, before: Subscription) => Parameters<typeof subscriptionJournal>[1],
): Promise<Subscription> {
  const { organizationId, ifMatch = null } = request;
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const before = await readSettled(request, table, id);
    if (request.repeats && (await isJournaled(table, organizationId, activityId))) return before;
    if (ifMatch !== null && ifMatch !== before.version) throw new DomainError('stale-version');
    const decided = await decide(before);
    if (decided === before) return before;
    const after = { ...decided, version: before.version + 1 };
    const change = { before, after };
    const entry = { ...subscriptionJournal(request, actionOf(after, before), change), id: activityId };
    const { writes, entries } = await subscriptionChangeWrites(table, organizationId, change, request);
    await commit(table, organizationId, writes, [entry, ...entries]);
    return after;
  });
}

/** A subscription, once what was planned for a day that has come is done. @throws DomainError `not-found` */
export async function readSettled(
  request: CommonRequest & OrganizationCaller,
  table: Table,
  id: SubscriptionId,
): Promise<Subscription> {
  const { organizationId, now } = request;
  const subscription = await getSubscription(table, organizationId, id);
  const due = subscriptionDueAt(subscription);
  if (due === null || due > now) return subscription;
  await settleSubscription(table, organizationId, id, request);
  return getSubscription(table, organizationId, id);
}
