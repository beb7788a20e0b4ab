/**
 * Numbers that the operator owns: their kinds, their states, and the moves between the states. One number is in one pool: an
 * organisation's, or the operator's own, from which every organisation may order.
 */
import { DomainError } from './domain-error.ts';
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

/** `porting-in`: another operator has the number until it has moved here for the order that it is reserved for. */
export const poolNumberStatuses = ['available', 'reserved', 'active', 'quarantined', 'porting-in'] as const;
export type PoolNumberStatus = (typeof poolNumberStatuses)[number];

/** For whom a number is reserved: the order that was placed, or a draft, until a moment. `by`: the administrator; null: a machine. */
export type ReservedFor =
  | { readonly kind: 'order'; readonly id: OrderId; readonly by: UserId | null }
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
const reservationMilliseconds = 15 * 60_000;

/** How long a number that was in service stays with the organisation, so that no stranger gets its callers. */
const quarantineMilliseconds = 90 * 24 * 3600_000;

/**
 * The moves: the status that a number gets, and those that may come before. Only a number that was in service goes into quarantine; one that
 * was reserved is available again at once. The organisation that had a number can give it to somebody else during the quarantine. One that is to
 * move here begins as `porting-in`; if it does not move, its item is deleted.
 */
const moves = {
  reserve: { to: 'reserved', from: ['available', 'reserved'] },
  activate: { to: 'active', from: ['available', 'reserved', 'active', 'quarantined'] },
  release: { to: 'available', from: ['reserved', 'quarantined'] },
  quarantine: { to: 'quarantined', from: ['active'] },
  arrive: { to: 'reserved', from: ['porting-in'] },
} as const satisfies Readonly<
  Record<string, { readonly to: PoolNumberStatus; readonly from: readonly PoolNumberStatus[] }>
>;

function moved(
  number: PoolNumber,
  move: keyof typeof moves,
  more: Pick<PoolNumber, 'organizationId' | 'reservedFor' | 'holder' | 'subscriptionId' | 'until'>,
): PoolNumber {
  const { to, from } = moves[move];
  if (!(from as readonly PoolNumberStatus[]).includes(number.status)) throw new DomainError('number-not-available');
  return { ...number, ...more, status: to };
}

const nobodys = { organizationId: null, reservedFor: null, holder: null, subscriptionId: null, until: null } as const;

/** A number that enters a pool. */
export const newPoolNumber = (number: E164, kind: PoolNumberKind, pool: OrganizationId | null): PoolNumber => ({
  ...nobodys,
  number,
  kind,
  status: 'available',
  pool,
  revision: 0,
});

/** A number that is to move here for an order. From then on it is in the pool of its organisation. */
export const portingInNumber = (
  number: E164,
  kind: PoolNumberKind,
  organization: OrganizationId,
  reservedFor: ReservedFor,
): PoolNumber => ({
  ...newPoolNumber(number, kind, organization),
  status: 'porting-in',
  organizationId: organization,
  reservedFor,
});

/** Whether a number is to move here for an order. */
export const isPortingInFor = ({ status, reservedFor }: PoolNumber, order: OrderId): boolean =>
  status === 'porting-in' && reservedFor?.kind === 'order' && reservedFor.id === order;

/** A number that has moved here: it is reserved for its order. @throws DomainError `number-not-available` */
export const arrivedNumber = (number: PoolNumber): PoolNumber => moved(number, 'arrive', number);

/** A number as it is at a moment: a reservation or quarantine that is over counts no longer, whether or not somebody has written that. */
export const numberAt = (number: PoolNumber, now: EpochMilliseconds): PoolNumber =>
  number.until !== null && number.until <= now ? moved(number, 'release', nobodys) : number;

const isInReach = ({ pool }: PoolNumber, organization: OrganizationId): boolean =>
  pool === null || pool === organization;

/** Whether somebody may have a number now, who wants it for an order or a draft. */
export function canReserve(number: PoolNumber, organization: OrganizationId, wanted: ReservedFor): boolean {
  if (number.status === 'available') return isInReach(number, organization);
  if (number.status !== 'reserved' || number.organizationId !== organization) return false;
  const { reservedFor } = number;
  if (reservedFor?.kind === 'order') return wanted.kind === 'order' && reservedFor.id === wanted.id;
  if (wanted.kind === 'order') return reservedFor?.by === wanted.by;
  return reservedFor?.by === wanted.by && reservedFor.id === wanted.id;
}

/**
 * Reserves a number for an order, or for a draft until 15 minutes from now. An order takes what a draft of the same administrator has.
 * @param number as it is {@link numberAt} now
 * @throws DomainError `number-not-available`
 */
export function reserveNumber(
  number: PoolNumber,
  organization: OrganizationId,
  wanted: ReservedFor,
  now: EpochMilliseconds,
): PoolNumber {
  if (!canReserve(number, organization, wanted)) throw new DomainError('number-not-available');
  return moved(number, 'reserve', {
    ...nobodys,
    organizationId: organization,
    reservedFor: wanted,
    until: wanted.kind === 'draft' ? now + reservationMilliseconds : null,
  });
}

/** Whether a number is reserved for an order. */
export const isReservedForOrder = ({ status, reservedFor }: PoolNumber, order: OrderId): boolean =>
  status === 'reserved' && reservedFor?.kind === 'order' && reservedFor.id === order;

/** Makes a reserved number available again in its pool. */
export const releaseNumber = (number: PoolNumber): PoolNumber => moved(number, 'release', nobodys);

/**
 * Whether a number can be given to a user, group or menu: an available one of a pool within reach, one in quarantine of the same
 * organisation, one whose subscription goes on without a holder, or the one that is reserved for the order.
 * @param number as it is {@link numberAt} now
 */
export function canActivate(number: PoolNumber, organization: OrganizationId, orderId: OrderId | null = null): boolean {
  if (number.status === 'available') return isInReach(number, organization);
  if (number.organizationId !== organization) return false;
  if (number.status === 'active') return number.holder === null;
  if (number.status === 'quarantined') return true;
  if (number.status === 'porting-in') return false;
  return number.reservedFor?.kind === 'order' && number.reservedFor.id === orderId;
}

/**
 * Gives a number to a user, group or menu, if it {@link canActivate}.
 * @param number as it is {@link numberAt} now
 * @throws DomainError `number-not-available`
 */
export function activateNumber(
  number: PoolNumber,
  organization: OrganizationId,
  {
    holder,
    subscriptionId = number.subscriptionId,
    orderId = null,
  }: {
    readonly holder: NumberHolder;
    readonly subscriptionId?: SubscriptionId | null;
    readonly orderId?: OrderId | null;
  },
): PoolNumber {
  if (!canActivate(number, organization, orderId)) throw new DomainError('number-not-available');
  return moved(number, 'activate', { ...nobodys, organizationId: organization, holder, subscriptionId });
}

/** Takes a number from its holder: one with a subscription stays active for it, another one goes into quarantine. */
export const takeFromHolder = (number: PoolNumber, now: EpochMilliseconds): PoolNumber =>
  number.subscriptionId === null
    ? quarantineNumber(number, now)
    : moved(number, 'activate', {
        ...nobodys,
        organizationId: number.organizationId,
        subscriptionId: number.subscriptionId,
      });

/** Ends the service of a number. It stays with its organisation for 90 days. */
const quarantineNumber = (number: PoolNumber, now: EpochMilliseconds): PoolNumber =>
  moved(number, 'quarantine', {
    ...nobodys,
    organizationId: number.organizationId,
    until: now + quarantineMilliseconds,
  });

/**
 * Ends the subscription of a number. It goes into quarantine, unless somebody else than the user of the subscription has it, who keeps it.
 */
export const endNumberSubscription = (number: PoolNumber, user: UserId, now: EpochMilliseconds): PoolNumber =>
  number.holder === null || number.holder === user
    ? quarantineNumber(number, now)
    : moved(number, 'activate', { ...nobodys, organizationId: number.organizationId, holder: number.holder });

/**
 * Moves the subscription of a number from one user to another one, who gets the number, unless somebody else than the former has it.
 * @returns the very same number in that case
 */
export const moveNumber = (number: PoolNumber, from: UserId, to: UserId): PoolNumber =>
  number.holder === null || number.holder === from
    ? moved(number, 'activate', {
        ...nobodys,
        organizationId: number.organizationId,
        holder: to,
        subscriptionId: number.subscriptionId,
      })
    : number;
