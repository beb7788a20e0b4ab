/**
 * Numbers that the operator owns: their kinds, their states, and the moves between the states. One number is in one pool: an
 * organisation's, or the operator's own, from which every organisation may order.
 */
import type { AnsweringGroupId, IvrMenuId, OrderId, OrganizationId, SubscriptionId, UserId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { E164, NumberKind } from './phone-number.ts';

/** What can be ordered. A location-independent number (010) is ordered as a geographic one: it has no SIM card and receives no SMS. */
export const poolNumberKinds = ['mobile', 'geographic'] as const;
export type PoolNumberKind = (typeof poolNumberKinds)[number];

/** The kind under which a number is ordered; null: it cannot be in a pool (freephone, shared cost, foreign). */
export function poolNumberKind(kind: NumberKind): PoolNumberKind | null {
  if (kind === 'mobile') return 'mobile';
  return kind === 'geographic' || kind === 'location-independent' ? 'geographic' : null;
}

export const poolNumberStatuses = ['available', 'reserved', 'active', 'quarantined'] as const;
export type PoolNumberStatus = (typeof poolNumberStatuses)[number];

/** For whom a number is reserved: the order that was placed, or a draft, until a moment. */
export type ReservedFor =
  | { readonly kind: 'order'; readonly id: OrderId }
  /** Of one administrator; see `adapters/table/order-drafts.ts`. */
  | { readonly kind: 'draft'; readonly id: string; readonly by: UserId };

/** What has an active number. */
export type NumberHolder = UserId | AnsweringGroupId | IvrMenuId;

export interface PoolNumber {
  readonly number: E164;
  readonly kind: PoolNumberKind;
  readonly status: PoolNumberStatus;
  /** Whose range it is in; null: the operator's. It goes back there. */
  readonly pool: OrganizationId | null;
  /** Who has it now; null: it is available in its pool. */
  readonly organizationId: OrganizationId | null;
  readonly reservedFor: ReservedFor | null;
  /** The user, group or menu that is reached at it. */
  readonly holder: NumberHolder | null;
  readonly subscriptionId: SubscriptionId | null;
  /** When a draft's reservation or the quarantine ends. */
  readonly until: EpochMilliseconds | null;
  readonly revision: number;
}

/** How long a draft keeps its numbers after each save. */
export const reservationMilliseconds = 15 * 60_000;

/** How long a number that was in service stays with the organisation, so that no stranger gets its callers. */
export const quarantineMilliseconds = 90 * 24 * 3600_000;
