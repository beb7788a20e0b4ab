/** Numbers, drafts and new orders in memory, and how the API answers for them. */
import type { PooledNumberReply } from '../../../contract/numbers.ts';
import type { OrderDraftReply } from '../../../contract/order-drafts.ts';
import type { OrderReply } from '../../../contract/subscription-orders.ts';
import { currentCatalogue } from '../../../domain/catalogue/current-catalogue.ts';
import { toInstant } from '../../../domain/local-date.ts';
import { simCardProducts } from '../../../domain/subscription-order.ts';
import { nthId } from './entities.ts';
import type { Answers } from './fake-api.ts';
import { find, page } from './stored-lists.ts';
import { anIccid, anOrder } from './subscriptions.ts';

/** What is stored of them. */
export interface StoredOrdering {
  numbers: PooledNumberReply[];
  orderDrafts: OrderDraftReply[];
}

/** A mobile number of the organisation that can be ordered. */
export const aNumber = (number: string, different: Partial<PooledNumberReply> = {}): PooledNumberReply => ({
  number,
  kind: 'mobile',
  status: 'available',
  pool: 'organization',
  userId: null,
  until: null,
  ...different,
});

/** Of *Mobil* with 10 GB for the first user, with a card at hand: nothing is missing. */
export const anOrderDraft = (different: Partial<OrderDraftReply> = {}): OrderDraftReply => ({
  id: 'drf_01JDCQ8V9W6Z4T3R2P1N0M5K7H',
  products: ['mobile', 'data-10'],
  lines: [{ userId: nthId('usr', 1), number: { new: '+46701740610' }, sim: { iccid: anIccid } }],
  activatesOn: '2026-12-03',
  catalogueVersion: currentCatalogue.version,
  step: 'summary',
  reservedNumbers: ['+46701740610'],
  reservedUntil: '2026-12-01T08:10:00.000Z',
  unavailableNumbers: [],
  savedAt: '2026-12-01T07:55:00.000Z',
  version: 3,
  ...different,
});

/** What of a body is a user's own. */
interface Line {
  readonly userId?: OrderReply['userId'];
  readonly sim?: { readonly iccid?: string; readonly shipTo?: NonNullable<OrderReply['shipTo']> };
  readonly number?: { readonly new?: string };
}
interface Body extends Line {
  readonly products?: string[];
  readonly activatesOn?: string;
  readonly lines?: readonly Line[];
}

/** Answers for numbers, drafts and new orders. A draft may name numbers that others have: they are unavailable to it. */
export function orderingAnswers(data: StoredOrdering & { orders: OrderReply[] }, now: string): Answers {
  const available = (kind?: string): string[] =>
    data.numbers
      .filter((each) => each.status === 'available' && each.kind === (kind ?? each.kind))
      .map(({ number }) => number);
  return {
    listNumbers: ({ query }) =>
      page(
        data.numbers.filter(({ kind, status }) => status === (query.status ?? 'available') && kind === query.kind),
        query,
      ),
    suggestNumbers: ({ query }) => {
      const all = available(query.kind);
      const count = Number(query.count ?? 1);
      return {
        inRow: all.length < count ? null : all.slice(0, count),
        easy: all.slice(0, 10),
        near: query.userId === undefined ? [] : all.slice(0, 10),
      };
    },
    listOrderDrafts: ({ query }) => page(data.orderDrafts, query),
    getOrderDraft: ({ params }) => find(data.orderDrafts, params.draftId),
    putOrderDraft: ({ params, body }) => {
      const contents = body as Body;
      const before = data.orderDrafts.find(({ id }) => id === params.draftId);
      const named = linesOf(contents).flatMap(({ number }) => number?.new ?? []);
      const isLost = (number: string): boolean => !available().includes(number);
      const draft = {
        ...(contents as Partial<OrderDraftReply>),
        id: params.draftId ?? '',
        reservedNumbers: named.filter((number) => !isLost(number)),
        reservedUntil: named.length === 0 ? null : toInstant(Date.parse(now) + 15 * 60_000),
        unavailableNumbers: named.filter(isLost),
        savedAt: toInstant(Date.parse(now)),
        version: (before?.version ?? 0) + 1,
      };
      data.orderDrafts = [draft, ...data.orderDrafts.filter(({ id }) => id !== draft.id)];
      return draft;
    },
    deleteOrderDraft: ({ params }) => {
      data.orderDrafts = data.orderDrafts.filter(({ id }) => id !== params.draftId);
    },
    createSubscriptionOrder: ({ body }) => {
      const { products = [], ...contents } = body as Body;
      const placed = linesOf(contents).map((line, place) =>
        anOrder({
          id: nthId('ord', data.orders.length + place + 1),
          userId: line.userId ?? nthId('usr', 1),
          products,
          activatesOn: contents.activatesOn ?? '',
          number: line.number?.new ?? null,
          simCards: simCardProducts(currentCatalogue, products).map((product) => ({
            product,
            iccid: line.sim?.iccid ?? null,
          })),
          shipTo: line.sim?.shipTo ?? null,
        }),
      );
      data.orders = [...placed, ...data.orders];
      const [first] = placed;
      return contents.lines === undefined && first ? first : { items: placed };
    },
  };
}

const linesOf = (body: Body): readonly Line[] => body.lines ?? [body];
