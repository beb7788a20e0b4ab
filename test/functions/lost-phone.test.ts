/** A phone that is lost, and found again. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { getItem } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { listActivity } from '../../contract/activity.ts';
import { exchangeConfiguration, redeemConfiguration, sendConfigSms } from '../../contract/config-sms.ts';
import { reportLostPhone, undoLostPhone } from '../../contract/lost-phone.ts';
import { deleteUser, getUser } from '../../contract/users.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid } from '../build/order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { storeSubscription } from '../build/stored-subscription.ts';
import { subscriptionsOf } from '../build/subscription.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-12-01T11:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const subscriptions = subscriptionsOf(api);

const today = '2026-12-01';
const mobile = '+46701740650';
const [own, twin, broadband] = [anIccid(1), anIccid(2), anIccid(3)];
const hour = 3_600_000;
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

let userId: string;
let phone: string;
let data: string;
beforeEach(async () => {
  vi.setSystemTime(now - hour);
  const { table } = api.house;
  const { organizationId } = api.world;
  await storeNumbers(table, [mobile]);
  userId = (await colleague(api.house, api.world, { secondaryNumber: mobile })).id;
  phone = await storeSubscription(table, organizationId, {
    user: userId,
    products: ['mobile-pbx', 'twin-sim'],
    number: mobile,
    cards: [own, twin],
  });
  data = await storeSubscription(table, organizationId, {
    user: userId,
    nth: 2,
    products: ['data', 'data-10'],
    cards: [broadband],
  });
  vi.setSystemTime(now);
});

const as = () => ({ as: api.world.administrator, path: { userId } });
const lose = () => api.call(reportLostPhone, as());
const find = () => api.call(undoLostPhone, as());
const statuses = async (): Promise<readonly string[]> => {
  const both = [await subscriptions.get(phone), await subscriptions.get(data)];
  return both.flatMap(({ simCards }) => simCards.map(({ status }: { status: string }) => status));
};
const iccids = (cards: readonly { iccid: string }[]) => cards.map(({ iccid }) => iccid).toSorted();
const actions = async (entityId: string): Promise<readonly string[]> => {
  const { body } = await api.call(listActivity, { as: api.world.administrator, query: { entityId } });
  return body.items.map(({ action }: { action: string }) => action);
};
const account = () => api.house.directory.people.get(`${api.world.organizationId}.${userId}`);
const credential = () =>
  getItem(
    api.house.table,
    keys.sipCredential(api.world.organizationId as unknown as OrganizationId, userId as unknown as UserId),
  );
/** The token of the newest text. */
const send = async (): Promise<string> => {
  vi.setSystemTime(Date.now() + 60_000);
  await api.call(sendConfigSms, as());
  return api.house.carrier.texts.at(-1)?.text.split('#')[1] ?? '';
};
const exchange = (token: string) => api.call(exchangeConfiguration, { body: { token, challenge } });

describe('a lost phone', () => {
  it('has all SIM cards of its user blocked, and the user a new one-time password', async () => {
    const before = account()?.password;
    const { status, body } = await lose();
    expect([status, iccids(body.blockedSimCards), body.undoUntil]).toEqual([
      200,
      [own, twin, broadband],
      '2026-12-04T11:00:00.000Z',
    ]);
    expect(await statuses()).toEqual(['blocked', 'blocked', 'blocked']);
    expect(body.initialPassword).not.toBe(before);
    expect(account()).toMatchObject({ password: body.initialPassword, oneTime: true });
    expect((await actions(userId))[0]).toBe('phone-lost');
    expect((await actions(phone)).includes('sim-blocked') && (await actions(data)).includes('sim-blocked')).toBe(true);
  });

  it('has its app signed out, and no configuration link that works', async () => {
    const { code } = (await exchange(await send())).body;
    await api.call(redeemConfiguration, { body: { code, verifier } });
    expect(await credential()).not.toBeNull();
    const link = await send();
    await lose();
    expect(await credential()).toBeNull();
    expect((await exchange(link)).status).toBe(410);
    expect((await api.call(getUser, as())).body).toMatchObject({ appActivatedAt: null, secondaryNumber: mobile });
    const again = (await exchange(await send())).body.code;
    expect((await api.call(redeemConfiguration, { body: { code: again, verifier } })).status).toBe(200);
  });

  it('reported twice at once has its cards blocked once, and all of them are taken back', async () => {
    const replies = await Promise.all([lose(), lose()]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies.map(({ body }) => body.initialPassword)).toContain(account()?.password);
    expect((await subscriptions.get(phone)).version).toBe(2);
    expect(iccids((await find()).body.unblockedSimCards)).toEqual([own, twin, broadband]);
    expect(await statuses()).toEqual(['active', 'active', 'active']);
  });

  it('that is found has exactly the cards unblocked that were blocked by its report, once', async () => {
    await subscriptions.block(data);
    const { initialPassword } = (await lose()).body;
    vi.setSystemTime(now + 72 * hour - 1);
    for (const _ of [1, 2]) {
      const { status, body } = await find();
      expect([status, iccids(body.unblockedSimCards)]).toEqual([200, [own, twin]]);
    }
    expect(await statuses()).toEqual(['active', 'active', 'blocked']);
    expect(account()?.password).toBe(initialPassword);
    expect((await actions(userId)).filter((action) => action === 'phone-found')).toHaveLength(1);
    await subscriptions.block(phone);
    await find();
    expect(await statuses()).toEqual(['blocked', 'blocked', 'blocked']);
  });

  it('is not found without having been lost, nor after 72 hours', async () => {
    expect(wrong(await find())).toEqual([409, 'illegal-transition']);
    await lose();
    vi.setSystemTime(now + 72 * hour);
    expect(wrong(await find())).toEqual([409, 'illegal-transition']);
    expect(await statuses()).toEqual(['blocked', 'blocked', 'blocked']);
  });

  it('that is found leaves alone what has ended or was replaced meanwhile', async () => {
    await lose();
    await subscriptions.end(data, today);
    await subscriptions.replace(phone, { iccid: anIccid(9) });
    expect(iccids((await find()).body.unblockedSimCards)).toEqual([twin]);
    expect((await subscriptions.get(phone)).simCards.map(({ status }: { status: string }) => status)).toEqual([
      'active',
      'active',
    ]);
  });

  it('of somebody without a subscription is a new password, and of a deleted user nothing', async () => {
    userId = (await colleague(api.house, api.world, { firstName: 'Beata', secondaryNumber: null })).id;
    const { status, body } = await lose();
    expect([status, body.blockedSimCards, typeof body.initialPassword]).toEqual([200, [], 'string']);
    await api.call(deleteUser, as());
    expect([(await lose()).status, (await find()).status]).toEqual([404, 404]);
  });
});
