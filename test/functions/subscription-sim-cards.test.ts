/** SIM cards of subscriptions: blocked, unblocked, replaced. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anAddress, anIccid } from '../build/order.ts';
import { own, twin, subscriberOf } from '../build/subscriber.ts';

// 00:30 on 1 December in Stockholm.
const now = Date.parse('2026-11-30T23:30:00Z');
const api = openInProcessApi({ isFresh: true, now });
const subscriber = subscriberOf(api);
const { subscriptions, orders, card } = subscriber;

const today = '2026-12-01';
const another = anIccid(3);
const pass = (minutes: number): void => void vi.setSystemTime(Date.now() + minutes * 60_000);

let userId: string;
let id: string;
beforeEach(async () => void ({ userId, id } = await subscriber.create(now)));

const actions = (entityId = id) => subscriber.actions(entityId);

describe('SIM cards', () => {
  it('are blocked and unblocked at once, and twice is once', async () => {
    for (const _ of [1, 2]) {
      const { body } = await subscriptions.block(id);
      expect([body.simCards.map(({ status }: { status: string }) => status), body.version]).toEqual([
        ['blocked', 'blocked'],
        2,
      ]);
    }
    expect([await card(own), await card(twin)]).toEqual([
      ['blocked', id],
      ['blocked', id],
    ]);
    pass(1);
    for (const _ of [1, 2]) expect((await subscriptions.unblock(id)).body.version).toBe(3);
    expect([await card(own), await card(twin)]).toEqual([
      ['active', id],
      ['active', id],
    ]);
    expect((await actions()).slice(0, 1)).toEqual(['sim-unblocked']);
    expect((await actions()).slice(1).toSorted()).toEqual(['sim-blocked']);
  });

  it('of the base plan are replaced at once, blocked or not, and the replaced one is never used again', async () => {
    await subscriptions.block(id);
    for (const _ of [1, 2]) {
      const { status, body } = await subscriptions.replace(id, { iccid: another });
      expect([status, body.simCards[0], body.version]).toEqual([
        200,
        { product: 'mobile-pbx', iccid: another, status: 'active' },
        3,
      ]);
    }
    expect([await card(own), await card(another)]).toEqual([
      ['replaced', null],
      ['active', id],
    ]);
    expect(wrong(await subscriptions.replace(id, { iccid: own }))).toEqual([409, 'iccid: sim-card-taken']);
  });

  it('are not replaced by what is no card, or somebody else’s', async () => {
    for (const [body, expected] of [
      [{ iccid: own.slice(0, -1) + ((Number(own.at(-1)) + 1) % 10) }, [400, 'iccid: iccid-check-digit']],
      [{ iccid: another, shipTo: anAddress }, [400, ': sim-or-address']],
      [{}, [400, ': sim-or-address']],
      [{ iccid: twin }, [409, 'iccid: sim-card-taken']],
    ] as const)
      expect([body, wrong(await subscriptions.replace(id, body))]).toEqual([body, expected]);
    expect(await card(own)).toEqual(['active', id]);
  });

  it('of sixteen subscriptions that want one card are given to one', async () => {
    const ids = await Promise.all(
      [20, 21, 22].map((nth) =>
        subscriber.store({ user: userId, nth, products: ['data', 'data-10'], cards: [anIccid(nth)] }),
      ),
    );
    const replies = await Promise.all(
      Array.from({ length: 16 }, (_, place) => subscriptions.replace(ids[place % 3] ?? '', { iccid: another })),
    );
    const winners = new Set(replies.filter(({ status }) => status === 200).map(({ body }) => body.id));
    expect(winners.size).toBe(1);
    expect(await card(another)).toEqual(['active', [...winners][0]]);
  });

  it('are not there of a subscription without any', async () => {
    const softphone = await subscriber.store({ user: userId, nth: 2, products: ['softphone'] });
    for (const reply of [
      await subscriptions.block(softphone),
      await subscriptions.unblock(softphone),
      await subscriptions.replace(softphone, { iccid: another }),
    ])
      expect(wrong(reply)).toEqual([409, 'illegal-transition']);
  });
});

describe('a SIM card that is sent in place of one', () => {
  const send = (address: object = anAddress) => subscriptions.replace(id, { shipTo: address });

  it('replaces it when the warehouse has reported it, for nothing, also where the one before is blocked', async () => {
    await subscriptions.block(id);
    const { status, body } = await send();
    expect([status, body.simCards[0].iccid]).toEqual([200, own]);
    const { replacementOrderId } = body;
    expect(await orders.get(replacementOrderId)).toMatchObject({
      status: 'waiting-for-sim',
      products: ['mobile-pbx'],
      price: { monthlyOre: 0, oneOffOre: 0, bindingMonths: 0 },
      activatesOn: today,
      number: null,
      shipTo: anAddress,
      replacesSimOf: id,
      nextStep: { who: 'warehouse', what: 'send-sim-card' },
    });
    for (const _ of [1, 2]) {
      const reported = await orders.report(replacementOrderId, another);
      expect([reported.status, reported.body.status, reported.body.subscriptionId]).toEqual([200, 'active', id]);
    }
    expect((await subscriptions.get(id)).simCards[0]).toMatchObject({ iccid: another, status: 'active' });
    expect([await card(own), await card(another)]).toEqual([
      ['replaced', null],
      ['active', id],
    ]);
    expect((await actions()).filter((action) => action === 'sim-replaced')).toHaveLength(1);
  });

  it('is ordered once by two clicks, and again only when that order is cancelled', async () => {
    const [one, other] = await Promise.all([send(), send()]);
    expect([one.status, other.status, one.body.replacementOrderId]).toEqual([200, 200, other.body.replacementOrderId]);
    expect(wrong(await send({ ...anAddress, street: 'Lillgatan 2' }))).toEqual([409, 'illegal-transition']);
    await orders.cancel(one.body.replacementOrderId);
    expect((await send()).body.replacementOrderId).not.toBe(one.body.replacementOrderId);
    expect(wrong(await orders.report(one.body.replacementOrderId, another))).toEqual([409, 'illegal-transition']);
  });

  it('that is reported with a card of somebody is rejected', async () => {
    const { replacementOrderId } = (await send()).body;
    for (const taken of [own, twin])
      expect(wrong(await orders.report(replacementOrderId, taken))).toEqual([409, 'iccid: sim-card-taken']);
  });

  it.each([
    ['a card at hand is taken', () => subscriptions.replace(id, { iccid: anIccid(4) })],
    ['the subscription ends', () => subscriptions.end(id, today)],
  ])('is needed no more when %s: its order is cancelled', async (_, command) => {
    const { replacementOrderId } = (await send()).body;
    expect((await command()).status).toBe(200);
    expect((await orders.get(replacementOrderId)).status).toBe('cancelled');
    expect(wrong(await orders.report(replacementOrderId, another))).toEqual([409, 'illegal-transition']);
    expect((await actions(replacementOrderId)).toSorted()).toEqual(['order-cancelled', 'order-placed']);
    expect(await card(another)).toBeNull();
  });
});
