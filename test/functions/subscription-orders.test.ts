/** Orders from the request to the active subscription. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findSubscription } from '../../adapters/table/subscriptions.ts';
import { getOrderDraft, putOrderDraft } from '../../contract/order-drafts.ts';
import { deleteUser, getUser, updateUser } from '../../contract/users.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anAddress, anIccid, landline, mobile, ordersOf, products } from '../build/order.ts';
import { colleague } from '../build/world.ts';

// 00:30 on 1 December in Stockholm.
const now = Date.parse('2026-11-30T23:30:00Z');
const api = openInProcessApi({ isFresh: true, now });
const orders = ordersOf(api);
const { ready } = orders;
const hour = 3_600_000;

const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;
const userOf = async (userId: string) =>
  (await api.call(getUser, { as: api.world.administrator, path: { userId } })).body;

afterEach(() => void vi.setSystemTime(now));

describe('an order with a SIM card at hand', () => {
  it('is scheduled at the price of now, and keeps number and card for its day', async () => {
    const { body, userId } = await ready();
    const { status, body: order } = await orders.place(body);
    expect(status).toBe(201);
    expect(order).toMatchObject({
      status: 'scheduled',
      userId,
      products,
      price: { monthlyOre: 34_800, oneOffOre: 0, bindingMonths: 0 },
      activatesOn: '2026-12-03',
      timeZone: 'Europe/Stockholm',
      number: mobile,
      simCards: [{ product: 'mobile-pbx', iccid: anIccid(1) }],
      shipTo: null,
      subscriptionId: null,
      needsOperator: false,
      failure: null,
      nextStep: { who: 'system', what: 'activate', by: '2026-12-02T23:00:00.000Z' },
      version: 1,
    });
    expect(await orders.get(order.id)).toEqual(order);
    expect(await orders.number(mobile)).toMatchObject({
      status: 'reserved',
      organizationId: organization(),
      reservedFor: { kind: 'order', id: order.id },
      until: null,
    });
    expect(await orders.simCard(anIccid(1))).toMatchObject({ status: 'reserved', owner: order.id });
    expect((await userOf(userId)).secondaryNumber).toBeNull();
  });

  it('is activated at the beginning of its day: number on the user, card tied, subscription there', async () => {
    const { body, userId } = await ready();
    const { id } = (await orders.place(body)).body;
    vi.setSystemTime(Date.parse('2026-12-02T22:59:59Z'));
    await api.house.reconcile();
    expect((await orders.get(id)).status).toBe('scheduled');
    vi.setSystemTime(Date.parse('2026-12-02T23:00:00Z'));
    await api.house.reconcile();
    const order = await orders.get(id);
    expect(order).toMatchObject({
      status: 'active',
      nextStep: { who: 'nobody', what: 'nothing', by: null },
      version: 2,
    });
    const { subscriptionId } = order;
    expect((await userOf(userId)).secondaryNumber).toBe(mobile);
    expect(await orders.number(mobile)).toMatchObject({ status: 'active', holder: userId, subscriptionId });
    expect(await orders.simCard(anIccid(1))).toMatchObject({ status: 'active', owner: subscriptionId });
    expect(await findSubscription(api.house.table, organization(), subscriptionId)).toMatchObject({
      status: 'active',
      userId,
      orderId: id,
      number: mobile,
      simCards: [{ product: 'mobile-pbx', iccid: anIccid(1), status: 'active' }],
      activatedAt: '2026-12-02T23:00:00.000Z',
      boundUntil: null,
    });
    const before = await orders.get(id);
    await api.house.reconcile();
    expect(await orders.get(id)).toEqual(before);
  });

  it('for today is activated by the next run, also half an hour past midnight', async () => {
    const { body } = await ready();
    const { body: order } = await orders.place({ ...body, activatesOn: '2026-12-01' });
    expect(order.status).toBe('placed');
    await api.house.reconcile();
    expect((await orders.get(order.id)).status).toBe('active');
  });
});

describe('an order from a draft', () => {
  const path = { draftId: 'drf_1' };
  const draft = async (body: object) =>
    (await api.call(putOrderDraft, { as: api.world.administrator, path, body })).body;

  it('takes the number that the draft has, and the draft is gone', async () => {
    const { body } = await ready();
    const { userId, number } = body;
    expect((await draft({ userId, number })).reservedNumbers).toEqual([mobile]);
    expect((await orders.place({ ...body, draftId: 'drf_1' })).status).toBe(201);
    expect((await api.call(getOrderDraft, { as: api.world.administrator, path })).status).toBe(404);
  });

  it('takes it also without naming the draft, and when the time of the draft is over', async () => {
    const { body } = await ready();
    await draft({ number: body.number });
    vi.setSystemTime(now + 15 * 60_000);
    expect((await orders.place(body)).status).toBe(201);
    expect((await draft({ number: body.number })).unavailableNumbers).toEqual([mobile]);
  });

  it('of somebody else is met: that number is not available, until the time of the draft is over', async () => {
    const { body } = await ready();
    const { id } = await colleague(api.house, api.world, {
      firstName: 'Bo',
      secondaryNumber: null,
      administrator: true,
    });
    const bo = `${api.world.organizationId}.${id}`;
    await api.call(putOrderDraft, { as: bo, path, body: { number: body.number } });
    expect(wrong(await orders.place(body))).toEqual([409, 'number.new: number-not-available']);
    vi.setSystemTime(now + 15 * 60_000);
    expect((await orders.place(body)).status).toBe(201);
  });

  it('that runs out at the very moment of the order leaves one owner', async () => {
    const { body } = await ready();
    await draft({ number: body.number });
    vi.setSystemTime(now + 15 * 60_000);
    const [placed] = await Promise.all([orders.place(body), api.house.reconcile()]);
    expect([placed.status, await orders.number(mobile)]).toMatchObject([
      201,
      { status: 'reserved', reservedFor: { kind: 'order', id: placed.body.id } },
    ]);
    await api.house.reconcile();
    expect(await orders.number(mobile)).toMatchObject({ status: 'reserved' });
  });
});

describe('an order with an address', () => {
  it('waits for the warehouse, and then for its day', async () => {
    const { body } = await ready();
    const { body: order } = await orders.place({ ...body, sim: { shipTo: { ...anAddress, postalCode: '12345' } } });
    expect(order).toMatchObject({
      status: 'waiting-for-sim',
      simCards: [{ product: 'mobile-pbx', iccid: null }],
      shipTo: anAddress,
      nextStep: { who: 'warehouse', what: 'send-sim-card', by: '2026-12-02T23:00:00.000Z' },
    });
    const reported = await orders.report(order.id, anIccid(7));
    expect([reported.status, reported.body.status]).toEqual([200, 'scheduled']);
    vi.setSystemTime(now + 48 * hour);
    await api.house.reconcile();
    expect((await orders.get(order.id)).status).toBe('active');
  });

  it('takes the same report twice, and no other card', async () => {
    const { body } = await ready();
    const { id } = (await orders.place({ ...body, sim: { shipTo: anAddress } })).body;
    await orders.report(id, anIccid(7));
    expect((await orders.report(id, anIccid(7))).body).toMatchObject({ status: 'scheduled', version: 2 });
    expect(wrong(await orders.report(id, anIccid(8)))).toEqual([409, 'illegal-transition']);
    expect(await orders.simCard(anIccid(8))).toBeNull();
  });

  it('whose card comes after its day is activated at once', async () => {
    const { body } = await ready();
    const { id } = (await orders.place({ ...body, sim: { shipTo: anAddress } })).body;
    vi.setSystemTime(now + 72 * hour);
    await api.house.reconcile();
    expect((await orders.get(id)).status).toBe('waiting-for-sim');
    expect((await orders.report(id, anIccid(7))).body.status).toBe('placed');
    await api.house.reconcile();
    expect((await orders.get(id)).status).toBe('active');
  });

  it('is asked for a card for each add-on that has one', async () => {
    const { body } = await ready();
    const twin = { ...body, products: ['mobile-pbx', 'twin-sim'] };
    expect(wrong(await orders.place(twin))).toEqual([400, 'addonsShipTo: required']);
    const { body: order } = await orders.place({ ...twin, addonsShipTo: anAddress });
    expect(order).toMatchObject({
      status: 'waiting-for-sim',
      simCards: [
        { product: 'mobile-pbx', iccid: anIccid(1) },
        { product: 'twin-sim', iccid: null },
      ],
    });
    expect((await orders.report(order.id, anIccid(9), 'twin-sim')).body.status).toBe('scheduled');
  });
});

describe('an order without a SIM card', () => {
  it('gives a landline as the primary number', async () => {
    const { userId } = await ready();
    const body = { userId, products: ['softphone'], activatesOn: '2026-12-01', number: { new: landline } };
    const { body: order } = await orders.place(body);
    expect(order).toMatchObject({ status: 'placed', simCards: [] });
    await api.house.reconcile();
    expect(await userOf(userId)).toMatchObject({ primaryNumber: landline, secondaryNumber: null });
  });
});

describe('a cancelled order', () => {
  it('gives number and card back, also when it is cancelled twice', async () => {
    const { body } = await ready();
    const { id } = (await orders.place(body)).body;
    for (const _ of [1, 2]) {
      const { status, body: cancelled } = await orders.cancel(id);
      expect([status, cancelled.status, cancelled.version]).toEqual([200, 'cancelled', 2]);
    }
    expect(await orders.number(mobile)).toMatchObject({ status: 'available', organizationId: null });
    expect(await orders.simCard(anIccid(1))).toMatchObject({ status: 'free', owner: null });
    expect((await orders.place(body)).status).toBe(201);
    vi.setSystemTime(now + 72 * hour);
    await api.house.reconcile();
    expect((await orders.get(id)).status).toBe('cancelled');
  });

  it('takes no report of a card, and an active order cannot be cancelled', async () => {
    const { body } = await ready();
    const { id } = (await orders.place({ ...body, sim: { shipTo: anAddress } })).body;
    await orders.cancel(id);
    expect(wrong(await orders.report(id, anIccid(7)))).toEqual([409, 'illegal-transition']);
    const { body: other } = await orders.place({ ...body, activatesOn: '2026-12-01' });
    await api.house.reconcile();
    expect([wrong(await orders.cancel(other.id)), (await orders.get(other.id)).status]).toEqual([
      [409, 'illegal-transition'],
      'active',
    ]);
  });
});

describe('an order that cannot be activated', () => {
  it('because its user was deleted ends with the operator, in the log and in the order', async () => {
    const { body, userId } = await ready();
    const { id } = (await orders.place(body)).body;
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    vi.setSystemTime(now + 72 * hour);
    await api.house.reconcile();
    expect(await orders.get(id)).toMatchObject({
      status: 'failed',
      failure: 'user-gone',
      needsOperator: true,
      nextStep: { who: 'operator', what: 'look-into' },
    });
    const lines = vi.mocked(process.stdout.write).mock.calls.map(([line]) => String(line));
    expect(lines.filter((line) => line.includes('"order failed"') && line.includes('"failed":1'))).toHaveLength(1);
    expect((await orders.cancel(id)).body.status).toBe('cancelled');
    expect(await orders.number(mobile)).toMatchObject({ status: 'available' });
  });

  it('because its user was deactivated says so', async () => {
    const { body, userId } = await ready();
    const { id } = (await orders.place(body)).body;
    await api.call(updateUser, {
      as: api.world.administrator,
      path: { userId },
      body: { deactivatesOn: '2026-12-02' },
    });
    vi.setSystemTime(now + 72 * hour);
    await api.house.reconcile();
    expect(await orders.get(id)).toMatchObject({ status: 'failed', failure: 'user-deactivated' });
  });
});
