/** What the operations of orders may cost: steps of `capacity.ts`, and what has to be there for them. */
import * as orders from '../../contract/subscription-orders.ts';
import type { House } from '../build/house.ts';
import { anAddress, anIccid } from '../build/order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { colleague, operatorMachine, type World } from '../build/world.ts';
import { readCost, writeCost, type Step } from './allowance.ts';

const day = (): string => new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
const numberOf = (nth: number): string => `+467017403${String(nth).padStart(2, '0')}`;
const key = (name: string) => ({ 'idempotency-key': name });

/** The steps, with a page of orders. */
export async function orderSteps(house: House, world: World): Promise<readonly Step[]> {
  await storeNumbers(
    house.table,
    Array.from({ length: 40 }, (_, nth) => numberOf(nth)),
  );
  const { id: userId } = await colleague(house, world, { secondaryNumber: null, lastName: 'Beställare' });
  const body = (nth: number, sim: object = { iccid: anIccid(nth) }): object => ({
    userId,
    products: ['mobile-pbx', 'data-10'],
    activatesOn: day(),
    sim,
    number: { new: numberOf(nth) },
  });
  const place = async (nth: number, sim?: object): Promise<string> => {
    const reply = await house.call(orders.createSubscriptionOrder, {
      as: world.administrator,
      headers: key(`placed-${nth}`),
      body: body(nth, sim),
    });
    return reply.body.id;
  };
  for (let nth = 0; nth < 25; nth += 1) await place(nth);
  const one = { path: { orderId: await place(30) } };
  const waiting = { path: { orderId: await place(31, { shipTo: anAddress }) } };
  return [
    // Organisation, user and number are read. Beginning a request that may come again, and keeping its answer, are two round trips more.
    {
      name: 'createSubscriptionOrder',
      operation: orders.createSubscriptionOrder,
      request: { body: body(32), headers: key('step-1') },
      allowed: { ...writeCost(3, 20), trips: 5 },
    },
    { name: 'listSubscriptionOrders, 25', operation: orders.listSubscriptionOrders, allowed: readCost(6) },
    {
      name: 'listSubscriptionOrders, of one user',
      operation: orders.listSubscriptionOrders,
      request: { query: { userId } },
      allowed: readCost(3),
    },
    { name: 'getSubscriptionOrder', operation: orders.getSubscriptionOrder, request: one, allowed: readCost(1) },
    {
      name: 'cancelSubscriptionOrder',
      operation: orders.cancelSubscriptionOrder,
      request: one,
      // The number and the SIM card are read after the order.
      allowed: writeCost(3, 16, 1),
    },
    {
      name: 'reportSim',
      operation: orders.reportSim,
      request: {
        ...waiting,
        as: operatorMachine,
        headers: { 'x-organization': world.organizationId },
        body: { iccid: anIccid(50) },
      },
      // The machine, and then the organisation that it names, are read before.
      allowed: writeCost(2, 12, 1),
    },
  ];
}
