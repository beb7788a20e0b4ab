/** A user of the bakery of an {@link InProcessApi} who has a subscription with a number and two SIM cards. */
import { vi } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import { getUser } from '../../contract/users.ts';
import type { InProcessApi } from './in-process-api.ts';
import { anIccid } from './order.ts';
import { storeNumbers } from './stored-number.ts';
import { storeSubscription } from './stored-subscription.ts';
import { subscriptionsOf } from './subscription.ts';
import { colleague } from './world.ts';

export const mobile = '+46701740650';
/** In the pool, and nobody's. */
export const landline = '+4684650040';
export const products = ['mobile-pbx', 'data-10', 'twin-sim'];
export const [own, twin] = [anIccid(1), anIccid(2)];

/** The subscriber, and what one asks of them and of their subscription. */
export function subscriberOf(api: InProcessApi) {
  const as = () => api.world.administrator;
  const subscriptions = subscriptionsOf(api);
  const { orders } = subscriptions;
  const store = (subscription: Parameters<typeof storeSubscription>[2]): Promise<string> =>
    storeSubscription(api.house.table, api.world.organizationId, subscription);
  return {
    subscriptions,
    orders,
    store,
    /** Creates the user and the subscription a minute before some moment, and returns with the clock there. */
    create: async (now: number) => {
      vi.setSystemTime(now - 60_000);
      await storeNumbers(api.house.table, [mobile, landline]);
      const userId: string = (await colleague(api.house, api.world, { secondaryNumber: mobile })).id;
      const id = await store({ user: userId, products, number: mobile, cards: [own, twin] });
      vi.setSystemTime(now);
      return { userId, id };
    },
    user: async (userId: string) => (await api.call(getUser, { as: as(), path: { userId } })).body,
    /** What the activity log says of something, latest first. */
    actions: async (entityId: string): Promise<readonly string[]> => {
      const { body } = await api.call(listActivity, { as: as(), query: { entityId } });
      return body.items.map(({ action }: { action: string }) => action);
    },
    /** The status and the owner of a SIM card. */
    card: async (iccid: typeof own) => {
      const item = await orders.simCard(iccid);
      return item === null ? null : [item.status, item.owner];
    },
  };
}
