/** Subscriptions from their activation to their end. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { updateSubscription } from '../../contract/subscriptions.ts';
import { deleteUser, updateUser } from '../../contract/users.ts';
import { listActivity } from '../../contract/activity.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { wrong, type HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid } from '../build/order.ts';
import { landline, mobile, own, products, twin, subscriberOf } from '../build/subscriber.ts';
import { colleague } from '../build/world.ts';

// 00:30 on 1 December in Stockholm.
const now = Date.parse('2026-11-30T23:30:00Z');
const api = openInProcessApi({ isFresh: true, now });
const subscriber = subscriberOf(api);
const { subscriptions, orders, card } = subscriber;

const today = '2026-12-01';
const another = anIccid(3);

/** At the beginning of a day in Stockholm, in winter. */
const at = (day: string): void => void vi.setSystemTime(Date.parse(`${day}T00:00:00+01:00`));

let userId: string;
let id: string;
beforeEach(async () => void ({ userId, id } = await subscriber.create(now)));

const actions = (entityId = id) => subscriber.actions(entityId);
const userOf = (user = userId) => subscriber.user(user);

describe('a subscription', () => {
  it('is returned as it is, alone, in the list of all, and in that of its user', async () => {
    const one = await subscriptions.get(id);
    expect(one).toMatchObject({
      id,
      status: 'active',
      userId,
      products,
      price: { monthlyOre: 41_700, oneOffOre: 4900, bindingMonths: 0 },
      number: mobile,
      simCards: [
        { product: 'mobile-pbx', iccid: own, status: 'active' },
        { product: 'twin-sim', iccid: twin, status: 'active' },
      ],
      boundUntil: null,
      change: null,
      endsOn: null,
      version: 1,
    });
    expect(await subscriptions.list()).toEqual({ items: [one], nextCursor: null });
    expect(await subscriptions.list({ userId })).toEqual({ items: [one], nextCursor: null });
    expect((await subscriptions.list({ userId: api.world.administratorId })).items).toEqual([]);
  });
});

describe('a change of add-ons', () => {
  const change = (body: object): Promise<HouseReply> => subscriptions.change(id, body);
  const fewer = ['mobile-pbx', 'data-50'];

  it('of today is made at once, at the price of now, and frees the SIM card of an add-on that goes', async () => {
    const { status, body } = await change({ products: ['data-50', 'mobile-pbx'], from: today });
    expect([status, body.products, body.version]).toEqual([200, fewer, 2]);
    // What was paid at the beginning stays out of the change.
    expect(body.price).toEqual({ monthlyOre: 44_800, oneOffOre: 0, bindingMonths: 0 });
    expect(body.simCards.map(({ iccid }: { iccid: string }) => iccid)).toEqual([own]);
    expect(await card(twin)).toEqual(['free', null]);
    expect((await actions()).toSorted()).toEqual(['subscription-changed']);
  });

  it('of a later day is planned until then', async () => {
    const { body } = await change({ products: fewer, from: '2026-12-24' });
    expect([body.products, body.change]).toEqual([
      products,
      { products: fewer, price: { monthlyOre: 44_800, oneOffOre: 0, bindingMonths: 0 }, from: '2026-12-24' },
    ]);
    vi.setSystemTime(Date.parse('2026-12-23T22:59:59.999Z'));
    await api.house.reconcile();
    expect((await subscriptions.get(id)).products).toEqual(products);
    at('2026-12-24');
    expect((await subscriptions.get(id)).products).toEqual(fewer);
    await api.house.reconcile();
    expect(await subscriptions.get(id)).toMatchObject({ products: fewer, change: null, version: 3 });
    expect(await card(twin)).toEqual(['free', null]);
    expect((await actions()).toSorted()).toEqual(['subscription-change-planned', 'subscription-changed']);
  });

  it('is taken back by the products that it has', async () => {
    await change({ products: fewer, from: '2026-12-24' });
    expect((await change({ products, from: today })).body).toMatchObject({ products, change: null, version: 3 });
    expect((await change({ products, from: today })).body.version).toBe(3);
  });

  it('that cannot be is rejected, with all that is wrong', async () => {
    for (const [body, expected] of [
      [{ products: ['softphone'], from: today }, [400, 'products: base-plan-stays']],
      [
        { products: ['mobile-pbx', 'data-10', 'twin-sim', 'extra-data-sim'], from: today },
        [400, 'products[3]: needs-sim-card'],
      ],
      [
        { products: ['mobile-pbx', 'data-1', 'data-10', 'roaming-eu', 'roaming-world'], from: '2026-11-30' },
        [400, 'products: incompatible-products', 'products: incompatible-products', 'from: before-today'],
      ],
      [{ products: ['mobile-pbx'], from: '2027-12-02' }, [400, 'from: too-far-ahead']],
      [{ products: ['mobile-pbx'], from: '2026-12-32' }, [400, 'from: not-a-date']],
      [{ products: ['mobile-pbx', 'fax'], from: today }, [400, 'products[1]: unknown-reference']],
      [{ products: [], from: today }, [400, 'products: required']],
      [{ products: ['mobile-pbx'], from: today, catalogueVersion: '2020-01-01' }, [409, 'catalogue-changed']],
    ] as const)
      expect([body, wrong(await change(body))]).toEqual([body, expected]);
    expect((await subscriptions.get(id)).version).toBe(1);
  });

  it('on or after the day of the end is rejected', async () => {
    await subscriptions.end(id, '2026-12-24');
    expect(wrong(await change({ products: ['mobile-pbx'], from: '2026-12-24' }))).toEqual([400, 'from: after-end']);
    expect((await change({ products: ['mobile-pbx'], from: '2026-12-23' })).status).toBe(200);
  });

  it('is made by one of two who have seen the same version', async () => {
    const replies = await Promise.all(
      [fewer, ['mobile-pbx']].map((chosen) =>
        api.call(updateSubscription, {
          as: api.world.administrator,
          path: { subscriptionId: id },
          body: { products: chosen, from: today },
          headers: { 'if-match': '1' },
        }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});

describe('the end', () => {
  it('comes at the beginning of its day: number off the user and in quarantine, SIM cards free', async () => {
    const { body } = await subscriptions.end(id, '2026-12-24');
    expect([body.status, body.endsOn, body.version]).toEqual(['active', '2026-12-24', 2]);
    at('2026-12-24');
    expect((await subscriptions.get(id)).status).toBe('ended');
    await api.house.reconcile();
    expect(await subscriptions.get(id)).toMatchObject({ status: 'ended', endsOn: '2026-12-24', simCards: [] });
    expect((await userOf()).secondaryNumber).toBeNull();
    expect(await orders.number(mobile)).toMatchObject({ status: 'quarantined', holder: null, subscriptionId: null });
    expect([await card(own), await card(twin)]).toEqual([
      ['free', null],
      ['free', null],
    ]);
    expect((await actions())[0]).toBe('subscription-ended');
    expect((await actions(userId))[0]).toBe('user-changed');
    const ended = await subscriptions.get(id);
    await api.house.reconcile();
    expect(await subscriptions.get(id)).toEqual(ended);
  });

  it('of today comes at once, and nothing can be done about what has ended', async () => {
    expect((await subscriptions.end(id, today)).body.status).toBe('ended');
    expect(await orders.number(mobile)).toMatchObject({ status: 'quarantined' });
    expect((await userOf()).secondaryNumber).toBeNull();
    for (const reply of [
      await subscriptions.end(id, null),
      await subscriptions.end(id, '2026-12-24'),
      await subscriptions.block(id),
      await subscriptions.unblock(id),
      await subscriptions.replace(id, { iccid: another }),
      await subscriptions.change(id, { products: ['mobile-pbx'], from: today }),
    ])
      expect(wrong(reply)).toEqual([409, 'illegal-transition']);
  });

  it('is taken back until its moment, and not after it', async () => {
    await subscriptions.end(id, '2026-12-24');
    expect((await subscriptions.end(id, null)).body).toMatchObject({ endsOn: null, version: 3 });
    expect((await subscriptions.end(id, null)).body.version).toBe(3);
    await subscriptions.end(id, '2026-12-24');
    at('2026-12-24');
    expect(wrong(await subscriptions.end(id, null))).toEqual([409, 'illegal-transition']);
    expect((await actions())[0]).toBe('subscription-ended');
  });

  it('is not before the first day on which the binding lets it', async () => {
    const order = { userId, products: ['fixed'], activatesOn: today, number: { new: landline } };
    const placed = (await orders.place(order)).body;
    await api.house.reconcile();
    const fixed = (await orders.get(placed.id)).subscriptionId;
    const early = await subscriptions.end(fixed, '2027-11-30');
    expect([...wrong(early), early.body.detail]).toEqual([
      409,
      'binding-remains',
      'Abonnemanget är bundet till och med 2027-11-30. Välj en senare dag.',
    ]);
    expect((await subscriptions.end(fixed, '2027-12-01')).status).toBe(200);
    const boundUntil = '2028-12-01' as LocalDate;
    const bound = await subscriber.store({ user: userId, nth: 2, products: ['softphone'], boundUntil });
    expect((await subscriptions.end(bound, '2028-11-30')).body.code).toBe('binding-remains');
    expect((await subscriptions.end(bound, boundUntil)).body.endsOn).toBe(boundUntil);
    expect(wrong(await subscriptions.end(bound, '2028-12-02'))).toEqual([400, 'on: too-far-ahead']);
  });

  it('is from today to a year ahead', async () => {
    for (const [on, expected] of [
      ['2026-11-30', [400, 'on: before-today']],
      ['2028-01-01', [400, 'on: too-far-ahead']],
      ['2027-02-29', [400, 'on: not-a-date']],
    ] as const)
      expect(wrong(await subscriptions.end(id, on))).toEqual(expected);
  });

  it('comes also for a user who is gone, whose number went on without a holder', async () => {
    await subscriptions.end(id, '2026-12-24');
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    expect(await orders.number(mobile)).toMatchObject({ status: 'active', holder: null, subscriptionId: id });
    at('2026-12-24');
    await api.house.reconcile();
    expect((await subscriptions.get(id)).status).toBe('ended');
    expect(await orders.number(mobile)).toMatchObject({ status: 'quarantined', subscriptionId: null });
  });

  it('leaves the number to a colleague who has got it meanwhile', async () => {
    const change = (user: string, secondaryNumber: string | null) =>
      api.call(updateUser, { as: api.world.administrator, path: { userId: user }, body: { secondaryNumber } });
    const other = (await colleague(api.house, api.world, { firstName: 'Beata', secondaryNumber: null })).id;
    await change(userId, null);
    expect((await change(other, mobile)).status).toBe(200);
    await subscriptions.end(id, today);
    expect((await userOf(other)).secondaryNumber).toBe(mobile);
    expect(await orders.number(mobile)).toMatchObject({ status: 'active', holder: other, subscriptionId: null });
  });
});

it('is named in the activity log by its plan, in the language of the caller', async () => {
  await subscriptions.end(id, '2026-12-24');
  const nameIn = async (language: string): Promise<string> => {
    const headers = { 'accept-language': language };
    const query = { entityId: id };
    return (await api.call(listActivity, { as: api.world.administrator, query, headers })).body.items[0].entityName;
  };
  expect([await nameIn('sv'), await nameIn('en')]).toEqual(['Mobil med växel', 'Mobile with PBX']);
});
