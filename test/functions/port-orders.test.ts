/** Orders whose number moves here: from the order to the active subscription, and back. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { query } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { findSubscription } from '../../adapters/table/subscriptions.ts';
import { deleteUser, getUser, updateUser } from '../../contract/users.ts';
import { listPortRequests } from '../../contract/port-requests.ts';
import { idFrom } from '../../domain/ids.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anAddress, anIccid } from '../build/order.ts';
import { anHour, moving, portsOf } from '../build/port-order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { colleague } from '../build/world.ts';

// Tuesday, 09:00 in Stockholm.
const now = Date.parse('2026-12-01T08:00:00Z');
const theHour = Date.parse('2026-12-29T09:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const ports = portsOf(api);
afterEach(() => void vi.setSystemTime(now));

const userOf = async (userId: string) =>
  (await api.call(getUser, { as: api.world.administrator, path: { userId } })).body;
const journaled = async (): Promise<readonly string[]> => {
  const { pk: partition } = keys.journal(ports.organization(), idFrom('act', ''));
  return (await query(api.house.table, { partition, limit: 100 })).items.map(({ action }) => String(action));
};

describe('an order whose number moves here', () => {
  it('waits for its port, and nobody else can have the number', async () => {
    const { id, orderId, userId } = await ports.moving();
    expect(await ports.get(orderId)).toMatchObject({
      status: 'waiting-for-port',
      portRequestId: id,
      number: moving,
      activatesOn: '2026-12-29',
      timeZone: 'Europe/Stockholm',
      nextStep: { who: 'losing-operator', what: 'move-number', by: '2026-12-29T09:00:00.000Z' },
    });
    expect((await ports.show(id)).body).toMatchObject({
      id,
      orderId,
      userId,
      number: moving,
      numberKind: 'mobile',
      state: 'submitted',
      attempt: 1,
      needsOperator: false,
      requestedStart: anHour,
      confirmedStart: null,
      timeZone: 'Europe/Stockholm',
      // Two working days before: 24 December and the days after are none.
      cutOffAt: '2026-12-23T09:00:00.000Z',
      currentOwner: { kind: 'organization', name: 'Bageriet', maskedIdentityNumber: '5566778899' },
      needsConsent: false,
      rejection: null,
      nextStep: { who: 'losing-operator', what: 'answer', by: null },
    });
    expect(await ports.number(moving)).toMatchObject({
      status: 'porting-in',
      pool: ports.organization(),
      organizationId: ports.organization(),
      reservedFor: { kind: 'order', id: orderId },
    });
    expect(await journaled()).toEqual(expect.arrayContaining(['order-placed', 'port-requested']));
    const { id: other } = await colleague(api.house, api.world, { secondaryNumber: null });
    expect(wrong(await ports.place(ports.aBody(other, {}, { sim: { iccid: anIccid(2) } })))).toEqual([
      409,
      'number.port.number: cannot-move-here',
    ]);
    const given = await api.call(updateUser, {
      as: api.world.administrator,
      path: { userId: other },
      body: { secondaryNumber: moving },
    });
    expect(wrong(given)).toEqual([409, 'secondaryNumber: number-not-available']);
  });

  it('becomes active with number, SIM card, subscription and user when the losing operator completes', async () => {
    const { id, orderId, userId } = await ports.moving();
    await ports.come(id);
    vi.setSystemTime(theHour + 60_000);
    expect((await ports.answer(id, 'completed')).status).toBe(202);
    expect((await ports.show(id)).body).toMatchObject({
      state: 'completed',
      needsOperator: false,
      nextStep: { who: 'nobody', what: 'nothing', by: null },
    });
    const { subscriptionId, ...order } = await ports.get(orderId);
    expect(order).toMatchObject({ status: 'active', portRequestId: id });
    expect((await userOf(userId)).secondaryNumber).toBe(moving);
    expect(await ports.number(moving)).toMatchObject({ status: 'active', holder: userId, subscriptionId });
    expect(await ports.simCard(anIccid(1))).toMatchObject({ status: 'active', owner: subscriptionId });
    expect(await findSubscription(api.house.table, ports.organization(), subscriptionId)).toMatchObject({
      status: 'active',
      number: moving,
    });
    expect(await journaled()).toEqual(
      expect.arrayContaining(['port-completed', 'order-activated', 'subscription-activated', 'user-changed']),
    );
  });

  it('waits for the power of attorney of a sole trader, whose number is a personal number', async () => {
    const currentOwner = { kind: 'organization', identityNumber: '850709-9805', name: 'Annas Snickeri' };
    const { id } = await ports.moving({ currentOwner });
    const { body } = await ports.show(id);
    expect(body).toMatchObject({
      state: 'awaiting-consent',
      needsConsent: true,
      currentOwner: { kind: 'organization', name: 'Annas Snickeri', maskedIdentityNumber: '850709-****' },
    });
    expect(JSON.stringify(body)).not.toContain('9805');
  });

  it('moves the number that its user has already, which stays in its place', async () => {
    const { id: userId } = await colleague(api.house, api.world, { primaryNumber: moving, secondaryNumber: null });
    const { status, body } = await ports.place(ports.aBody(userId));
    expect(status).toBe(201);
    await ports.come(body.portRequestId);
    vi.setSystemTime(theHour);
    await ports.answer(body.portRequestId, 'completed');
    expect(await userOf(userId)).toMatchObject({ primaryNumber: moving, secondaryNumber: null });
    expect(await ports.number(moving)).toMatchObject({ status: 'active', holder: userId });
  });

  it('goes on as any order when a SIM card is missing at the hour', async () => {
    const { id, orderId, userId } = await ports.moving({}, { sim: { shipTo: anAddress } });
    expect((await ports.get(orderId)).status).toBe('waiting-for-sim');
    await ports.come(id);
    vi.setSystemTime(theHour);
    await ports.answer(id, 'completed');
    expect(await ports.find(id)).toMatchObject({ state: 'completed', needsOperator: 'sim-card-missing' });
    expect((await ports.get(orderId)).status).toBe('waiting-for-sim');
    expect(await ports.number(moving)).toMatchObject({ status: 'reserved', reservedFor: { id: orderId } });
    await ports.report(orderId, anIccid(2));
    expect((await ports.get(orderId)).status).toBe('placed');
    await api.house.reconcile();
    expect((await ports.get(orderId)).status).toBe('active');
    expect((await userOf(userId)).secondaryNumber).toBe(moving);
    expect(await ports.find(id)).toMatchObject({ state: 'completed', needsOperator: null });
  });

  it('needs the operator’s staff no longer once the missing SIM card is reported', async () => {
    const { id, orderId } = await ports.moving({}, { sim: { shipTo: anAddress } });
    await ports.come(id);
    await ports.happen(id, { kind: 'operator-needed', reason: 'sim-card-missing' });
    expect((await ports.show(id)).body).toMatchObject({ needsOperator: true, operatorReason: 'sim-card-missing' });
    await ports.report(orderId, anIccid(2));
    expect((await ports.show(id)).body).toMatchObject({ needsOperator: false, operatorReason: null });
  });

  it('fails when its user is gone, while the number is here', async () => {
    const { id, orderId, userId } = await ports.moving();
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    await ports.come(id);
    vi.setSystemTime(theHour);
    await ports.answer(id, 'completed');
    expect(await ports.find(id)).toMatchObject({ state: 'completed', needsOperator: 'order-failed' });
    expect(await ports.get(orderId)).toMatchObject({ status: 'failed', failure: 'user-gone', needsOperator: true });
    expect(await ports.number(moving)).toMatchObject({ status: 'reserved', reservedFor: { id: orderId } });
    await ports.cancel(orderId);
    expect(await ports.number(moving)).toMatchObject({ status: 'available', pool: ports.organization() });
  });

  it('fails with the port, and the number can be ordered again', async () => {
    const { id, orderId } = await ports.moving();
    await ports.come(id);
    await ports.answer(id, 'failed', { text: 'Växeln svarar inte' });
    expect(await ports.find(id)).toMatchObject({ state: 'failed', needsOperator: 'port-failed' });
    expect(await ports.get(orderId)).toMatchObject({ status: 'failed', failure: 'port-failed' });
    expect(await ports.number(moving)).toBeUndefined();
    await ports.moving({}, { sim: { iccid: anIccid(2) } });
  });

  it.each<'stop' | 'cancel'>(['stop', 'cancel'])('is cancelled with its port, by %s', async (way) => {
    const { id, orderId } = await ports.moving();
    const { status } = way === 'stop' ? await ports.stop(id) : await ports.cancel(orderId);
    expect(status).toBe(200);
    expect(await ports.get(orderId)).toMatchObject({ status: 'cancelled', nextStep: { who: 'nobody' } });
    expect((await ports.find(id)).state).toBe('cancelled');
    expect(await ports.number(moving)).toBeUndefined();
    expect(await ports.simCard(anIccid(1))).toMatchObject({ status: 'free', owner: null });
    expect((await ports.stop(id)).status).toBe(200);
    expect((await ports.cancel(orderId)).status).toBe(200);
    const actions = await journaled();
    expect(actions.filter((action) => action === 'port-cancelled')).toHaveLength(1);
    expect(actions.filter((action) => action === 'order-cancelled')).toHaveLength(1);
    await ports.moving();
  });
});

describe('several numbers that move here', () => {
  const users = async (count: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let nth = 0; nth < count; nth += 1)
      ids.push((await colleague(api.house, api.world, { firstName: `Nr ${nth}`, secondaryNumber: null })).id);
    return ids;
  };
  const linesOf = (ids: readonly string[], moved: number) =>
    ids.map((userId, nth) => ({
      userId,
      sim: { iccid: anIccid(nth + 1) },
      number: nth < moved ? { port: ports.aPort({ number: `07017406${10 + nth}` }) } : { new: `07017405${10 + nth}` },
    }));

  it('are ordered with new ones, in one transaction', async () => {
    const ids = await users(10);
    await storeNumbers(
      api.house.table,
      ids.slice(5).map((_, nth) => `07017405${15 + nth}`),
    );
    const { status, body } = await ports.place({
      products: ['mobile-pbx', 'data-10'],
      activatesOn: '2026-12-03',
      lines: linesOf(ids, 5),
    });
    expect(status).toBe(201);
    expect(body.items.map(({ status: each }: { status: string }) => each)).toEqual([
      ...Array(5).fill('waiting-for-port'),
      ...Array(5).fill('scheduled'),
    ]);
    const listed = await api.call(listPortRequests, { as: api.world.administrator, query: { limit: '3' } });
    expect(listed.body.items).toHaveLength(3);
    const { nextCursor: cursor } = listed.body;
    const rest = await api.call(listPortRequests, { as: api.world.administrator, query: { limit: '3', cursor } });
    expect(rest.body.items).toHaveLength(2);
  });

  it('are at most five in an order, each once', async () => {
    const ids = await users(6);
    const body = { products: ['mobile-pbx', 'data-10'], lines: linesOf(ids, 6) };
    expect(wrong(await ports.place(body))).toEqual([400, 'lines: too-many-ports']);
    const [first, second] = body.lines;
    const doubled = { ...body, lines: [first, { ...second, number: first?.number }] };
    expect(wrong(await ports.place(doubled))).toEqual([400, 'lines[1].number.port.number: doubled']);
  });
});
