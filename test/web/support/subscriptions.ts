/** Orders and subscriptions in memory, and how the API answers for them. */
import type { OrderReply } from '../../../contract/subscription-orders.ts';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { currentCatalogue } from '../../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../../domain/catalogue/price.ts';
import { nextStepOf } from '../../../domain/subscription-order.ts';
import type { Reply } from '../../../web/api/routes.ts';
import { administrator, nthId } from './entities.ts';
import { Refusal, type Answers, type Call } from './fake-api.ts';
import { assertVersion, find, page } from './stored-lists.ts';

/** What is stored of them. */
export interface StoredSubscriptions {
  orders: OrderReply[];
  subscriptions: SubscriptionReply[];
}

/** Two cards with a right check digit. */
export const [anIccid, anotherIccid] = ['8946012345678901233', '8946012345678901241'] as const;

const astrid = { kind: 'administrator', id: administrator.id, name: 'Astrid Admin' } as const;

/** An order that waits for its date, of a mobile with PBX and 10 GB, with the card at hand. */
export const anOrder = (different: Partial<OrderReply> = {}): OrderReply => {
  const order = {
    id: nthId('ord', 1),
    status: 'scheduled',
    userId: nthId('usr', 1),
    products: ['mobile-pbx', 'data-10'],
    catalogueVersion: currentCatalogue.version,
    activatesOn: '2026-12-03',
    timeZone: 'Europe/Stockholm',
    number: '+46701740605',
    simCards: [{ product: 'mobile-pbx', iccid: anIccid }],
    shipTo: null,
    subscriptionId: null,
    replacesSimOf: null,
    portRequestId: null,
    orderedBy: astrid,
    placedAt: '2026-11-30T09:00:00.000Z',
    failure: null,
    version: 1,
    ...different,
  } as const satisfies Partial<OrderReply>;
  return {
    price: priceOf(currentCatalogue, order.products),
    needsOperator: order.status === 'failed',
    nextStep: nextStepOf({ status: order.status, activatesFrom: Date.parse(`${order.activatesOn}T00:00:00+01:00`) }),
    ...order,
  };
};

/** A subscription that goes on, of a mobile with PBX and 10 GB. */
export const aSubscription = (different: Partial<SubscriptionReply> = {}): SubscriptionReply => {
  const products = different.products ?? ['mobile-pbx', 'data-10'];
  return {
    id: nthId('sub', 1),
    status: 'active',
    userId: nthId('usr', 1),
    orderId: nthId('ord', 90),
    products,
    price: priceOf(currentCatalogue, products),
    catalogueVersion: currentCatalogue.version,
    number: '+46701740605',
    simCards: [{ product: 'mobile-pbx', iccid: anIccid, status: 'active' }],
    activatedAt: '2026-11-02T23:00:00.000Z',
    boundUntil: null,
    change: null,
    replacementOrderId: null,
    endsOn: null,
    version: 1,
    ...different,
  };
};

/** The order of a SIM card that is sent in place of the one of a subscription. */
export const aReplacement = (of: SubscriptionReply, different: Partial<OrderReply> = {}): OrderReply =>
  anOrder({
    status: 'waiting-for-sim',
    userId: of.userId,
    products: ['mobile-pbx'],
    price: { monthlyOre: 0, oneOffOre: 0, bindingMonths: 0 },
    activatesOn: '2026-12-01',
    number: null,
    simCards: [{ product: 'mobile-pbx', iccid: null }],
    replacesSimOf: of.id,
    ...different,
  });

/** The catalogue in Swedish. */
export const aCatalogue = (): Reply<'getCatalogue'> => ({
  version: currentCatalogue.version,
  products: currentCatalogue.products.map((product) => ({
    ...product,
    name: product.name.sv,
    text: product.text.sv,
  })),
});

/** Answers for the catalogue, orders and subscriptions. */
export function subscriptionAnswers(data: StoredSubscriptions): Answers {
  const change = (call: Call, to: (before: SubscriptionReply) => Partial<SubscriptionReply>): SubscriptionReply => {
    const before = find(data.subscriptions, call.params.subscriptionId);
    assertVersion(call, before);
    if (before.status === 'ended') throw new Refusal('illegal-transition');
    const after = { ...before, ...to(before), version: before.version + 1 };
    data.subscriptions.splice(data.subscriptions.indexOf(before), 1, after);
    return after;
  };
  const simCards = (status: 'active' | 'blocked') => (call: Call) =>
    change(call, (before) => ({ simCards: before.simCards.map((card) => ({ ...card, status })) }));
  return {
    ...lostPhoneAnswers(data),
    getCatalogue: aCatalogue,
    listSubscriptionOrders: ({ query }) => page(data.orders, query),
    getSubscriptionOrder: ({ params }) => find(data.orders, params.orderId),
    cancelSubscriptionOrder: ({ params }) => {
      const before = find(data.orders, params.orderId);
      if (before.status === 'active') throw new Refusal('illegal-transition');
      const after = anOrder({
        ...before,
        status: 'cancelled',
        nextStep: nextStepOf({ status: 'cancelled', activatesFrom: 0 }),
      });
      data.orders.splice(data.orders.indexOf(before), 1, after);
      return after;
    },
    listSubscriptions: ({ query }) =>
      page(
        data.subscriptions.filter(({ userId }) => userId === (query.userId ?? userId)),
        query,
      ),
    getSubscription: ({ params }) => find(data.subscriptions, params.subscriptionId),
    updateSubscription: (call) =>
      change(call, ({ products: before }) => {
        const { products, from } = call.body as { readonly products: string[]; readonly from: string };
        const isSame = products.toSorted().join() === before.toSorted().join();
        return { change: isSame ? null : { products, from, price: priceOf(currentCatalogue, products) } };
      }),
    blockSim: simCards('blocked'),
    unblockSim: simCards('active'),
    replaceSim: (call) =>
      change(call, (before) => {
        const { iccid, shipTo } = call.body as { readonly iccid?: string; readonly shipTo?: OrderReply['shipTo'] };
        if (iccid === undefined) {
          const order = aReplacement(before, { id: nthId('ord', 200 + data.orders.length), shipTo: shipTo ?? null });
          data.orders.unshift(order);
          return { replacementOrderId: order.id };
        }
        return {
          simCards: before.simCards.map((card, place) => (place === 0 ? { ...card, iccid, status: 'active' } : card)),
        };
      }),
    moveSubscription: (call) => change(call, () => call.body as Pick<SubscriptionReply, 'userId'>),
    endSubscription: (call) => change(call, () => ({ endsOn: (call.body as { readonly on: string | null }).on })),
  };
}

/** The cards that a lost phone blocked are those that finding it unblocks. */
function lostPhoneAnswers(data: StoredSubscriptions): Answers {
  let lost: { subscriptionId: SubscriptionReply['id']; iccid: string }[] = [];
  const setCards = (status: 'active' | 'blocked') => {
    const isLost = (iccid: string) => lost.some((each) => each.iccid === iccid);
    data.subscriptions = data.subscriptions.map((each) => ({
      ...each,
      simCards: each.simCards.map((card) => (isLost(card.iccid) ? { ...card, status } : card)),
    }));
  };
  return {
    reportLostPhone: ({ params }) => {
      lost = data.subscriptions
        .filter(({ userId, status }) => userId === params.userId && status === 'active')
        .flatMap(({ id, simCards }) =>
          simCards.filter(({ status }) => status === 'active').map(({ iccid }) => ({ subscriptionId: id, iccid })),
        );
      setCards('blocked');
      return { blockedSimCards: lost, initialPassword: 'Sol-vinter-42', undoUntil: '2026-12-04T08:00:00.000Z' };
    },
    undoLostPhone: () => {
      if (lost.length === 0) throw new Refusal('illegal-transition');
      setCards('active');
      const unblockedSimCards = lost;
      lost = [];
      return { unblockedSimCards };
    },
  };
}
