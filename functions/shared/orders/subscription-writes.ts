/** The part of a transaction that changes a subscription: its item, its SIM cards, and at its end its number. */
import type { Table } from '../../../adapters/table/client.ts';
import type { Write } from '../../../adapters/table/commit.ts';
import { revised } from '../../../adapters/table/concurrent-write.ts';
import { findPoolNumbers, poolNumberWrite } from '../../../adapters/table/pool-numbers.ts';
import { findOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import { simCardMove } from '../../../adapters/table/sim-cards.ts';
import { subscriptionWrite } from '../../../adapters/table/subscriptions.ts';
import { findUser } from '../../../adapters/table/users.ts';
import type { OrderId, OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { E164 } from '../../../domain/phone-number.ts';
import { endNumberSubscription } from '../../../domain/pool-number.ts';
import { simCardTaken } from '../../../domain/sim-card.ts';
import { isOpen, type Order } from '../../../domain/subscription-order.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { withoutNumber } from '../../../domain/user-numbers.ts';
import { withConsequences } from '../../../domain/user.ts';
import { readForUserChange, userChangeWrites } from '../users/commit-user.ts';
import { userJournal } from '../users/user-journal.ts';
import type { EntryMaker } from '../entry-maker.ts';
import { movedNumberWrites } from './moved-number.ts';
import { orderJournal } from './order-journal.ts';

export interface SubscriptionChange {
  readonly before: Subscription;
  /** With the next version. */
  readonly after: Subscription;
  /** The order of a SIM card by which it changes. */
  readonly byOrder?: OrderId | undefined;
}

/** The writes of a change, and the entries of what else changes by it. Reads the user and the number when the subscription ends. */
export async function subscriptionChangeWrites(
  table: Table,
  organization: OrganizationId,
  { before, after, byOrder }: SubscriptionChange,
  maker: EntryMaker,
): Promise<{ readonly writes: readonly Write[]; readonly entries: readonly JournalEntry[] }> {
  const needless = await needlessOrder(table, organization, { before, after, byOrder });
  const cancelled = needless && { ...needless, status: 'cancelled' as const, version: needless.version + 1 };
  const lost = before.status === 'active' && after.status === 'ended' ? before.number : null;
  const number =
    before.userId !== after.userId
      ? await movedNumberWrites(table, organization, { before, after }, maker)
      : lost === null
        ? null
        : await numberWrites(table, organization, before, { maker, number: lost });
  return {
    writes: [
      subscriptionWrite(organization, before, after),
      ...cardMoves(organization, before, after),
      ...(number?.writes ?? []),
      ...(cancelled ? [orderWrite(organization, needless, cancelled)] : []),
    ],
    entries: [
      ...(number?.entries ?? []),
      ...(cancelled ? [orderJournal(maker, 'order-cancelled', { before: needless, after: cancelled })] : []),
    ],
  };
}

/** The open order of a SIM card that nobody needs any more: the subscription ends, or has another card in place of that which it had. */
async function needlessOrder(
  table: Table,
  organization: OrganizationId,
  { before, after, byOrder }: SubscriptionChange,
): Promise<Order | null> {
  const { replacementOrderId } = before;
  if (replacementOrderId === null || replacementOrderId === byOrder) return null;
  const hasEnded = before.status === 'active' && after.status === 'ended';
  const isReplaced = before.simCards.some(({ product, iccid }) =>
    after.simCards.some((card) => card.product === product && card.iccid !== iccid),
  );
  if (!hasEnded && !isReplaced) return null;
  const order = await findOrder(table, organization, replacementOrderId);
  return order !== null && isOpen(order) ? order : null;
}

/** A product has one SIM card at most: it is another one afterwards, has another status, or is free. */
function cardMoves(organization: OrganizationId, before: Subscription, after: Subscription): readonly Write[] {
  const own = { organization, owner: before.id, next: before.id };
  return before.simCards.flatMap((card) => {
    const next = after.simCards.find(({ product }) => product === card.product);
    if (next === undefined) return [simCardMove('release', card.iccid, { ...own, next: null })];
    if (next.iccid !== card.iccid)
      return [
        { ...simCardMove('take', next.iccid, { ...own, owner: null }), rejectWith: () => simCardTaken('iccid') },
        simCardMove('replace', card.iccid, { ...own, next: null }),
      ];
    if (next.status === card.status) return [];
    return [simCardMove(next.status === 'blocked' ? 'block' : 'unblock', card.iccid, own)];
  });
}

/** The user may be deleted, or not have the number any more. Somebody else who has it keeps it. */
async function numberWrites(
  table: Table,
  organization: OrganizationId,
  { id, userId }: Subscription,
  { maker, number }: { readonly maker: EntryMaker; readonly number: E164 },
): Promise<{ readonly writes: readonly Write[]; readonly entries: readonly JournalEntry[] }> {
  const now = Date.parse(maker.at);
  const [user, pool] = await Promise.all([findUser(table, organization, userId), findPoolNumbers(table, [number])]);
  const item = pool.get(number);
  if (item?.subscriptionId !== id) return { writes: [], entries: [] };
  const writes = [poolNumberWrite(endNumberSubscription(item, userId, now))];
  const without = user !== null && item.holder === userId ? withoutNumber(user, number) : user;
  if (user === null || without === null || without === user) return { writes, entries: [] };
  const after = revised(withConsequences(user, without, now));
  const entry = userJournal(maker, { before: user, after });
  const change = { before: user, after, entry, numberWrittenByCommand: number };
  const read = await readForUserChange(table, organization, change);
  return { writes: [...writes, ...userChangeWrites(organization, change, read)], entries: [entry] };
}
