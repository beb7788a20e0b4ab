/** What the journal says of subscriptions. */
import { changesBetween, type Action, type JournalEntry } from '../../../domain/journal.ts';
import { subscriptionDueAt, type Subscription } from '../../../domain/subscription.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';
import { planName } from './order-journal.ts';

/** The entry of a subscription's activation or change. Its data is what `contract/events.ts` publishes. */
export function subscriptionJournal(
  maker: EntryMaker,
  action: Extract<Action, `subscription-${string}` | `sim-${string}`>,
  { before, after }: { readonly before: Subscription | null; readonly after: Subscription },
): JournalEntry {
  const { userId, orderId, products, price, catalogueVersion, number, simCards, status } = after;
  return {
    ...entryBy(maker, action),
    entityId: after.id,
    entityName: planName(after.products),
    changes: changesBetween(before && auditedFields(before), auditedFields(after), [
      'userId',
      'products',
      'plannedProducts',
      'plannedFrom',
      'simCards',
      'blockedSimCards',
      'endsOn',
      'status',
    ]),
    data: {
      userId,
      orderId,
      products,
      // What was billed once is not billed again when a card is replaced, or at the end.
      price: { ...price, oneOffOre: before?.products === products ? 0 : price.oneOffOre },
      catalogueVersion,
      number,
      simCards: simCards.map((card) => ({ ...card })),
      status,
    },
    ...(subscriptionDueAt(after) !== null && { wakes: { subscription: [after.id] } }),
  };
}

/** Lists that are empty are null: an entry of a new thing has the fields that say something. */
const auditedFields = ({ userId, products, change, simCards, endsOn, status }: Subscription) => ({
  userId,
  products,
  plannedProducts: change?.products ?? null,
  plannedFrom: change?.from ?? null,
  simCards: iccidsOf(simCards),
  blockedSimCards: iccidsOf(simCards.filter((card) => card.status === 'blocked')),
  endsOn,
  status,
});

const iccidsOf = (cards: Subscription['simCards']): readonly string[] | null =>
  cards.length > 0 ? cards.map(({ iccid }) => iccid) : null;
