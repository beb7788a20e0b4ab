/** Orders that are rejected, orders for several users, and orders that come at once. */
import { describe, expect, it } from 'vitest';
import { query } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { reportSim } from '../../contract/subscription-orders.ts';
import { deleteUser, updateUser } from '../../contract/users.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { anAddress, anIccid, landline, mobile, ordersOf, products } from '../build/order.ts';
import { colleague } from '../build/world.ts';

// 00:30 on 1 December in Stockholm.
const now = Date.parse('2026-11-30T23:30:00Z');
const api = openInProcessApi({ isFresh: true, now });
const orders = ordersOf(api);
const { ready } = orders;

const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;

describe('an order that is wrong', () => {
  it.each<[string, object, unknown[]]>([
    [
      'incompatible products',
      { products: ['mobile-pbx', 'softphone', 'mobile'] },
      [400, ...Array(3).fill('products: incompatible-products')],
    ],
    ['an unknown product', { products: ['mobile-pbx', 'fax'] }, [400, 'products[1]: unknown-reference']],
    ['a product twice', { products: ['mobile-pbx', 'mobile-pbx'] }, [400, 'products[1]: doubled']],
    ['both card and address', { sim: { iccid: anIccid(1), shipTo: anAddress } }, [400, 'sim: sim-or-address']],
    ['neither', { sim: undefined }, [400, 'sim: required']],
    ['neither within', { sim: {} }, [400, 'sim: sim-or-address']],
    ['a card for a softphone', { products: ['softphone'], number: { new: landline } }, [400, 'sim: not-needed']],
    ['a number for data alone', { products: ['data', 'data-10'] }, [400, 'number: not-needed']],
    ['no number', { number: undefined }, [400, 'number: required']],
    ['a landline for a mobile plan', { number: { new: landline } }, [400, 'number.new: wrong-number-kind']],
    ['a number of nobody', { number: { new: '070-174 06 51' } }, [409, 'number.new: number-not-available']],
    ['a wrong check digit', { sim: { iccid: '8946031234567890127' } }, [400, 'sim.iccid: iccid-check-digit']],
    ['a filler', { sim: { iccid: '8946031234567890128F' } }, [400, 'sim.iccid: iccid-with-filler']],
    ['an IMSI', { sim: { iccid: '240011234567890' } }, [400, 'sim.iccid: iccid-is-imsi']],
    ['a telephone number', { sim: { iccid: '070-174 06 05' } }, [400, 'sim.iccid: iccid-is-phone-number']],
    ['yesterday', { activatesOn: '2026-11-30' }, [400, 'activatesOn: before-today']],
    ['in 400 days', { activatesOn: '2028-01-05' }, [400, 'activatesOn: too-far-ahead']],
    [
      'a postal code of four digits',
      { sim: { shipTo: { ...anAddress, postalCode: '1234' } } },
      [400, 'sim.shipTo.postalCode: not-a-postal-code'],
    ],
    ['a user of nobody', { userId: 'usr_01JDCQ8V9W6Z4T3R2P1N0M5K7H' }, [400, 'userId: unknown-reference']],
    ['a draft without an id', { draftId: '' }, [400, 'draftId: invalid']],
    ['half a surrogate pair as a draft', { draftId: '\ud800' }, [400, 'draftId: invalid']],
    ['no user', { userId: undefined }, [400, 'userId: required']],
    ['an old catalogue', { catalogueVersion: '2025-01-01' }, [409, 'catalogue-changed']],
  ])('%s is rejected, and nothing is taken', async (_, different, expected) => {
    const { body } = await ready();
    expect(wrong(await orders.place({ ...body, ...different }))).toEqual(expected);
    expect(await orders.number(mobile)).toMatchObject({ status: 'available' });
    expect(await orders.simCard(anIccid(1))).toBeNull();
  });

  it('with a landline that another organisation has for a mobile plan is as one with a number of nobody', async () => {
    const { body } = await ready();
    const foreign = '+4684650099';
    await storeNumbers(api.house.table, [foreign], idFrom('org', '7'.repeat(26)));
    expect(wrong(await orders.place({ ...body, number: { new: foreign } }))).toEqual([
      409,
      'number.new: number-not-available',
    ]);
  });

  it('says in words why products do not go together', async () => {
    const { body } = await ready();
    const { body: problem } = await orders.place({ ...body, products: ['mobile-pbx', 'softphone'] });
    expect(problem.errors[0].message).toBe(
      'Mobil med växel och Softphone går inte att ha i samma abonnemang. Välj en av dem.',
    );
  });

  it('because the user is deactivated or deleted', async () => {
    const { body, userId } = await ready();
    await api.call(updateUser, {
      as: api.world.administrator,
      path: { userId },
      body: { deactivatesOn: '2026-11-01' },
    });
    expect(wrong(await orders.place(body))).toEqual([400, 'userId: user-deactivated']);
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    expect(wrong(await orders.place(body))).toEqual([400, 'userId: unknown-reference']);
  });

  it('because the user is deactivated before the day of the activation', async () => {
    const { body, userId } = await ready();
    const deactivate = (deactivatesOn: string) =>
      api.call(updateUser, { as: api.world.administrator, path: { userId }, body: { deactivatesOn } });
    await deactivate('2026-12-03');
    expect(wrong(await orders.place(body))).toEqual([400, 'userId: user-deactivated']);
    await deactivate('2026-12-04');
    expect((await orders.place(body)).status).toBe(201);
  });

  it('without a key, or with one of another order', async () => {
    const { body } = await ready();
    const place = (different: object, key?: string) =>
      orders.place({ ...body, ...different }, { 'idempotency-key': key as unknown as string });
    expect((await place({})).body.code).toBe('idempotency-key-required');
    const first = await place({}, 'one');
    expect((await place({}, 'one')).body).toEqual(first.body);
    expect((await place({ activatesOn: '2026-12-04' }, 'one')).status).toBe(422);
  });
});

describe('the report of a SIM card', () => {
  it('is the warehouse’s alone', async () => {
    const { body } = await ready();
    const { id: orderId } = (await orders.place({ ...body, sim: { shipTo: anAddress } })).body;
    const reply = await api.call(reportSim, {
      as: api.world.administrator,
      path: { orderId },
      body: { iccid: anIccid(7) },
    });
    expect([reply.status, reply.body.code]).toEqual([403, 'scope-missing']);
  });
});

describe('one order for several users', () => {
  const lineFor = async (nth: number) => ({
    userId: (await colleague(api.house, api.world, { firstName: `Nummer${nth}`, secondaryNumber: null })).id,
    sim: { iccid: anIccid(nth) },
    number: { new: `+4670174066${nth}` },
  });
  const lines = async () => {
    await orders.pool('+46701740661', '+46701740662', '+46701740663');
    return [await lineFor(1), await lineFor(2), await lineFor(3)];
  };

  it('places one for each', async () => {
    const body = { products, activatesOn: '2026-12-01', lines: await lines() };
    const { status, body: reply } = await orders.place(body);
    expect([status, reply.items.map(({ number }: { number: string }) => number)]).toEqual([
      201,
      ['+46701740661', '+46701740662', '+46701740663'],
    ]);
    await api.house.reconcile();
    for (const { id } of reply.items) expect((await orders.get(id)).status).toBe('active');
  });

  it('places none when one line is wrong', async () => {
    const [one, two, three] = await lines();
    const body = { products, activatesOn: '2026-12-01', lines: [one, { ...two, sim: one?.sim }, three] };
    expect(wrong(await orders.place(body))).toEqual([400, 'lines[1].sim.iccid: doubled']);
    await orders.place({ ...body, lines: undefined, ...three });
    const left = { ...body, lines: [one, two, { ...three, number: { new: '+46701740662' } }] };
    expect(wrong(await orders.place(left))).toEqual([400, 'lines[2].number.new: doubled']);
    expect(wrong(await orders.place({ ...body, lines: [one, two, three] }))).toEqual([
      409,
      'lines[2].number.new: number-not-available',
    ]);
    expect(await orders.simCard(anIccid(1))).toBeNull();
    expect(await orders.number('+46701740661')).toMatchObject({ status: 'available' });
  });
});

describe('sixteen at once', () => {
  it.each(['number', 'sim'] as const)('who want one %s: one gets it', async (what) => {
    const { body } = await ready();
    const own = Array.from({ length: 16 }, (_, nth) => `+467017407${String(nth).padStart(2, '0')}`);
    await orders.pool(...own);
    const replies = await Promise.all(
      own.map((number, nth) =>
        orders.place({
          ...body,
          ...(what === 'number' ? { sim: { iccid: anIccid(100 + nth) } } : { number: { new: number } }),
        }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, ...Array(15).fill(409)]);
  });

  it('that are the same request: one order', async () => {
    const { body } = await ready();
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => orders.place(body, { 'idempotency-key': 'same' })),
    );
    const placed = replies.filter(({ status }) => status === 201);
    expect(new Set(placed.map(({ body: { id } }) => id)).size).toBe(1);
    expect(replies.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    const { pk } = keys.order(organization(), idFrom('ord', ''));
    expect((await query(api.house.table, { partition: pk, limit: 10 })).items).toHaveLength(1);
  });
});
