/** What the journal says of orders and of the subscriptions that come from them. */
import { currentCatalogue } from '../../../domain/catalogue/current-catalogue.ts';
import type { Action, JournalEntry } from '../../../domain/journal.ts';
import { changesBetween } from '../../../domain/journal.ts';
import { orderDueAt, type Order } from '../../../domain/subscription-order.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';

/** The entry of an order's creation or change. What administrators read of it has no number; the published data does, for billing. */
export function orderJournal(
  maker: EntryMaker,
  action: Extract<Action, `order-${string}` | 'sim-card-reported'>,
  { before, after }: { readonly before: Order | null; readonly after: Order },
): JournalEntry {
  return {
    ...entryBy(maker, action),
    entityId: after.id,
    entityName: planName(after.products),
    changes: changesBetween(before, after, ['userId', 'products', 'activatesOn', 'failure']),
    data: dataOf(action, after),
    ...(orderDueAt(after) !== null && { wakes: { order: [after.id] } }),
  };
}

/** The base plan by its Swedish name; its code when it is sold no longer. */
export const planName = (products: readonly string[]): string =>
  currentCatalogue.products.find(({ code, kind }) => kind === 'base' && products.includes(code))?.name.sv ??
  products[0] ??
  '';

function dataOf(action: Action, order: Order): JournalEntry['data'] {
  if (action === 'order-cancelled') return { userId: order.userId };
  if (action !== 'order-placed') return {};
  const { userId, products, price, catalogueVersion, number, activatesOn, simCards, replacesSimOf, portRequestId } =
    order;
  return {
    userId,
    products,
    price: { ...price },
    catalogueVersion,
    number,
    activatesOn,
    replacesSimOf,
    portRequestId,
    cardsToSend: simCards.filter(({ iccid }) => iccid === null).map(({ product }) => product),
  };
}
