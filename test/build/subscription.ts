/** Subscriptions of the bakery of an {@link InProcessApi}: the requests. */
import * as contract from '../../contract/subscriptions.ts';
import type { Operation } from '../../contract/operation.ts';
import type { HouseReply } from './house.ts';
import type { InProcessApi } from './in-process-api.ts';
import { ordersOf } from './order.ts';

/** What one does with subscriptions over the API, as the bakery's administrator. */
export function subscriptionsOf(api: InProcessApi) {
  const orders = ordersOf(api);
  const ask = (operation: Operation, subscriptionId: string, body?: object): Promise<HouseReply> =>
    api.call(operation, {
      as: api.world.administrator,
      path: { subscriptionId },
      ...(body !== undefined && { body }),
    });
  return {
    orders,
    get: async (id: string) => (await ask(contract.getSubscription, id)).body,
    list: async (query: Readonly<Record<string, string>> = {}) =>
      (await api.call(contract.listSubscriptions, { as: api.world.administrator, query })).body,
    change: (id: string, body: object) => ask(contract.updateSubscription, id, body),
    block: (id: string) => ask(contract.blockSim, id),
    unblock: (id: string) => ask(contract.unblockSim, id),
    replace: (id: string, body: object) => ask(contract.replaceSim, id, body),
    move: (id: string, userId: string) => ask(contract.moveSubscription, id, { userId }),
    end: (id: string, on: string | null) => ask(contract.endSubscription, id, { on }),
  };
}
