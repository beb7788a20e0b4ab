/**
 * Random walks over subscriptions and SIM cards, two commands at a time: after each pair every card has exactly the owner that the
 * subscriptions say, in the state that they say, and no number is a subscription's that has ended.
 */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { reportLostPhone, undoLostPhone } from '../../contract/lost-phone.ts';
import { getUser } from '../../contract/users.ts';
import type { HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anAddress, anIccid } from '../build/order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { storeSubscription } from '../build/stored-subscription.ts';
import { subscriptionsOf } from '../build/subscription.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-12-01T08:00:00Z');
const day = 24 * 3_600_000;
const api = openInProcessApi({ now });
const subscriptions = subscriptionsOf(api);
const { orders } = subscriptions;
afterEach(() => void vi.setSystemTime(now));

const kinds = [
  'block',
  'unblock',
  'replace',
  'send',
  'report',
  'lose',
  'find',
  'fewer',
  'move',
  'end',
  'wait',
] as const;
const command = fc.record({
  kind: fc.constantFrom(...kinds),
  subscription: fc.nat({ max: 1 }),
  card: fc.nat({ max: 5 }),
});
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/** What a walk is about. */
interface Things {
  readonly userId: string;
  readonly colleagueId: string;
  readonly ids: readonly string[];
  readonly cards: readonly ReturnType<typeof anIccid>[];
  readonly numbers: readonly string[];
}

async function thingsOf(run: number): Promise<Things> {
  const { table } = api.house;
  const numbers = [1, 2].map((nth) => `+467017404${run}${nth}`);
  await storeNumbers(table, numbers);
  const [secondaryNumber, primaryNumber] = numbers;
  const { id: userId } = await colleague(api.house, api.world, { secondaryNumber, primaryNumber });
  const { id: colleagueId } = await colleague(api.house, api.world, { primaryNumber: null, secondaryNumber: null });
  const cards = [1, 2, 3, 4, 5, 6].map((nth) => anIccid(10 * run + nth));
  const store = (nth: number): Promise<string> =>
    storeSubscription(table, api.world.organizationId, {
      user: userId,
      nth: 2 * run + nth,
      products: ['mobile-pbx', 'twin-sim'],
      number: numbers[nth] ?? '',
      cards: cards.slice(2 * nth, 2 * nth + 2),
    });
  return { userId, colleagueId, ids: [await store(0), await store(1)], cards, numbers };
}

async function act(
  { kind, subscription, card }: Command,
  { userId, colleagueId, ids, cards }: Things,
): Promise<HouseReply | null> {
  const id = ids[subscription] ?? '';
  const today = new Date(Date.now()).toISOString().slice(0, 10);
  const ofUser = { as: api.world.administrator, path: { userId } };
  switch (kind) {
    case 'block':
    case 'unblock':
      return subscriptions[kind](id);
    case 'replace':
      return subscriptions.replace(id, { iccid: cards[card] });
    case 'send':
      return subscriptions.replace(id, { shipTo: anAddress });
    case 'report': {
      const { replacementOrderId } = await subscriptions.get(id);
      return replacementOrderId === null ? null : orders.report(replacementOrderId, cards[card] ?? '');
    }
    case 'lose':
      return api.call(reportLostPhone, ofUser);
    case 'find':
      return api.call(undoLostPhone, ofUser);
    case 'fewer':
      return subscriptions.change(id, { products: ['mobile-pbx'], from: today });
    case 'move':
      return subscriptions.move(id, card % 2 === 0 ? colleagueId : userId);
    case 'end':
      return subscriptions.end(id, new Date(Date.now() + day).toISOString().slice(0, 10));
    case 'wait':
      vi.setSystemTime(Date.now() + day / 2);
      await api.house.reconcile();
      return null;
  }
}

/** What must hold after every step. */
async function check({ userId, colleagueId, ids, cards, numbers }: Things): Promise<void> {
  await api.house.reconcile();
  const all = await Promise.all(ids.map((id) => subscriptions.get(id)));
  for (const iccid of cards) {
    const using = all.flatMap(({ id, simCards }) =>
      (simCards as { iccid: string; status: string }[])
        .filter((card) => card.iccid === iccid)
        .map(({ status }) => ({ owner: id, status })),
    );
    const item = await orders.simCard(iccid);
    expect(using.length, iccid).toBeLessThanOrEqual(1);
    if (using[0]) expect(item, iccid).toMatchObject(using[0]);
    else {
      expect(item?.owner ?? null, iccid).toBeNull();
      expect([undefined, 'free', 'replaced'], iccid).toContain(item?.status);
    }
  }
  const users = await Promise.all(
    [userId, colleagueId].map((id) => api.call(getUser, { as: api.world.administrator, path: { userId: id } })),
  );
  for (const [place, number] of numbers.entries()) {
    const { id, status, userId: holder } = all[place];
    const having = users
      .filter(({ body }) => [body.primaryNumber, body.secondaryNumber].includes(number))
      .map(({ body }) => body.id);
    expect([having, await orders.number(number)]).toMatchObject(
      status === 'active'
        ? [[holder], { status: 'active', holder, subscriptionId: id }]
        : [[], { status: 'quarantined', holder: null, subscriptionId: null }],
    );
  }
}

it('whatever is done to subscriptions, also at the same moment, leaves every card with one owner', async () => {
  let runs = 0;
  const walk = async (pairs: readonly (readonly [Command, Command])[]): Promise<void> => {
    runs += 1;
    const things = await thingsOf(runs);
    for (const pair of pairs) {
      const replies = await Promise.all(pair.map((each) => act(each, things)));
      for (const reply of replies) expect([200, 409]).toContain(reply?.status ?? 200);
      await check(things);
    }
  };
  const pairs = fc.array(fc.tuple(command, command), { minLength: 5, maxLength: 8 });
  await fc.assert(fc.asyncProperty(pairs, walk), { numRuns: 4, endOnFailure: true });
});
