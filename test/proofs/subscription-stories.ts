/** The operations of drafts and subscriptions, each once: see `operation-stories.ts`. */
import { vi } from 'vitest';
import { sendConfigSms } from '../../contract/config-sms.ts';
import * as drafts from '../../contract/order-drafts.ts';
import type { OperationId } from '../../contract/operations.ts';
import type { Operation } from '../../contract/operation.ts';
import * as lostPhones from '../../contract/lost-phone.ts';
import * as subscriptions from '../../contract/subscriptions.ts';
import type { House, HouseRequest } from '../build/house.ts';
import { anIccid } from '../build/order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { storeSubscription } from '../build/stored-subscription.ts';
import { adas, world, worldWithColleague, worldOf, type Story } from '../build/story.ts';

type Names = Readonly<Record<string, string>>;

const draft = { path: { draftId: 'drf_1' } };
const contents = { products: ['mobile'], number: { new: '070-174 06 05' } };

const worldWithNumber = async (house: House): Promise<Names> => {
  const names = await world(house);
  await storeNumbers(house.table, ['070-174 06 05']);
  return names;
};
const worldWithDraft = async (house: House): Promise<Names> => {
  const names = await worldWithNumber(house);
  await adas(drafts.putOrderDraft, { ...draft, body: contents })(house, names);
  return names;
};

const mobile = '+46701740650';

/** Cecilia has a number and a subscription with two SIM cards. */
const subscribed = async (house: House): Promise<Names> => {
  const { table } = house;
  await storeNumbers(table, [mobile]);
  const names = await worldWithColleague({ secondaryNumber: mobile })(house);
  const subscription = await storeSubscription(table, worldOf(names).organizationId, {
    user: names.cecilia,
    products: ['mobile-pbx', 'data-10', 'twin-sim'],
    number: mobile,
  });
  return { ...names, subscription };
};
/** The day so many days from now: whatever the clock of the file is. */
const inDays = (days: number): string => new Date(Date.now() + 3_600_000 * (24 * days + 1)).toISOString().slice(0, 10);

/** A command about the subscription, after another one. */
const ofSubscription = (
  operation: Operation,
  body?: () => object,
  { first, again = [] }: { readonly first?: Story['command']; readonly again?: readonly number[] } = {},
): Story => ({
  before: async (house) => {
    const names = await subscribed(house);
    await first?.(house, names);
    return names;
  },
  command: (house, names) =>
    adas(operation, {
      path: { subscriptionId: names.subscription ?? '' },
      ...(body && { body: body() }),
    })(house, names),
  again: [operation.success, ...again],
});
const blocked: Story['command'] = (house, names) =>
  adas(subscriptions.blockSim, { path: { subscriptionId: names.subscription ?? '' }, headers: {} })(house, names);
const lost: Story['command'] = (house, names) => adas(lostPhones.reportLostPhone, { headers: {} })(house, names);
const texted: Story['command'] = (house, names) => adas(sendConfigSms, { headers: {} })(house, names);

const ofDraft = (
  before: Story['before'],
  operation: Operation,
  request: Omit<HouseRequest, 'as'> = {},
  again: readonly number[] = [],
): Story => ({ before, command: adas(operation, { ...draft, ...request }), again: [operation.success, ...again] });

export const subscriptionStories = {
  listOrderDrafts: ofDraft(worldWithDraft, drafts.listOrderDrafts, { path: {} }),
  putOrderDraft: ofDraft(worldWithNumber, drafts.putOrderDraft, { body: contents }),
  getOrderDraft: ofDraft(worldWithDraft, drafts.getOrderDraft),
  listSubscriptions: {
    before: subscribed,
    command: async (house, names) => {
      await adas(subscriptions.listSubscriptions, { query: { userId: names.cecilia ?? '' } })(house, names);
      return adas(subscriptions.listSubscriptions)(house, names);
    },
    again: [200],
  },
  getSubscription: ofSubscription(subscriptions.getSubscription),
  updateSubscription: ofSubscription(subscriptions.updateSubscription, () => ({
    products: ['mobile-pbx'],
    from: inDays(0),
  })),
  blockSim: ofSubscription(subscriptions.blockSim),
  unblockSim: ofSubscription(subscriptions.unblockSim, undefined, { first: blocked }),
  replaceSim: ofSubscription(subscriptions.replaceSim, () => ({ iccid: anIccid(3) })),
  endSubscription: ofSubscription(subscriptions.endSubscription, () => ({ on: inDays(0) }), { again: [409] }),
  moveSubscription: {
    before: subscribed,
    command: (house, names) =>
      adas(subscriptions.moveSubscription, {
        path: { subscriptionId: names.subscription ?? '' },
        body: { userId: names.ada ?? '' },
      })(house, names),
    again: [200],
  },
  reportLostPhone: {
    before: async (house) => {
      const names = await subscribed(house);
      await texted(house, names);
      return names;
    },
    command: adas(lostPhones.reportLostPhone),
    again: [200],
  },
  undoLostPhone: {
    before: async (house) => {
      const names = await subscribed(house);
      await lost(house, names);
      return names;
    },
    command: adas(lostPhones.undoLostPhone),
    again: [200],
  },
  deleteOrderDraft: ofDraft(worldWithDraft, drafts.deleteOrderDraft, {}, [404]),
} as const satisfies Partial<Record<OperationId, Story>>;

/** What happens to a subscription by itself. */
export const endStories: Readonly<Record<string, Story>> = {
  'ends a subscription whose day has come': {
    before: async (house) => {
      const names = await subscribed(house);
      const path = { subscriptionId: names.subscription ?? '' };
      await adas(subscriptions.endSubscription, { path, body: { on: inDays(1) }, headers: {} })(house, names);
      vi.setSystemTime(Date.now() + 24 * 3_600_000);
      return names;
    },
    command: async (house) => {
      await house.reconcile();
      return { status: 200, headers: {}, body: null };
    },
    again: [200],
  },
};
