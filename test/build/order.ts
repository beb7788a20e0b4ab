/** Orders of subscriptions for the bakery of an {@link InProcessApi}: numbers in the operator's pool, SIM cards, and the requests. */
import { getItem } from '../../adapters/table/client.ts';
import { operatorKeys } from '../../adapters/table/keys.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import {
  cancelSubscriptionOrder,
  createSubscriptionOrder,
  getSubscriptionOrder,
  reportSim,
} from '../../contract/subscription-orders.ts';
import type { Iccid } from '../../domain/iccid.ts';
import { passesLuhn } from '../../domain/luhn.ts';
import type { PoolNumber } from '../../domain/pool-number.ts';
import type { HouseReply } from './house.ts';
import type { InProcessApi } from './in-process-api.ts';
import { storeNumbers } from './stored-number.ts';
import { phone } from './user.ts';
import { colleague, operatorMachine } from './world.ts';

/** A Swedish SIM card with its check digit. */
export function anIccid(nth: number): Iccid {
  const digits = `894603${String(nth).padStart(12, '0')}`;
  const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => passesLuhn(`${digits}${digit}`));
  return `${digits}${check}` as Iccid;
}

export const mobile = '+46701740650';
export const landline = '+4684650040';
export const products = ['mobile-pbx', 'data-10'];

export const anAddress = { name: 'Anna Andersson', street: 'Storgatan 1', postalCode: '123 45', city: 'Arboga' };

/** What one does with orders over the API, as the bakery's administrator. */
export function ordersOf(api: InProcessApi) {
  let keys = 0;
  const place = (body: object, headers: Readonly<Record<string, string>> = {}): Promise<HouseReply> => {
    keys += 1;
    return api.call(createSubscriptionOrder, {
      as: api.world.administrator,
      body,
      headers: { 'idempotency-key': `order-${keys}`, ...headers },
    });
  };
  return {
    place,
    get: async (orderId: string) =>
      (await api.call(getSubscriptionOrder, { as: api.world.administrator, path: { orderId } })).body,
    cancel: (orderId: string) => api.call(cancelSubscriptionOrder, { as: api.world.administrator, path: { orderId } }),
    /** As the warehouse. */
    report: (orderId: string, iccid: string, product?: string) =>
      api.call(reportSim, {
        as: operatorMachine,
        path: { orderId },
        headers: { 'x-organization': api.world.organizationId },
        body: { iccid, ...(product !== undefined && { product }) },
      }),
    /** Puts numbers into the operator's pool. */
    pool: (...numbers: readonly string[]) => storeNumbers(api.house.table, numbers),
    number: async (number: string): Promise<PoolNumber | undefined> =>
      (await findPoolNumbers(api.house.table, [phone(number)])).get(phone(number)),
    simCard: (iccid: Iccid) => getItem(api.house.table, operatorKeys.simCard(iccid)),
    /**
     * A colleague without a number, a free mobile number and a free landline, and the body of an order of a mobile plan for 3 December, with a
     * SIM card at hand.
     */
    ready: async () => {
      await storeNumbers(api.house.table, [mobile, landline]);
      const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
      const sim = { iccid: anIccid(1) };
      const number = { new: '070-174 06 50' };
      return { userId, body: { userId, products, activatesOn: '2026-12-03', sim, number } };
    },
  };
}
