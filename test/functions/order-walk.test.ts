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
import { anHour, ownOwner, portsOf } from '../build/port-order.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-12-01T08:00:00Z');
const day = 24 * 3_600_000;
const api = openInProcessApi({ now });
const orders = ordersOf(api);
const ports = portsOf(api);
afterEach(() => void vi.setSystemTime(now));

/** What a walk is about: other things each time. */
const thingsOf = (run: number) => ({
  numbers: [1, 2, 3].map((nth) => `+467017404${run}${nth}`),
  /** Of another operator. */
  moving: [1, 2, 3].map((nth) => `+467017405${run}${nth}`),
  cards: [1, 2, 3].map((nth) => anIccid(10 * run + nth)),
});
type Things = ReturnType<typeof thingsOf>;
const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;

/** What happens to the port of an order. */
const portSteps = ['stop', 'reject', 'come', 'complete', 'fail'] as const;
type PortStep = (typeof portSteps)[number];

type Step =
  | {
      readonly kind: 'place';
      readonly user: number;
      readonly number: number;
      readonly card: number | null;
      readonly inDays: number;
      /** Its number moves here. */
      readonly isPort: boolean;
    }
  | { readonly kind: 'cancel' | 'report' | PortStep; readonly order: number; readonly card: number }
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
      isPort: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'report' as const, ...portSteps),
      order: fc.nat({ max: 9 }),
      card: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
);

/** What must hold after every step. */
async function check({ numbers, moving, cards }: Things, users: readonly string[]): Promise<void> {
  const { orders: all } = await listOrders(api.house.table, organization(), { after: null, limit: 100 });
  const { subscriptions } = await listSubscriptions(api.house.table, organization(), { after: null, limit: 100 });
  const open = all.filter(({ status }) => !['active', 'cancelled'].includes(status));
  for (const number of [...numbers, ...moving]) {
    // What an order needs of a number that did not move here is nothing.
    const reserving = open.filter((order) => order.number === number && order.failure !== 'port-failed');
    const using = subscriptions.filter((subscription) => subscription.number === number);
    expect(reserving.length + using.length, number).toBeLessThanOrEqual(1);
    const expected = using[0]
      ? { status: 'active', subscriptionId: using[0].id, holder: using[0].userId }
      : reserving[0]
        ? {
            status: reserving[0].awaitsPort ? 'porting-in' : 'reserved',
            reservedFor: { kind: 'order', id: reserving[0].id },
          }
        : { status: 'available', organizationId: null };
    const item = await orders.number(number);
    // One that never came is nobody's.
    if (item !== undefined || numbers.includes(number) || using[0] || reserving[0])
      expect(item, number).toMatchObject(expected);
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

/** A step that is about an order. A step of a port is none where the order has none. */
async function act(
  { kind, card }: Extract<Step, { order: number }>,
  { id, port }: { readonly id: string; readonly port: string | null },
  { cards }: Things,
): Promise<{ readonly status: number }> {
  if (kind === 'cancel') return orders.cancel(id);
  if (kind === 'report') return orders.report(id, cards[card] ?? '');
  if (port === null) return { status: 409 };
  switch (kind) {
    case 'stop':
      return ports.stop(port);
    case 'reject':
      return ports.answer(port, 'rejected', { reasonCode: 'other' });
    case 'come':
      if ((await ports.find(port)).state === 'submitted') await ports.come(port);
      return { status: 200 };
    case 'complete':
      return ports.answer(port, 'completed');
    case 'fail':
      return ports.answer(port, 'failed');
  }
}

it('orders, ports, cancels, reports and days that come leave every number and card with one owner', async () => {
  let time = now;
  let runs = 0;
  const walk = async (steps: readonly Step[]): Promise<void> => {
    runs += 1;
    const things = thingsOf(runs);
    await orders.pool(...things.numbers);
    const users: string[] = [];
    for (const firstName of ['Ett', 'Två'])
      users.push((await colleague(api.house, api.world, { firstName, secondaryNumber: null })).id);
    const placed: { readonly id: string; readonly port: string | null }[] = [];
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
          number: each.isPort
            ? { port: { number: things.moving[each.number], requestedStart: anHour, currentOwner: ownOwner } }
            : { new: things.numbers[each.number] },
        });
        expect([201, 409]).toContain(status);
        if (status === 201) placed.push({ id: body.id, port: body.portRequestId });
      } else {
        const order = placed[each.order % Math.max(1, placed.length)];
        if (order === undefined) continue;
        const { status } = await act(each, order, things);
        expect([200, 202, 409]).toContain(status);
      }
      await check(things, users);
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), walk), {
    numRuns: 8,
    endOnFailure: true,
  });
});
