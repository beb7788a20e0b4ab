/** Orders whose activation meets what should not be: another owner of the SIM card, a user who goes at that moment, a run that dies. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { transact } from '../../adapters/table/commit.ts';
import { operatorKeys } from '../../adapters/table/keys.ts';
import { deleteUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid, mobile, ordersOf } from '../build/order.ts';

const now = Date.parse('2026-12-01T08:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const orders = ordersOf(api);
afterEach(() => void vi.setSystemTime(now));

const today = { activatesOn: '2026-12-01' };
const isTransaction = ({ name }: { name: string }): boolean => name === 'TransactWriteItemsCommand';
/** At which call a run commits what it has to do about one order. */
async function callOfTransaction(): Promise<number> {
  const { wire } = api.house;
  wire.mend();
  await api.house.reconcile();
  const transaction = wire.calls.findIndex(isTransaction);
  expect(transaction).toBeGreaterThan(0);
  return transaction;
}

describe('an order whose SIM card somebody else has', () => {
  it('fails, and can be cancelled: the number is available again, the card stays where it is', async () => {
    const { body } = await orders.ready();
    const { id } = (await orders.place({ ...body, ...today })).body;
    const others = { status: 'active', owner: 'sub_another', organizationId: 'org_another' };
    await transact(api.house.table, [{ put: { ...operatorKeys.simCard(anIccid(1)), ...others } }]);
    await api.house.reconcile();
    expect(await orders.get(id)).toMatchObject({ status: 'failed', failure: 'sim-card-lost' });
    const { status, body: cancelled } = await orders.cancel(id);
    expect([status, cancelled.status]).toEqual([200, 'cancelled']);
    expect(await orders.number(mobile)).toMatchObject({ status: 'available' });
    expect(await orders.simCard(anIccid(1))).toMatchObject(others);
  });
});

/** Places an order of mobile broadband, which has no number. */
const placeData = async (userId: string, nth: number): Promise<string> =>
  (await orders.place({ userId, products: ['data', 'data-10'], ...today, sim: { iccid: anIccid(nth) } })).body.id;
const remove = (userId: string) => api.call(deleteUser, { as: api.world.administrator, path: { userId } });

describe('an order without a number', () => {
  it('fails when its user is deleted at the moment of the activation', async () => {
    const { userId } = await orders.ready();
    await placeData(userId, 2);
    const transaction = await callOfTransaction();
    const id = await placeData(userId, 3);
    api.house.wire.hold(transaction, async () => void (await remove(userId)));
    await api.house.reconcile();
    expect(await orders.get(id)).toMatchObject({ status: 'failed', failure: 'user-gone' });
  });
});

describe('a run that dies when an order has failed', () => {
  it('has written the line that the alarm counts', async () => {
    const { userId } = await orders.ready();
    await placeData(userId, 2);
    const transaction = await callOfTransaction();
    const id = await placeData(userId, 3);
    await remove(userId);
    api.house.wire.cut(transaction, 'after');
    vi.mocked(process.stdout.write).mockClear();
    await api.house.reconcile().catch(() => {});
    api.house.wire.mend();
    expect((await orders.get(id)).status).toBe('failed');
    const lines = vi.mocked(process.stdout.write).mock.calls.map(([line]) => String(line));
    expect(lines.filter((line) => line.includes('"order failed"') && line.includes(id))).toHaveLength(1);
  });
});
