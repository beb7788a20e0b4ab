/** Activates an order whose day has come: in one transaction the user gets the number, and number, SIM cards and subscription are active. */
import type { Table } from '../../../adapters/table/client.ts';
import { commit } from '../../../adapters/table/commit.ts';
import { ConcurrentWrite, retryOnConflict, revised } from '../../../adapters/table/concurrent-write.ts';
import { findPoolNumbers, poolNumberWrite } from '../../../adapters/table/pool-numbers.ts';
import { simCardMove } from '../../../adapters/table/sim-cards.ts';
import { StateConflict } from '../../../adapters/table/state-moves.ts';
import { findOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import { subscriptionWrite } from '../../../adapters/table/subscriptions.ts';
import { findUser, userPresence } from '../../../adapters/table/users.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import type { OrderId, OrganizationId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { activateNumber, isReservedForOrder, type PoolNumber } from '../../../domain/pool-number.ts';
import { newSubscription } from '../../../domain/subscription.ts';
import { orderDueAt, type Order, type OrderFailure } from '../../../domain/subscription-order.ts';
import { withNumber } from '../../../domain/user-numbers.ts';
import { statusOf, withConsequences, type User } from '../../../domain/user.ts';
import { log } from '../../log.ts';
import { orderJournal } from '../orders/order-journal.ts';
import { subscriptionJournal } from '../orders/subscription-journal.ts';
import { readForUserChange, userChangeWrites } from '../users/commit-user.ts';
import { userJournal } from '../users/user-journal.ts';
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
  const [user, numbers] = await Promise.all([
    findUser(table, organization, order.userId),
    findPoolNumbers(table, order.number === null ? [] : [order.number]),
  ]);
  const ready = readiness(order, user, order.number === null ? null : (numbers.get(order.number) ?? null), run.now);
  if ('failure' in ready) {
    await fail(table, organization, order, ready.failure, run);
    return null;
  }
  try {
    await activate(table, organization, order, ready, run);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    await fail(table, organization, order, failure, run);
  }
  return null;
}

interface Ready {
  readonly before: User;
  /** The very same when the products have no number. */
  readonly after: User;
  readonly number: PoolNumber | null;
}

function readiness(
  order: Order,
  user: User | null,
  number: PoolNumber | null,
  now: EpochMilliseconds,
): Ready | { readonly failure: OrderFailure } {
  if (user === null || user.deletedAt !== null) return { failure: 'user-gone' };
  if (statusOf(user, now) === 'deactivated') return { failure: 'user-deactivated' };
  if (order.number === null) return { before: user, after: user, number: null };
  if (number === null || !isReservedForOrder(number, order.id)) return { failure: 'number-lost' };
  const after = withNumber(user, order.number, number.kind);
  return after === null ? { failure: 'too-many-numbers' } : { before: user, after, number };
}

/** What of an order somebody else has taken. Null: the error is another one. */
function failureOf(error: unknown): OrderFailure | null {
  if (error instanceof StateConflict) return 'sim-card-lost';
  if (!(error instanceof DomainError)) return null;
  if (error.code === 'sim-card-taken') return 'sim-card-lost';
  return error.code === 'number-taken' || error.code === 'login-taken' ? 'number-lost' : null;
}

async function activate(
  table: Table,
  organization: OrganizationId,
  order: Order,
  { before, after, number }: Ready,
  run: Run,
): Promise<void> {
  const maker = { ...run, actor: system };
  const subscription = newSubscription(order, run.newId('sub'), run.now);
  const active: Order = { ...order, status: 'active', subscriptionId: subscription.id, version: order.version + 1 };
  const changed = after === before ? null : revised(withConsequences(before, after, run.now));
  const userChange = changed && {
    before,
    after: changed,
    entry: userJournal(maker, { before, after: changed }),
    ...(order.number !== null && { numberWrittenByCommand: order.number }),
  };
  const writes = [
    orderWrite(organization, order, active),
    subscriptionWrite(organization, null, subscription),
    ...(number === null
      ? []
      : [
          poolNumberWrite(
            activateNumber(number, organization, {
              holder: before.id,
              subscriptionId: subscription.id,
              orderId: order.id,
            }),
          ),
        ]),
    ...subscription.simCards.map(({ iccid }) =>
      simCardMove('activate', iccid, { organization, owner: order.id, next: subscription.id }),
    ),
    ...(userChange === null
      ? [userPresence(organization, before.id, () => new ConcurrentWrite('user'))]
      : userChangeWrites(organization, userChange, await readForUserChange(table, organization, userChange))),
  ];
  const entries = [
    orderJournal(maker, 'order-activated', { before: order, after: active }),
    subscriptionJournal(maker, 'subscription-activated', { before: null, after: subscription }),
    ...(userChange === null ? [] : [userChange.entry]),
  ];
  await commit(table, organization, writes, entries);
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
  const after: Order = { ...order, status: 'failed', failure, version: order.version + 1 };
  const entry = orderJournal({ ...run, actor: system }, 'order-failed', { before: order, after });
  await commit(table, organization, [orderWrite(organization, order, after)], entry);
}
