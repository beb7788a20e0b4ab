/** The part of a transaction that activates an order: the user gets the number, and number, SIM cards and subscription are active. */
import type { Table } from '../../../adapters/table/client.ts';
import type { Write } from '../../../adapters/table/commit.ts';
import { ConcurrentWrite, revised } from '../../../adapters/table/concurrent-write.ts';
import { findPoolNumbers, poolNumberWrite } from '../../../adapters/table/pool-numbers.ts';
import { simCardMove } from '../../../adapters/table/sim-cards.ts';
import { StateConflict } from '../../../adapters/table/state-moves.ts';
import { orderWrite } from '../../../adapters/table/subscription-orders.ts';
import { subscriptionWrite } from '../../../adapters/table/subscriptions.ts';
import { findUser, userPresence } from '../../../adapters/table/users.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import {
  activateNumber,
  arrivedNumber,
  isPortingInFor,
  isReservedForOrder,
  type PoolNumber,
} from '../../../domain/pool-number.ts';
import { newSubscription } from '../../../domain/subscription.ts';
import type { Order, OrderFailure } from '../../../domain/subscription-order.ts';
import { withNumber } from '../../../domain/user-numbers.ts';
import { statusOf, withConsequences, type User } from '../../../domain/user.ts';
import type { EntryMaker } from '../entry-maker.ts';
import { readForUserChange, userChangeWrites } from '../users/commit-user.ts';
import { userJournal } from '../users/user-journal.ts';
import { orderJournal } from './order-journal.ts';
import { subscriptionJournal } from './subscription-journal.ts';

/** What an order is activated with. */
export interface ActivationRead {
  readonly user: User | null;
  /** A number that has moved here is reserved for the order. Null: the order has none, or has lost it. */
  readonly number: PoolNumber | null;
}

/** Reads what the activation of an order depends on. @param hasArrived whether a number that was to move here has done so */
export async function readForActivation(
  table: Table,
  organization: OrganizationId,
  { id, userId, number }: Order,
  { hasArrived = false } = {},
): Promise<ActivationRead> {
  const [user, numbers] = await Promise.all([
    findUser(table, organization, userId),
    findPoolNumbers(table, number === null ? [] : [number]),
  ]);
  const item = number === null ? undefined : numbers.get(number);
  if (item === undefined) return { user, number: null };
  return { user, number: hasArrived && isPortingInFor(item, id) ? arrivedNumber(item) : item };
}

export interface Ready {
  readonly before: User;
  /** The very same when the products have no number, or the user has it. */
  readonly after: User;
  readonly number: PoolNumber | null;
}

/** Whether an order can be activated now, and with what. */
export function readiness(
  order: Order,
  { user, number }: ActivationRead,
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
export function failureOf(error: unknown): OrderFailure | null {
  if (error instanceof StateConflict) return 'sim-card-lost';
  if (!(error instanceof DomainError)) return null;
  if (error.code === 'sim-card-taken') return 'sim-card-lost';
  return error.code === 'number-taken' || error.code === 'login-taken' ? 'number-lost' : null;
}

/** The writes and entries of an activation. They reject with what {@link failureOf} knows, or with ConcurrentWrite. */
export async function activationWrites(
  table: Table,
  organization: OrganizationId,
  { order, ready: { before, after, number } }: { readonly order: Order; readonly ready: Ready },
  maker: EntryMaker,
): Promise<{ readonly writes: readonly Write[]; readonly entries: readonly JournalEntry[] }> {
  const now = Date.parse(maker.at);
  const subscription = newSubscription(order, maker.newId('sub'), now);
  const active: Order = {
    ...order,
    status: 'active',
    awaitsPort: false,
    subscriptionId: subscription.id,
    version: order.version + 1,
  };
  const changed = after === before ? null : revised(withConsequences(before, after, now));
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
  return { writes, entries };
}

/** The write and entry of an order that cannot be activated. */
export function failureWrites(
  organization: OrganizationId,
  order: Order,
  failure: OrderFailure,
  maker: EntryMaker,
): { readonly writes: readonly Write[]; readonly entries: readonly JournalEntry[] } {
  const after: Order = { ...order, status: 'failed', awaitsPort: false, failure, version: order.version + 1 };
  return {
    writes: [orderWrite(organization, order, after)],
    entries: [orderJournal(maker, 'order-failed', { before: order, after })],
  };
}
