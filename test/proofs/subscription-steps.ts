/** What the operations of drafts, subscriptions and a lost phone may cost: steps of `capacity.ts`, and what has to be there for them. */
import * as drafts from '../../contract/order-drafts.ts';
import { reportLostPhone, undoLostPhone } from '../../contract/lost-phone.ts';
import * as subscriptions from '../../contract/subscriptions.ts';
import type { House } from '../build/house.ts';
import { anIccid } from '../build/order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { storeSubscription } from '../build/stored-subscription.ts';
import { colleague, type World } from '../build/world.ts';
import { readCost, writeCost, type Step } from './allowance.ts';

const numberOf = (nth: number): string => `+467017402${String(nth).padStart(2, '0')}`;
const today = (): string => new Date(Date.now() + 3_600_000).toISOString().slice(0, 10);

/** The steps, with a page of subscriptions. */
export async function subscriptionSteps(house: House, world: World): Promise<readonly Step[]> {
  const { table } = house;
  await storeNumbers(
    table,
    Array.from({ length: 12 }, (_, nth) => numberOf(nth)),
  );
  const { id: user } = await colleague(house, world, { lastName: 'Abonnent', secondaryNumber: numberOf(0) });
  const { id: receiver } = await colleague(house, world, { lastName: 'Mottagare' });
  const store = (nth: number, number: string | null = null): Promise<string> =>
    storeSubscription(table, world.organizationId, {
      user,
      nth,
      products: ['mobile-pbx', 'data-10', 'twin-sim'],
      number,
      cards: [anIccid(1000 + 2 * nth), anIccid(1001 + 2 * nth)],
    });
  for (let nth = 1; nth < 24; nth += 1) {
    const id = await store(nth);
    const path = { subscriptionId: id };
    if (nth > 2)
      await house.call(subscriptions.endSubscription, { as: world.administrator, path, body: { on: today() } });
  }
  const one = { path: { subscriptionId: await store(90, numberOf(0)) } };
  const draft = { path: { draftId: 'drf_1' } };
  const lines = Array.from({ length: 10 }, (_, nth) => ({ number: { new: numberOf(nth + 1) } }));
  const lost = { path: { userId: user } };
  return [
    // The number is read after the draft.
    {
      name: 'putOrderDraft, one number',
      operation: drafts.putOrderDraft,
      request: { ...draft, body: { products: ['mobile-pbx'], number: { new: numberOf(1) } } },
      allowed: writeCost(3, 10, 1),
    },
    {
      name: 'putOrderDraft, ten numbers',
      operation: drafts.putOrderDraft,
      request: { ...draft, body: { products: ['mobile-pbx'], lines } },
      allowed: writeCost(11, 68, 1),
    },
    { name: 'getOrderDraft', operation: drafts.getOrderDraft, request: draft, allowed: readCost(11, 2) },
    { name: 'listOrderDrafts', operation: drafts.listOrderDrafts, allowed: readCost(11, 2) },
    {
      name: 'deleteOrderDraft',
      operation: drafts.deleteOrderDraft,
      request: draft,
      allowed: writeCost(11, 66, 1),
    },
    { name: 'listSubscriptions, 25', operation: subscriptions.listSubscriptions, allowed: readCost(4) },
    {
      name: 'listSubscriptions, of one user',
      operation: subscriptions.listSubscriptions,
      request: { query: { userId: user } },
      allowed: readCost(2),
    },
    { name: 'getSubscription', operation: subscriptions.getSubscription, request: one, allowed: readCost(1) },
    { name: 'blockSim', operation: subscriptions.blockSim, request: one, allowed: writeCost(1, 13) },
    {
      name: 'replaceSim',
      operation: subscriptions.replaceSim,
      request: { ...one, body: { iccid: anIccid(2000) } },
      allowed: writeCost(1, 13),
    },
    {
      name: 'updateSubscription',
      operation: subscriptions.updateSubscription,
      request: { ...one, body: { products: ['mobile-pbx', 'data-10'], from: today() } },
      allowed: writeCost(2, 11),
    },
    // Three subscriptions; user and report are read first, the subscriptions by the index and then each. The account follows.
    { name: 'reportLostPhone', operation: reportLostPhone, request: lost, allowed: { ...writeCost(8, 54), trips: 6 } },
    { name: 'undoLostPhone', operation: undoLostPhone, request: lost, allowed: writeCost(7, 40, 1) },
    // The receiver is read after the subscription, then both users and the number, and then what the change of the users needs.
    {
      name: 'moveSubscription, with its number',
      operation: subscriptions.moveSubscription,
      request: { ...one, body: { userId: receiver } },
      allowed: { ...writeCost(7, 44), trips: 6 },
    },
    {
      name: 'moveSubscription, back',
      operation: subscriptions.moveSubscription,
      request: { ...one, body: { userId: user } },
      allowed: { ...writeCost(7, 44), trips: 6 },
    },
    // User and number are read after the subscription, and then what the change of the user needs.
    {
      name: 'endSubscription',
      operation: subscriptions.endSubscription,
      request: { ...one, body: { on: today() } },
      allowed: { ...writeCost(5, 32), trips: 5 },
    },
  ];
}
