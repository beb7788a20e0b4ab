/** Subscriptions: what a user has and the organisation pays, since its order was activated. */
import type { Price } from './catalogue/price.ts';
import type { Iccid } from './iccid.ts';
import type { OrderId, SubscriptionId, UserId } from './ids.ts';
import { monthsLater } from './calendar.ts';
import { toInstant, type EpochMilliseconds, type LocalDate } from './local-date.ts';
import type { E164 } from './phone-number.ts';
import type { SimCardStatus } from './sim-card.ts';
import type { Order } from './subscription-order.ts';
import { toLocal } from './time-zone.ts';

export const subscriptionStatuses = ['active', 'ended'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** A SIM card of a subscription, for the product of which it is. */
export interface TiedSimCard {
  readonly product: string;
  readonly iccid: Iccid;
  readonly status: Extract<SimCardStatus, 'active' | 'blocked'>;
}

/** Other products from a day on. */
export interface PlannedChange {
  readonly products: readonly string[];
  readonly price: Price;
  readonly catalogueVersion: string;
  readonly from: LocalDate;
  readonly fromMoment: EpochMilliseconds;
}

export interface Subscription {
  readonly id: SubscriptionId;
  readonly status: SubscriptionStatus;
  readonly userId: UserId;
  readonly orderId: OrderId;
  readonly products: readonly string[];
  readonly price: Price;
  readonly catalogueVersion: string;
  readonly number: E164 | null;
  readonly simCards: readonly TiedSimCard[];
  readonly activatedAt: string;
  /** The first day on which it can end; null: any. */
  readonly boundUntil: LocalDate | null;
  readonly change: PlannedChange | null;
  /** The latest order of a SIM card in place of its own; null: there was none. */
  readonly replacementOrderId: OrderId | null;
  /** The first day without it; null: it goes on. */
  readonly endsOn: LocalDate | null;
  readonly endsFrom: EpochMilliseconds | null;
  readonly version: number;
  readonly revision: number;
}

/** When something is due about a subscription; null: nothing is planned. */
export function subscriptionDueAt({
  status,
  change,
  endsFrom,
}: Pick<Subscription, 'status' | 'change' | 'endsFrom'>): EpochMilliseconds | null {
  if (status === 'ended') return null;
  const moments = [change?.fromMoment ?? null, endsFrom].filter((moment) => moment !== null);
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** The subscription that an order becomes now. Its SIM cards are all known by then. The binding counts from today. */
export function newSubscription(order: Order, id: SubscriptionId, now: EpochMilliseconds): Subscription {
  const { userId, products, price, catalogueVersion, number, simCards, timeZone } = order;
  const today = toLocal(now, timeZone).slice(0, 10) as LocalDate;
  return {
    id,
    status: 'active',
    userId,
    orderId: order.id,
    products,
    price,
    catalogueVersion,
    number,
    simCards: simCards.flatMap(({ product, iccid }) =>
      iccid === null ? [] : [{ product, iccid, status: 'active' as const }],
    ),
    activatedAt: toInstant(now),
    boundUntil: price.bindingMonths === 0 ? null : monthsLater(today, price.bindingMonths),
    change: null,
    replacementOrderId: null,
    endsOn: null,
    endsFrom: null,
    version: 1,
    revision: 1,
  };
}
