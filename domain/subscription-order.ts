/** Orders of subscriptions: what was ordered for whom, at which price, and what comes next. */
import type { Actor } from './actor.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Price } from './catalogue/price.ts';
import type { Iccid } from './iccid.ts';
import type { OrderId, PortRequestId, SubscriptionId, UserId } from './ids.ts';
import { toInstant, type EpochMilliseconds, type LocalDate } from './local-date.ts';
import type { E164 } from './phone-number.ts';

/**
 * - `waiting-for-sim`: the warehouse has not reported every SIM card.
 * - `waiting-for-port`: every SIM card is known; the number has not moved here.
 * - `scheduled`: nothing is missing; the date of activation lies ahead.
 * - `placed`: nothing is missing and the date has come: it is activated within minutes.
 * - `failed`: the activation was impossible. The operator's staff look into it.
 */
export const orderStatuses = [
  'placed',
  'waiting-for-sim',
  'waiting-for-port',
  'scheduled',
  'active',
  'cancelled',
  'failed',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The statuses of an order that is not active yet. */
const openOrderStatuses = [
  'placed',
  'waiting-for-sim',
  'waiting-for-port',
  'scheduled',
] as const satisfies readonly OrderStatus[];

/** Why an activation was impossible. */
export const orderFailures = [
  'user-gone',
  'user-deactivated',
  'too-many-numbers',
  'number-lost',
  'sim-card-lost',
  'port-failed',
] as const;
export type OrderFailure = (typeof orderFailures)[number];

export interface PostalAddress {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** In the order in which people write them. */
export const addressParts = [
  'name',
  'street',
  'postalCode',
  'city',
] as const satisfies readonly (keyof PostalAddress)[];

/** A SIM card that an order needs, for the product of which it is. `iccid` null: the warehouse has not reported it. */
export interface OrderedSimCard {
  readonly product: string;
  readonly iccid: Iccid | null;
}

export interface Order {
  readonly id: OrderId;
  readonly status: OrderStatus;
  readonly userId: UserId;
  /** In the catalogue's order. */
  readonly products: readonly string[];
  /** As its summary showed it. */
  readonly price: Price;
  readonly catalogueVersion: string;
  readonly activatesOn: LocalDate;
  /** The organisation's when it was ordered. */
  readonly timeZone: string;
  /** The beginning of `activatesOn`; of a port its hour, as far as it is known. */
  readonly activatesFrom: EpochMilliseconds;
  /** Null: the base plan has no number. */
  readonly number: E164 | null;
  readonly simCards: readonly OrderedSimCard[];
  /** Where SIM cards are sent; null: none is. */
  readonly shipTo: PostalAddress | null;
  /** Null until it is active. */
  readonly subscriptionId: SubscriptionId | null;
  /** The subscription whose base plan gets the SIM card in place of its own; null: the order is of a new subscription. */
  readonly replacesSimOf: SubscriptionId | null;
  readonly orderedBy: Actor;
  readonly placedAt: string;
  /** The request that moves its number here; null: it has another number, or none. */
  readonly portRequestId: PortRequestId | null;
  /** Whether its number has not moved here yet. */
  readonly awaitsPort: boolean;
  readonly failure: OrderFailure | null;
  readonly version: number;
  readonly revision: number;
}

/** The SIM cards that products need, one for each product that has one of its own; the base plan's first. */
export const simCardProducts = ({ products }: Catalogue, codes: readonly string[]): readonly string[] =>
  products.filter(({ code, needsSim }) => needsSim && codes.includes(code)).map(({ code }) => code);

/** The status of an open order at a moment. */
export const openStatus = (
  { simCards, activatesFrom, awaitsPort }: Pick<Order, 'simCards' | 'activatesFrom' | 'awaitsPort'>,
  now: EpochMilliseconds,
): OrderStatus => {
  if (simCards.some(({ iccid }) => iccid === null)) return 'waiting-for-sim';
  if (awaitsPort) return 'waiting-for-port';
  return activatesFrom > now ? 'scheduled' : 'placed';
};

/** Whether an order has not come to its end. */
export const isOpen = ({ status }: Pick<Order, 'status'>): boolean =>
  (openOrderStatuses as readonly OrderStatus[]).includes(status);

/** Whether an order can be cancelled: as long as it is not active, also when its activation was impossible. */
export const canBeCancelled = (order: Pick<Order, 'status'>): boolean => isOpen(order) || order.status === 'failed';

/** When an order is due for activation; null: not by time alone. */
export const orderDueAt = ({
  status,
  activatesFrom,
}: Pick<Order, 'status' | 'activatesFrom'>): EpochMilliseconds | null =>
  status === 'placed' || status === 'scheduled' ? activatesFrom : null;

export const nextStepActors = [
  'administrator',
  'warehouse',
  'losing-operator',
  'system',
  'operator',
  'nobody',
] as const;
/** `move-number`: what comes before that, the port request says. */
export const nextStepTasks = ['send-sim-card', 'move-number', 'activate', 'look-into', 'nothing'] as const;

/** Who does what next, and by when. */
export interface NextStep {
  readonly who: (typeof nextStepActors)[number];
  readonly what: (typeof nextStepTasks)[number];
  readonly by: string | null;
}

export function nextStepOf({ status, activatesFrom }: Pick<Order, 'status' | 'activatesFrom'>): NextStep {
  const by = toInstant(activatesFrom);
  switch (status) {
    case 'waiting-for-sim':
      return { who: 'warehouse', what: 'send-sim-card', by };
    case 'waiting-for-port':
      return { who: 'losing-operator', what: 'move-number', by };
    case 'placed':
    case 'scheduled':
      return { who: 'system', what: 'activate', by };
    case 'failed':
      return { who: 'operator', what: 'look-into', by: null };
    case 'active':
    case 'cancelled':
      return { who: 'nobody', what: 'nothing', by: null };
  }
}

/** The last day of activation is so many days from today. */
export const mostDaysAhead = 365;
