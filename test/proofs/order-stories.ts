/** The operations of orders, and their activation, each once: for `operation-stories.ts` and `crash-points.test.ts`. */
import type { OperationId } from '../../contract/operations.ts';
import * as orders from '../../contract/subscription-orders.ts';
import { deleteUser } from '../../contract/users.ts';
import type { House } from '../build/house.ts';
import { anAddress, anIccid } from '../build/order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { adas, worldOf, worldWithColleague, type Story } from '../build/story.ts';
import { operatorMachine } from '../build/world.ts';

type Names = Readonly<Record<string, string>>;

const number = '070-174 06 50';

/** Cecilia has no number, and one is free. */
const ready = async (house: House): Promise<Names> => {
  const names = await worldWithColleague({ secondaryNumber: null })(house);
  await storeNumbers(house.table, [number]);
  return names;
};
const body = ({ cecilia }: Names, different: object = {}): object => ({
  userId: cecilia,
  products: ['mobile-pbx', 'data-10'],
  // Today, in November 2026 and later: whatever the clock of the file is.
  activatesOn: new Date(Date.now() + 3_600_000).toISOString().slice(0, 10),
  sim: { iccid: anIccid(1) },
  number: { new: number },
  ...different,
});
const place =
  (different: object = {}, key = 'once'): Story['command'] =>
  (house, names) =>
    adas(orders.createSubscriptionOrder, { body: body(names, different), headers: { 'idempotency-key': key } })(
      house,
      names,
    );
const placed =
  (different: object = {}) =>
  async (house: House): Promise<Names> => {
    const names = await ready(house);
    const { status, body: reply } = await place(different, 'before')(house, names);
    if (status !== 201) throw new Error(`the order was answered ${status} ${JSON.stringify(reply)}`);
    return { ...names, order: reply.id };
  };
const sent = placed({ sim: { shipTo: anAddress } });
const path = ({ order = '' }: Names) => ({ path: { orderId: order } });

export const orderStories = {
  createSubscriptionOrder: { before: ready, command: place(), again: [201] },
  listSubscriptionOrders: {
    before: placed(),
    command: async (house, names) => {
      await adas(orders.listSubscriptionOrders, { query: { userId: names.cecilia ?? '' } })(house, names);
      return adas(orders.listSubscriptionOrders)(house, names);
    },
    again: [200],
  },
  getSubscriptionOrder: {
    before: placed(),
    command: (house, names) => adas(orders.getSubscriptionOrder, path(names))(house, names),
    again: [200],
  },
  cancelSubscriptionOrder: {
    before: placed(),
    command: (house, names) => adas(orders.cancelSubscriptionOrder, path(names))(house, names),
    again: [200],
  },
  reportSim: {
    before: sent,
    command: (house, names) =>
      house.call(orders.reportSim, {
        as: operatorMachine,
        ...path(names),
        headers: { 'x-organization': worldOf(names).organizationId, 'idempotency-key': 'once' },
        body: { iccid: anIccid(2) },
      }),
    again: [200],
  },
} as const satisfies Partial<Record<OperationId, Story>>;

/** An order whose user is deleted before its day: it fails. */
export const doomed = async (house: House): Promise<Names> => {
  const names = await placed()(house);
  await adas(deleteUser)(house, names);
  return names;
};

/** What happens to an order by itself. */
export const activationStories: Readonly<Record<string, Story>> = {
  'activates an order': {
    before: placed(),
    command: async (house) => {
      await house.reconcile();
      return { status: 200, headers: {}, body: null };
    },
    again: [200],
  },
};
