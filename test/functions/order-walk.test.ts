/**
 * Random walks over orders, numbers and SIM cards: after each step every number and every card has exactly the owner that the orders and
 * subscriptions say, never two and never nobody.
 */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { listOrders } from '../../adapters/table/subscription-orders.ts';
import { listSubscriptions } from '../../adapters/table/subscriptions.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { getUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anAddress, anIccid, ordersOf } from '../build/order.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-12-01T08:00:00Z');
const day = 24 * 3_600_000;
const api = openInProcessApi({ now });
const orders = ordersOf(api);
afterEach(() => void vi.setSystemTime(now));

/** What a walk is about: other things each time. */
const thingsOf = (run: number) => ({
  numbers: [1, 2, 3].map((nth) => `+467017404${run}${nth}`),
  cards: [1, 2, 3].map((nth) => anIccid(10 * run + nth)),
});
type Things = ReturnType<typeof thingsOf>;
const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;

type Step =
  | {
      readonly kind: 'place';
      readonly user: number;
      readonly number: number;
      readonly card: number | null;
      readonly inDays: number;
    }
  | { readonly kind: 'cancel' | 'report'; readonly order: number; readonly card: number }
  | { readonly kind: 'wait' };

const place = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      user: fc.nat({ max: 1 }),
      number: place,
      card: fc.option(place),
      inDays: place,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'report' as const),
      order: fc.nat({ max: 9 }),
      card: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
);

/** What must hold after every step. */
async function check({ numbers, cards }: Things, users: readonly string[]): Promise<void> {
  const { orders: all } = await listOrders(api.house.table, organization(), { after: null, limit: 100 });
  const { subscriptions } = await listSubscriptions(api.house.table, organization(), { after: null, limit: 100 });
  const open = all.filter(({ status }) => ['placed', 'scheduled', 'waiting-for-sim', 'failed'].includes(status));
  for (const number of numbers) {
    const reserving = open.filter((order) => order.number === number);
    const using = subscriptions.filter((subscription) => subscription.number === number);
    expect(reserving.length + using.length, number).toBeLessThanOrEqual(1);
    const expected = using[0]
      ? { status: 'active', subscriptionId: using[0].id, holder: using[0].userId }
      : reserving[0]
        ? { status: 'reserved', reservedFor: { kind: 'order', id: reserving[0].id } }
        : { status: 'available', organizationId: null };
    expect(await orders.number(number), number).toMatchObject(expected);
  }
  for (const card of cards) {
    const reserving = open.filter(({ simCards }) => simCards.some(({ iccid }) => iccid === card));
    const using = subscriptions.filter(({ simCards }) => simCards.some(({ iccid }) => iccid === card));
    expect(reserving.length + using.length, card).toBeLessThanOrEqual(1);
    const owner = using[0]?.id ?? reserving[0]?.id ?? null;
    expect((await orders.simCard(card))?.owner ?? null, card).toBe(owner);
  }
  for (const userId of users) {
    const { body } = await api.call(getUser, { as: api.world.administrator, path: { userId } });
    const held = [body.primaryNumber, body.secondaryNumber, ...body.aliases].filter((each) => each !== null);
    const own = subscriptions.filter((each) => each.userId === userId).map(({ number }) => number);
    expect(held.toSorted()).toEqual(own.toSorted());
  }
}

it('orders, cancels, reports and days that come leave every number and card with one owner', async () => {
  let time = now;
  let runs = 0;
  const walk = async (steps: readonly Step[]): Promise<void> => {
    runs += 1;
    const things = thingsOf(runs);
    await orders.pool(...things.numbers);
    const users: string[] = [];
    for (const firstName of ['Ett', 'Två'])
      users.push((await colleague(api.house, api.world, { firstName, secondaryNumber: null })).id);
    const placed: string[] = [];
    for (const each of steps) {
      vi.setSystemTime(time);
      if (each.kind === 'wait') {
        time += day;
        vi.setSystemTime(time);
        await api.house.reconcile();
      } else if (each.kind === 'place') {
        const { status, body } = await orders.place({
          userId: users[each.user],
          products: ['mobile'],
          activatesOn: new Date(time + each.inDays * day).toISOString().slice(0, 10),
          sim: each.card === null ? { shipTo: anAddress } : { iccid: things.cards[each.card] },
          number: { new: things.numbers[each.number] },
        });
        expect([201, 409]).toContain(status);
        if (status === 201) placed.push(body.id);
      } else {
        const id = placed[each.order % Math.max(1, placed.length)];
        if (id === undefined) continue;
        const { status } =
          each.kind === 'cancel' ? await orders.cancel(id) : await orders.report(id, things.cards[each.card] ?? '');
        expect([200, 409]).toContain(status);
      }
      await check(things, users);
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), walk), {
    numRuns: 8,
    endOnFailure: true,
  });
});
