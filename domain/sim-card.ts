/** SIM cards: whose they are, and their states. There is no stock list: a card is known from the moment at which somebody names it. */
import type { Iccid } from './iccid.ts';
import type { OrderId, OrganizationId, SubscriptionId } from './ids.ts';

export const simCardStatuses = ['free', 'reserved', 'active', 'blocked', 'replaced'] as const;
export type SimCardStatus = (typeof simCardStatuses)[number];

export interface SimCard {
  readonly iccid: Iccid;
  readonly status: SimCardStatus;
  /** Null: free. */
  readonly organizationId: OrganizationId | null;
  readonly orderId: OrderId | null;
  readonly subscriptionId: SubscriptionId | null;
}
