/** A SIM card that is sent in place of one that a subscription has: its order, and what becomes of it when the warehouse reports the card. */
import { isDeepStrictEqual } from 'node:util';
import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findOrder, orderWrite } from '../../adapters/table/subscription-orders.ts';
import { findSubscription, subscriptionWrite } from '../../adapters/table/subscriptions.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Iccid } from '../../domain/iccid.ts';
import type { OrderId, SubscriptionId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { simCardTaken } from '../../domain/sim-card.ts';
import { planCard, withReplacedCard } from '../../domain/subscription-changes.ts';
import { isOpen, type Order, type PostalAddress } from '../../domain/subscription-order.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { toLocal } from '../../domain/time-zone.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { orderJournal } from '../shared/orders/order-journal.ts';
import { subscriptionJournal } from '../shared/orders/subscription-journal.ts';
import { subscriptionChangeWrites } from '../shared/orders/subscription-writes.ts';
import type { OrderChange } from './change-order.ts';
import { readSettled } from './change-subscription.ts';

type Request = CommonRequest & OrganizationCaller;

/**
 * Orders a SIM card for the base plan. While one is on its way, the same order again changes nothing.
 * @throws DomainError `not-found`; `illegal-transition` when it has ended, has no such card, or one is on its way to another address
 */
export async function orderReplacement(
  request: Request,
  table: Table,
  id: SubscriptionId,
  shipTo: PostalAddress,
): Promise<Subscription> {
  const { organizationId } = request;
  const orderId = request.newId('ord');
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const [before, { timeZone }] = await Promise.all([
      readSettled(request, table, id),
      getOrganization(table, organizationId),
    ]);
    if (request.repeats && (await isJournaled(table, organizationId, activityId))) return before;
    const { product } = planCard(before, currentCatalogue);
    const { replacementOrderId } = before;
    const open = replacementOrderId && (await findOrder(table, organizationId, replacementOrderId));
    if (open && isOpen(open)) {
      if (isDeepStrictEqual(open.shipTo, { ...shipTo })) return before;
      throw new DomainError('illegal-transition');
    }
    const order = newOrder(request, before, { id: orderId, product, shipTo, timeZone });
    const after = { ...before, replacementOrderId: orderId, version: before.version + 1 };
    const writes = [subscriptionWrite(organizationId, before, after), orderWrite(organizationId, null, order)];
    const entry = { ...orderJournal(request, 'order-placed', { before: null, after: order }), id: activityId };
    await commit(table, organizationId, writes, entry);
    return after;
  });
}

/** It costs nothing, and nothing is bound by it. */
const newOrder = (
  { now, at, actor }: Request,
  { id: replacesSimOf, userId }: Subscription,
  {
    product,
    timeZone,
    ...fields
  }: Pick<Order, 'timeZone'> & {
    readonly id: OrderId;
    readonly product: string;
    readonly shipTo: PostalAddress;
  },
): Order => ({
  ...fields,
  status: 'waiting-for-sim',
  userId,
  products: [product],
  price: { monthlyOre: 0, oneOffOre: 0, bindingMonths: 0 },
  catalogueVersion: currentCatalogue.version,
  activatesOn: toLocal(now, timeZone).slice(0, 10) as LocalDate,
  timeZone,
  activatesFrom: now,
  number: null,
  simCards: [{ product, iccid: null }],
  subscriptionId: null,
  replacesSimOf,
  orderedBy: actor,
  placedAt: at,
  portRequestId: null,
  awaitsPort: false,
  failure: null,
  version: 1,
  revision: 1,
});

/**
 * The change of such an order whose card is reported: the card replaces the one before at once. When the subscription has ended meanwhile,
 * the order is cancelled, and the card stays free.
 */
export async function replacement(
  request: Request,
  table: Table,
  order: Order,
  { iccid, of }: { readonly iccid: Iccid; readonly of: SubscriptionId },
): Promise<OrderChange> {
  const { organizationId } = request;
  const before = await findSubscription(table, organizationId, of);
  if (before?.status !== 'active') {
    const after: Order = { ...order, status: 'cancelled' };
    return { after, writes: [], entries: [orderJournal(request, 'order-cancelled', { before: order, after })] };
  }
  const replaced = withReplacedCard(before, iccid, currentCatalogue);
  if (replaced === before) throw simCardTaken('iccid');
  const change = { before, after: { ...replaced, version: before.version + 1 }, byOrder: order.id };
  const { writes, entries } = await subscriptionChangeWrites(table, organizationId, change, request);
  return {
    after: { ...order, status: 'active', subscriptionId: before.id },
    writes,
    entries: [subscriptionJournal(request, 'sim-replaced', change), ...entries],
  };
}
