/** Activates an order whose day has come: in one transaction the user gets the number, and number, SIM cards and subscription are active. */
import type { Table } from '../../../adapters/table/client.ts';
import { commit } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { findOrder } from '../../../adapters/table/subscription-orders.ts';
import type { OrderId, OrganizationId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { orderDueAt, type Order, type OrderFailure } from '../../../domain/subscription-order.ts';
import { log } from '../../log.ts';
import { activationWrites, failureOf, failureWrites, readForActivation, readiness } from '../orders/activate-order.ts';
import { simCardsKnownWrites } from '../ports/sim-cards-known.ts';
import { system, type Run } from './run.ts';
import type { Settler } from './settler.ts';

export const orderSettler: Settler<'order'> = {
  withinMinute: false,
  concurrent: true,
  settle: ({ table }, { organizationId, id }, run) =>
    retryOnConflict(() => settleOrder(table, organizationId, id, run)),
};

/** @returns when it is due; null: not by time alone */
async function settleOrder(
  table: Table,
  organization: OrganizationId,
  id: OrderId,
  run: Run,
): Promise<EpochMilliseconds | null> {
  const order = await findOrder(table, organization, id);
  const due = order && orderDueAt(order);
  if (order === null || due === null || due > run.now) return due;
  const maker = { ...run, actor: system };
  const ready = readiness(order, await readForActivation(table, organization, order), run.now);
  if ('failure' in ready) {
    await fail(table, organization, order, ready.failure, run);
    return null;
  }
  try {
    const { writes, entries } = await activationWrites(table, organization, { order, ready }, maker);
    await commit(table, organization, [...writes, ...(await simCardsKnownWrites(table, organization, order))], entries);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    await fail(table, organization, order, failure, run);
  }
  return null;
}

/**
 * Ends an order that cannot be activated. The operator's staff look into it: an alarm counts the line, which is written first, since nobody
 * comes back to an order that has failed.
 */
async function fail(
  table: Table,
  organization: OrganizationId,
  order: Order,
  failure: OrderFailure,
  run: Run,
): Promise<void> {
  log('error', 'order failed', {
    requestId: run.requestId,
    organizationId: organization,
    orderId: order.id,
    failure,
    failed: 1,
  });
  const { writes, entries } = failureWrites(organization, order, failure, { ...run, actor: system });
  await commit(table, organization, writes, entries);
}
