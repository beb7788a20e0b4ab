/** A phone that somebody has reported as lost, and what was blocked by that: it can be taken back for 72 hours. */
import { DomainError } from './domain-error.ts';
import type { Iccid } from './iccid.ts';
import type { SubscriptionId } from './ids.ts';
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import { withCards } from './subscription-changes.ts';
import type { Subscription } from './subscription.ts';

interface BlockedCard {
  readonly subscriptionId: SubscriptionId;
  readonly iccid: Iccid;
}

/** The latest report of a user. */
export interface LostPhone {
  /** ISO 8601, UTC. */
  readonly reportedAt: string;
  /** The cards that it blocked; once the phone is found, those that were unblocked. */
  readonly simCards: readonly BlockedCard[];
  /** When it was taken back, ISO 8601; null: it was not. */
  readonly foundAt: string | null;
  readonly revision: number;
}

/** A subscription that changes. */
export interface CardChange {
  readonly before: Subscription;
  readonly after: Subscription;
}

const undoMilliseconds = 72 * 3600_000;

/** Until when a report can be taken back, exclusive. */
export const undoUntil = ({ reportedAt }: Pick<LostPhone, 'reportedAt'>): EpochMilliseconds =>
  Date.parse(reportedAt) + undoMilliseconds;

const cardsOf = (
  subscriptions: readonly Subscription[],
  isMeant: (card: BlockedCard & Pick<Subscription['simCards'][number], 'status'>) => boolean,
): readonly BlockedCard[] =>
  subscriptions.flatMap(({ id: subscriptionId, simCards }) =>
    simCards
      .filter(({ iccid, status }) => isMeant({ subscriptionId, iccid, status }))
      .map(({ iccid }) => ({ subscriptionId, iccid })),
  );

function changesOf(
  subscriptions: readonly Subscription[],
  cards: readonly BlockedCard[],
  status: 'active' | 'blocked',
): readonly CardChange[] {
  return subscriptions.flatMap((before) => {
    const own = cards.filter(({ subscriptionId }) => subscriptionId === before.id).map(({ iccid }) => iccid);
    return own.length === 0 ? [] : [{ before, after: withCards(before, status, own) }];
  });
}

/**
 * Blocks the SIM cards that are in service. Cards that the report before blocked, and that still are, can be taken back too.
 * @param subscriptions the active ones of the user
 */
export function reportLost(
  before: LostPhone | null,
  subscriptions: readonly Subscription[],
  now: EpochMilliseconds,
): { readonly lost: LostPhone; readonly changes: readonly CardChange[] } {
  const isStanding = before !== null && before.foundAt === null && now < undoUntil(before);
  const earlier = isStanding ? blockedBy(before, subscriptions) : [];
  const blocked = cardsOf(subscriptions, ({ status }) => status === 'active');
  return {
    lost: {
      reportedAt: toInstant(now),
      simCards: [...earlier, ...blocked],
      foundAt: null,
      revision: before?.revision ?? 0,
    },
    changes: changesOf(subscriptions, blocked, 'blocked'),
  };
}

/** Of the cards that a report blocked, those that still are. */
const blockedBy = ({ simCards }: LostPhone, subscriptions: readonly Subscription[]): readonly BlockedCard[] =>
  cardsOf(
    subscriptions,
    ({ subscriptionId, iccid, status }) =>
      status === 'blocked' && simCards.some((card) => card.iccid === iccid && card.subscriptionId === subscriptionId),
  );

/**
 * Unblocks the cards that the report blocked. One that is taken back already stays so.
 * @throws DomainError `illegal-transition` when there is no report, or the 72 hours are over
 */
export function takeBackLost(
  before: LostPhone | null,
  subscriptions: readonly Subscription[],
  now: EpochMilliseconds,
): { readonly lost: LostPhone; readonly changes: readonly CardChange[] } {
  if (before === null || now >= undoUntil(before)) throw new DomainError('illegal-transition');
  if (before.foundAt !== null) return { lost: before, changes: [] };
  const simCards = blockedBy(before, subscriptions);
  return {
    lost: { ...before, simCards, foundAt: toInstant(now) },
    changes: changesOf(subscriptions, simCards, 'active'),
  };
}
