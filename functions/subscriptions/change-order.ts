/** The way in which every change of an order goes: read, decide, write under what was read. */
import type { Table } from '../../adapters/table/client.ts';
import { commit, type Write } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { getOrder, orderWrite } from '../../adapters/table/subscription-orders.ts';
import type { OrderId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { Order } from '../../domain/subscription-order.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { orderJournal } from '../shared/orders/order-journal.ts';

export interface OrderChange {
  readonly after: Order;
  /** What else is written: numbers, SIM cards. */
  readonly writes: readonly Write[];
  /** Of what else changes. */
  readonly entries?: readonly JournalEntry[];
}

/**
 * Changes one order. A request that comes again after it died (same Idempotency-Key) finds its entry in the journal, and writes nothing.
 * @param decide the change; null: there is nothing to change
 */
export function changeOrder(
  request: CommonRequest & OrganizationCaller,
  table: Table,
  id: OrderId,
  action: Parameters<typeof orderJournal>[1],
  decide: (order: Order) => Promise<OrderChange | null>,
): Promise<Order> {
  const { organizationId } = request;
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const before = await getOrder(table, organizationId, id);
    if (request.repeats && (await isJournaled(table, organizationId, activityId))) return before;
    const change = await decide(before);
    if (change === null) return before;
    const after: Order = { ...change.after, version: before.version + 1 };
    const entry = { ...orderJournal(request, action, { before, after }), id: activityId };
    await commit(
      table,
      organizationId,
      [orderWrite(organizationId, before, after), ...change.writes],
      [entry, ...(change.entries ?? [])],
    );
    return after;
  });
}
