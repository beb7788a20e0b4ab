/** Orders that are placed, and whose request then dies before it has answered: it comes again with its key. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deleteUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid, ordersOf, products } from '../build/order.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-12-01T08:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const orders = ordersOf(api);
afterEach(() => void vi.setSystemTime(now));

const key = { 'idempotency-key': 'once' };

/** Places an order, and dies when the transaction is done. Later the same request comes again. */
async function placeAndDie(body: object): Promise<void> {
  const { wire } = api.house;
  wire.mend();
  // It is rejected in place of the transaction: its last call frees the key.
  await orders.place({ ...body, activatesOn: '2026-11-01' });
  const transaction = wire.calls.length - 1;
  wire.cut(transaction, 'after');
  await orders.place(body, key).catch(() => {});
  expect(wire.calls[transaction]?.name).toBe('TransactWriteItemsCommand');
  wire.mend();
  vi.setSystemTime(Date.now() + 31_000);
}

describe('an order that comes again after its request died', () => {
  it('for several users is answered with what was placed', async () => {
    const line = async (nth: number) => ({
      userId: (await colleague(api.house, api.world, { firstName: `N${nth}`, secondaryNumber: null })).id,
      sim: { iccid: anIccid(nth) },
      number: { new: `+4670174066${nth}` },
    });
    await orders.pool('+46701740661', '+46701740662');
    const body = { products, activatesOn: '2026-12-01', lines: [await line(1), await line(2)] };
    await placeAndDie(body);
    const { status, body: reply } = await orders.place(body, key);
    expect([status, reply.items?.length]).toEqual([201, 2]);
  });

  it('is answered with the order when that is active by then, and its user gone', async () => {
    const { body, userId } = await orders.ready();
    const today = { ...body, activatesOn: '2026-12-01' };
    await placeAndDie(today);
    await api.house.reconcile();
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    const { status, body: order } = await orders.place(today, key);
    expect([status, order.status]).toEqual([201, 'active']);
  });

  it('is answered on the day after', async () => {
    const { body } = await orders.ready();
    const today = { ...body, activatesOn: '2026-12-01' };
    await placeAndDie(today);
    vi.setSystemTime(now + 20 * 3_600_000);
    expect((await orders.place(today, key)).status).toBe(201);
  });
});
