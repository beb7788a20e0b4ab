/** Subscriptions that move to another user. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteUser, updateUser } from '../../contract/users.ts';
import { wrong, type HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { mobile, subscriberOf } from '../build/subscriber.ts';
import { colleague } from '../build/world.ts';

// 00:30 on 1 December in Stockholm.
const now = Date.parse('2026-11-30T23:30:00Z');
const api = openInProcessApi({ isFresh: true, now });
const subscriber = subscriberOf(api);
const { subscriptions, orders } = subscriber;

const today = '2026-12-01';

let userId: string;
let id: string;
beforeEach(async () => void ({ userId, id } = await subscriber.create(now)));

const actions = (entityId = id) => subscriber.actions(entityId);
const userOf = (user = userId) => subscriber.user(user);

describe('a subscription that moves to another user', () => {
  const move = (to: string): Promise<HouseReply> => subscriptions.move(id, to);
  const named = async (different: object): Promise<string> => (await colleague(api.house, api.world, different)).id;

  it('takes its number along; all else of it stays', async () => {
    const before = await subscriptions.get(id);
    const to = await named({ primaryNumber: null, secondaryNumber: null });
    const { status, body } = await move(to);
    expect([status, body]).toEqual([200, { ...before, userId: to, version: before.version + 1 }]);
    expect(await userOf()).toMatchObject({ secondaryNumber: null });
    expect(await userOf(to)).toMatchObject({ secondaryNumber: mobile });
    expect(await orders.number(mobile)).toMatchObject({ status: 'active', holder: to, subscriptionId: id });
    expect(await actions()).toEqual(['subscription-changed']);
    for (const user of [to, userId]) expect(await actions(user)).toContain('user-changed');
    expect((await subscriptions.list({ userId: to })).items).toMatchObject([{ id }]);
    expect((await subscriptions.list({ userId })).items).toEqual([]);
  });

  it('and back again is as it was; to its own user is no change', async () => {
    const to = await named({ primaryNumber: null, secondaryNumber: null });
    await move(to);
    expect((await move(userId)).body).toMatchObject({ userId, version: 3 });
    expect((await move(userId)).body).toMatchObject({ userId, version: 3 });
    expect(await userOf()).toMatchObject({ secondaryNumber: mobile });
  });

  it('leaves its number with somebody else than its user', async () => {
    const keeper = await named({ primaryNumber: null, secondaryNumber: null });
    await api.call(updateUser, { as: api.world.administrator, path: { userId }, body: { secondaryNumber: null } });
    await api.call(updateUser, {
      as: api.world.administrator,
      path: { userId: keeper },
      body: { primaryNumber: mobile },
    });
    const to = await named({ primaryNumber: null, secondaryNumber: null });
    expect((await move(to)).status).toBe(200);
    expect(await userOf(keeper)).toMatchObject({ primaryNumber: mobile });
    expect(await userOf(to)).toMatchObject({ secondaryNumber: null });
  });

  it('of a user who is deleted gives its number to the other one', async () => {
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    const to = await named({ primaryNumber: null, secondaryNumber: null });
    expect((await move(to)).status).toBe(200);
    expect(await userOf(to)).toMatchObject({ secondaryNumber: mobile });
    expect(await orders.number(mobile)).toMatchObject({ holder: to, subscriptionId: id });
  });

  it('is rejected when the other user does not exist, is deactivated, or has no room; when it has ended', async () => {
    expect(wrong(await move(`usr_${'0'.repeat(26)}`))).toEqual([400, 'userId: unknown-reference']);
    const gone = await named({ deactivatesOn: today });
    expect(wrong(await move(gone))).toEqual([400, 'userId: user-deactivated']);
    const full = await named({
      primaryNumber: '+4684650050',
      secondaryNumber: '+4684650051',
      aliases: [52, 53, 54, 55, 56].map((nth) => `+46846500${nth}`),
    });
    expect(wrong(await move(full))).toEqual([400, 'userId: too-many-numbers']);
    expect(await userOf()).toMatchObject({ secondaryNumber: mobile });
    await subscriptions.end(id, today);
    expect(wrong(await move(api.world.administratorId))).toEqual([409, 'illegal-transition']);
  });

  it('to two users at the same moment is with one of them, and so is its number', async () => {
    const [one, other] = [
      await named({ primaryNumber: null, secondaryNumber: null }),
      await named({ primaryNumber: null, secondaryNumber: null }),
    ];
    await Promise.all([move(one), move(other)]);
    const { userId: winner } = await subscriptions.get(id);
    expect([one, other]).toContain(winner);
    const loser = winner === one ? other : one;
    expect([(await userOf(winner)).secondaryNumber, (await userOf(loser)).secondaryNumber]).toEqual([mobile, null]);
    expect(await orders.number(mobile)).toMatchObject({ holder: winner });
  });
});
