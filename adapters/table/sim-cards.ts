/** SIM cards: C1 reserve, C2 move, C3 get those of an owner. There is no stock list: a card that nobody has named has no item. */
import { DomainError } from '../../domain/domain-error.ts';
import type { Iccid } from '../../domain/iccid.ts';
import type { OrderId, OrganizationId, SubscriptionId } from '../../domain/ids.ts';
import { getItems, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { operatorKeys } from './keys.ts';
import { stateMove } from './state-moves.ts';
import type { SimCardStatus } from '../../domain/sim-card.ts';

/** Whose a card is: an order's until that is activated, then a subscription's. */
export type SimCardOwner = OrderId | SubscriptionId;

/**
 * The moves of a card: the state that it gets, and those that may come before. A replaced card is never used again; one whose order is
 * cancelled or whose subscription has ended is free.
 */
const moves = {
  reserve: { to: 'reserved', from: ['free'], orAbsent: true },
  take: { to: 'active', from: ['free'], orAbsent: true },
  activate: { to: 'active', from: ['reserved'] },
  release: { to: 'free', from: ['reserved', 'active', 'blocked'] },
  block: { to: 'blocked', from: ['active'] },
  unblock: { to: 'active', from: ['blocked'] },
  replace: { to: 'replaced', from: ['active', 'blocked'] },
} as const satisfies Readonly<Record<string, { to: SimCardStatus; from: readonly SimCardStatus[]; orAbsent?: true }>>;

/**
 * C1, C2 The write that moves a card. Rejects with DomainError `sim-card-taken` when somebody else has it, and with StateConflict when its
 * owner has it in a state from which it cannot make the move.
 * @param owner who has it before; null: nobody
 * @param next who has it afterwards; null: nobody
 */
export function simCardMove(
  move: keyof typeof moves,
  iccid: Iccid,
  {
    organization,
    owner,
    next,
  }: { readonly organization: OrganizationId; readonly owner: SimCardOwner | null; readonly next: SimCardOwner | null },
): Write {
  const write = stateMove<SimCardStatus>(operatorKeys.simCard(iccid), 'SIM card', {
    ...moves[move],
    of: { owner },
    set: { owner: next, organizationId: next === null ? null : organization },
  });
  return {
    ...write,
    rejectWith: (existing) => {
      const isOthers = existing !== null && existing.owner !== owner;
      return isOthers || !write.rejectWith ? new DomainError('sim-card-taken') : write.rejectWith(existing);
    },
  };
}

/** C3 Those of some cards that an owner has. BatchGetItem, consistent, 1 RCU each. */
export async function ownedSimCards(
  table: Table,
  iccids: readonly Iccid[],
  owner: SimCardOwner,
): Promise<readonly Iccid[]> {
  const items = await getItems(
    table,
    iccids.map((iccid) => operatorKeys.simCard(iccid)),
  );
  return iccids.filter((_, place) => items[place]?.owner === owner);
}
