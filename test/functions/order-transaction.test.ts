/**
 * The pattern of a command that composes its transaction (ADR 0047), with five kinds of things: an order changes a user, reserves a number,
 * takes a SIM card, and puts a subscription and itself. Numbers, SIM cards, subscriptions and orders exist in this file only.
 */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { getItem, query, type Key } from '../../adapters/table/client.ts';
import { commit, transact, type Committed, type Write } from '../../adapters/table/commit.ts';
import { retryOnConflict, revised } from '../../adapters/table/concurrent-write.ts';
import { keys } from '../../adapters/table/keys.ts';
import { stateMove } from '../../adapters/table/state-moves.ts';
import { findUserIdByLogin, getUser } from '../../adapters/table/users.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { commitUser, readForUserChange, userChangeWrites } from '../../functions/shared/users/commit-user.ts';
import { anEntry } from '../build/entry.ts';
import { createUser } from '../build/stored-user.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, phone, userId } from '../build/user.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

type NumberStatus = 'available' | 'reserved' | 'active' | 'quarantined';
type SimStatus = 'in-stock' | 'taken';

interface Order {
  readonly id: string;
  readonly number: E164;
  readonly iccid: string;
}

const numberKey = (number: E164): Key => ({ pk: 'OPERATOR#NUMBERS', sk: number });
const simKey = (iccid: string): Key => ({ pk: 'OPERATOR#SIMS', sk: iccid });
const subscriptionKey = (org: OrganizationId, number: E164): Key => ({
  pk: `${keys.organization(org).pk}#SUBSCRIPTIONS`,
  sk: number,
});
const orderKey = (org: OrganizationId, id: string): Key => ({ pk: `${keys.organization(org).pk}#ORDERS`, sk: id });

const numberReserved = ({ number, id }: Order): Write =>
  stateMove<NumberStatus>(numberKey(number), 'number', { to: 'reserved', from: ['available'], set: { orderId: id } });
const simTaken = ({ iccid, id }: Order): Write =>
  stateMove<SimStatus>(simKey(iccid), 'SIM card', { to: 'taken', from: ['in-stock'], set: { orderId: id } });
const subscriptionWrite = (org: OrganizationId, { number, iccid }: Order): Write => ({
  put: { ...subscriptionKey(org, number), iccid, userId: anna },
  condition: 'attribute_not_exists(pk)',
});
const orderWrite = (org: OrganizationId, order: Order): Write => ({
  put: { ...orderKey(org, order.id), ...order, status: 'submitted' },
  condition: 'attribute_not_exists(pk)',
});

/** The command. `betweenReadAndCommit` is what another one does meanwhile. */
const placeOrder = (
  org: OrganizationId,
  order: Order,
  entry: JournalEntry,
  betweenReadAndCommit: () => Promise<void> = async () => {},
): Promise<Committed> =>
  retryOnConflict(async () => {
    const before = await getUser(test.table, org, anna);
    const after = revised({ ...before, primaryNumber: order.number, version: before.version + 1 });
    const change = { before, after, entry };
    const read = await readForUserChange(test.table, org, change);
    await betweenReadAndCommit();
    const writes = [
      ...userChangeWrites(org, change, read),
      numberReserved(order),
      simTaken(order),
      subscriptionWrite(org, order),
      orderWrite(org, order),
    ];
    return commit(test.table, org, writes, entry);
  });

const anna = userId(1);
let count = 0;
let org: OrganizationId;
let order: Order;
/** Another organisation, number and SIM card for each test. */
beforeEach(async () => {
  count += 1;
  org = idFrom('org', String(count).padStart(26, '0'));
  order = anOrder(count);
  await createUser(test.table, org, aUser({ id: anna }), anEntry());
  await inStock(order);
});

const anOrder = (nth: number): Order => ({
  id: `order-${nth}`,
  number: phone(`+46846500${String(500 + nth)}`),
  iccid: `8946${String(nth).padStart(15, '0')}`,
});
const inStock = ({ number, iccid }: Order): Promise<void> =>
  transact(test.table, [numberIs(number, 'available'), { put: { ...simKey(iccid), status: 'in-stock' } }]);
const numberIs = (number: E164, status: NumberStatus): Write => ({ put: { ...numberKey(number), status } });

const itemsIn = async ({ pk }: Key) => (await query(test.table, { partition: pk, limit: 100, consistent: true })).items;
const journal = () => itemsIn(keys.journal(org, anEntry().id));

/** Everything that the order can change. */
const stored = (): Promise<readonly unknown[]> =>
  Promise.all([
    journal(),
    ...[
      keys.user(org, anna),
      keys.userSearch(org, ''),
      numberKey(order.number),
      simKey(order.iccid),
      subscriptionKey(org, order.number),
      orderKey(org, order.id),
    ].map(itemsIn),
  ]);

it('an order writes five kinds of things and one journal entry', async () => {
  const before = await stored();
  expect(await placeOrder(org, order, anEntry())).toBe('done');
  expect(await findUserIdByLogin(test.table, org, order.number)).toBe(anna);
  expect(await getItem(test.table, numberKey(order.number))).toMatchObject({ status: 'reserved', orderId: order.id });
  expect(await getItem(test.table, simKey(order.iccid))).toMatchObject({ status: 'taken', orderId: order.id });
  expect(await getItem(test.table, subscriptionKey(org, order.number))).toMatchObject({ iccid: order.iccid });
  expect(await getItem(test.table, orderKey(org, order.id))).toMatchObject({ status: 'submitted' });
  expect(await journal()).toHaveLength(2);
  const after = await stored();
  expect(after.filter((items, place) => JSON.stringify(items) === JSON.stringify(before[place]))).toEqual([]);
});

it('an order whose SIM card is taken writes nothing', async () => {
  await transact(test.table, [simTaken(order)]);
  const before = await stored();
  await expect(placeOrder(org, order, anEntry())).rejects.toMatchObject({ name: 'StateConflict', state: 'taken' });
  expect(await stored()).toEqual(before);
});

it('an order that comes again is already placed, and writes nothing', async () => {
  const entry = anEntry();
  await placeOrder(org, order, entry);
  const before = await stored();
  expect(await placeOrder(org, order, entry)).toBe('already');
  expect(await stored()).toEqual(before);
});

it.each(['reserved', 'active', 'quarantined'] as const)(
  'a number that is %s is rejected with its state',
  async (status) => {
    await transact(test.table, [numberIs(order.number, status)]);
    const before = await stored();
    await expect(placeOrder(org, order, anEntry())).rejects.toMatchObject({ name: 'StateConflict', state: status });
    expect(await stored()).toEqual(before);
  },
);

it('a number that does not exist is rejected without a state', async () => {
  const unknown = { ...order, number: phone('+46846599999') };
  await expect(placeOrder(org, unknown, anEntry())).rejects.toMatchObject({ name: 'StateConflict', state: null });
});

it('an order whose user is changed meanwhile begins again with the first read', async () => {
  let tries = 0;
  const another = async (): Promise<void> => {
    tries += 1;
    if (tries > 1) return;
    const before = await getUser(test.table, org, anna);
    const after = revised({ ...before, city: 'Åhus' });
    await commitUser(test.table, org, { before, after, entry: anEntry() });
  };
  expect(await placeOrder(org, order, anEntry(), another)).toBe('done');
  expect(tries).toBe(2);
  expect(await getUser(test.table, org, anna)).toMatchObject({ city: 'Åhus', primaryNumber: order.number });
});

it('of two orders that take one SIM card at once, one is placed', async () => {
  const other = { ...anOrder(count + 50), iccid: order.iccid };
  await transact(test.table, [numberIs(other.number, 'available')]);
  const placed = await Promise.allSettled([placeOrder(org, order, anEntry()), placeOrder(org, other, anEntry())]);
  expect(placed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = placed.find((each) => each.status === 'rejected');
  expect(lost?.reason).toMatchObject({ name: 'StateConflict', state: 'taken' });
});
