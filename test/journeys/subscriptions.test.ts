/** Orders in the whole system: warehouse, bell, events. What becomes of wrong ones: `test/functions/subscription-orders.test.ts`. */
import { describe, expect, it } from 'vitest';
import { events, type EventType } from '../../contract/events.ts';
import { anAddress, anIccid } from '../build/order.ts';
import { openApi } from './api.ts';

const api = openApi();
const hour = 3600;
const day = 24 * hour;

const published = async (type: EventType): Promise<readonly Record<string, unknown>[]> => {
  const all: { type: string; detail: Record<string, unknown> }[] = await api.system.control('GET', '/events');
  return all.filter((event) => event.type === type).map(({ detail }) => events[type].parse(detail));
};
/** The date so many days from now, of a clock that stands at noon. */
const dayIn = async (days: number): Promise<string> => {
  const { now } = await api.system.control('GET', '/clock');
  return new Date(Date.parse(now) + days * day * 1000).toISOString().slice(0, 10);
};
const freeNumbers = async (): Promise<readonly string[]> =>
  (await api.call('GET', '/numbers?kind=mobile&status=available')).body.items.map(
    ({ number }: { number: string }) => number,
  );
let keys = 0;
const place = (body: object) => {
  keys += 1;
  return api.call('POST', '/subscription-orders', { body, headers: { 'idempotency-key': `order-${keys}` } });
};
const get = async (id: string) => (await api.call('GET', `/subscription-orders/${id}`)).body;
const colleague = (firstName: string) =>
  api.system.createUser(api.token, { firstName, lastName: 'Ny', primaryNumber: null, secondaryNumber: null });
const jump = async (seconds: number): Promise<void> => {
  await api.advance(seconds);
  await api.logIn();
};

const products = ['mobile-pbx', 'data-10'];

describe('a new number', () => {
  it('with a SIM card at hand in one order and an address in another: both are active on their day', async () => {
    const [one, other] = await freeNumbers();
    const [anna, bo] = [await colleague('Anna'), await colleague('Bo')];
    const common = { products, activatesOn: await dayIn(3) };
    const atHand = await place({
      ...common,
      userId: anna.id,
      sim: { iccid: anIccid(1) },
      number: { new: one },
    });
    expect([atHand.status, atHand.body.status]).toEqual([201, 'scheduled']);
    const sent = await place({ ...common, userId: bo.id, sim: { shipTo: anAddress }, number: { new: other } });
    expect(sent.status).toBe(201);
    await api.advance(1);
    const known = await get(sent.body.id);
    expect(known).toMatchObject({
      status: 'scheduled',
      simCards: [{ product: 'mobile-pbx', iccid: expect.stringMatching(/^8946\d{15}$/) }],
    });
    expect(await api.system.control('GET', '/shipments')).toMatchObject([
      { orderId: sent.body.id, iccid: known.simCards[0].iccid, state: 'sent' },
    ]);
    expect(await freeNumbers()).not.toContain(one);

    await jump(3 * day);
    for (const [order, user, number] of [
      [atHand.body, anna, one],
      [sent.body, bo, other],
    ] as const) {
      const { status, subscriptionId } = await get(order.id);
      expect(status).toBe('active');
      expect((await api.call('GET', `/users/${user.id}`)).body.secondaryNumber).toBe(number);
      const subscription = (await api.call('GET', `/subscriptions/${subscriptionId}`)).body;
      expect(subscription).toMatchObject({ status: 'active', userId: user.id, number, products });
      expect(subscription.simCards).toMatchObject([{ product: 'mobile-pbx', status: 'active' }]);
    }
    expect(await published('order-placed')).toHaveLength(2);
    expect(await published('sim-shipment-requested')).toMatchObject([
      { entityId: sent.body.id, cardsToSend: ['mobile-pbx'] },
    ]);
    expect(await published('subscription-activated')).toHaveLength(2);
    expect((await published('subscription-activated')).map(({ number }) => number).toSorted()).toEqual(
      [one, other].toSorted(),
    );
  });

  it('is activated although the table is away at its hour and the bell rings twice', async () => {
    const [number] = await freeNumbers();
    const { id: userId } = await colleague('Cia');
    const { body: order } = await place({
      userId,
      products,
      activatesOn: await dayIn(2),
      sim: { iccid: anIccid(2) },
      number: { new: number },
    });
    await api.system.control('POST', '/faults', {
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      kind: 'error',
      times: 3,
    });
    await api.system.control('POST', '/faults', { service: 'scheduler', kind: 'duplicate', times: 5 });
    await jump(2 * day + hour);
    expect((await get(order.id)).status).toBe('active');
    expect(await published('subscription-activated')).toHaveLength(1);
  });

  it('of an order that is cancelled is free again', async () => {
    const [number] = await freeNumbers();
    const { id: userId } = await colleague('Disa');
    const { body: order } = await place({
      userId,
      products,
      activatesOn: await dayIn(2),
      sim: { shipTo: anAddress },
      number: { new: number },
    });
    await api.advance(1);
    const cancelled = await api.call('POST', `/subscription-orders/${order.id}/cancel`);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    await api.advance(1);
    expect(await freeNumbers()).toContain(number);
    expect(await published('order-cancelled')).toMatchObject([{ entityId: order.id, userId }]);
    await jump(3 * day);
    expect((await get(order.id)).status).toBe('cancelled');
  });
});

describe('a subscription', () => {
  it('has its phone lost and found, its SIM card replaced by one that is sent, and ends on its day', async () => {
    const [number] = await freeNumbers();
    const { id: userId } = await colleague('Eva');
    const order = {
      userId,
      products,
      activatesOn: await dayIn(0),
      sim: { iccid: anIccid(1) },
      number: { new: number },
    };
    const { body: placed } = await place(order);
    await api.advance(180);
    const { subscriptionId } = await get(placed.id);
    const path = `/subscriptions/${subscriptionId}`;
    const subscription = async () => (await api.call('GET', path)).body;

    const lost = await api.call('POST', `/users/${userId}/lost-phone`);
    expect([lost.status, lost.body.blockedSimCards]).toEqual([200, [{ subscriptionId, iccid: anIccid(1) }]]);
    expect((await subscription()).simCards).toMatchObject([{ status: 'blocked' }]);
    const found = await api.call('POST', `/users/${userId}/lost-phone/undo`);
    expect(found.body.unblockedSimCards).toEqual(lost.body.blockedSimCards);

    await api.call('POST', `${path}/replace-sim`, { body: { shipTo: anAddress } });
    await api.advance(1);
    const [card] = (await subscription()).simCards;
    expect([card.status, card.iccid === anIccid(1)]).toEqual(['active', false]);

    const fewer = ['mobile-pbx'];
    await api.call('PATCH', path, { body: { products: fewer, from: await dayIn(1) } });
    await api.call('POST', `${path}/end`, { body: { on: await dayIn(2) } });
    await jump(day);
    expect(await subscription()).toMatchObject({ status: 'active', products: fewer, change: null });
    await jump(day);
    expect(await subscription()).toMatchObject({ status: 'ended', simCards: [] });
    expect((await api.call('GET', `/users/${userId}`)).body.secondaryNumber).toBeNull();
    expect(await freeNumbers()).not.toContain(number);

    const entityId = subscriptionId;
    expect(await published('phone-lost')).toMatchObject([{ entityId: userId }]);
    expect(await published('sim-blocked')).toMatchObject([{ entityId, simCards: [{ status: 'blocked' }] }]);
    expect(await published('sim-unblocked')).toMatchObject([{ entityId, simCards: [{ status: 'active' }] }]);
    // The newest first: the end, fewer products, another SIM card.
    expect(await published('subscription-changed')).toMatchObject([
      { entityId, status: 'ended', simCards: [] },
      { entityId, status: 'active', products: fewer },
      { entityId, status: 'active', products, simCards: [{ iccid: card.iccid }] },
    ]);
  });
});
