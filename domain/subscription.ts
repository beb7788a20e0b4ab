/** Subscriptions: what a user has and the organisation pays, since its order was activated. */
import type { Price } from './catalogue/price.ts';
import type { Iccid } from './iccid.ts';
import type { OrderId, SubscriptionId, UserId } from './ids.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import type { E164 } from './phone-number.ts';
import type { SimCardStatus } from './sim-card.ts';

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
