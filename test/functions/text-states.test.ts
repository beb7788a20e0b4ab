/** What becomes of a text is recorded from the state that it is in, whatever else happens to it at the same time. */
import { createHash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { deleteItem } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { exchangeConfiguration, listConfigSms, redeemConfiguration, sendConfigSms } from '../../contract/config-sms.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-11-23T12:00:00Z') });

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

const send = (userId: UserId): Promise<HouseReply> =>
  api.call(sendConfigSms, { as: api.world.administrator, path: { userId } });
const texts = async (userId: UserId) =>
  (await api.call(listConfigSms, { as: api.world.administrator, path: { userId } })).body.items;

async function redeem(): Promise<void> {
  const token = api.house.carrier.texts.at(-1)?.text.split('#')[1];
  const { code } = (await api.call(exchangeConfiguration, { body: { token, challenge } })).body;
  expect((await api.call(redeemConfiguration, { body: { code, verifier } })).status).toBe(200);
}

it('a phone that is faster than the record of the sending stays activated, and the sending is recorded too', async () => {
  const one = await colleague(api.house, api.world);
  const other = await colleague(api.house, api.world, { secondaryNumber: '+46701740602' });
  api.house.wire.mend();
  await send(one.id);
  const outcome = api.house.wire.calls.length - 1;
  api.house.wire.mend();
  api.house.wire.hold(outcome, redeem);
  expect((await send(other.id)).body.status).toBe('sent');
  expect(await texts(one.id)).toMatchObject([{ status: 'sent' }]);
  expect(await texts(other.id)).toMatchObject([{ status: 'activated', sentAt: '2026-11-23T12:00:00.000Z' }]);
});

it('a text is sent also when the one before it is gone', async () => {
  const { id } = await colleague(api.house, api.world);
  const { smsId } = (await send(id)).body;
  await deleteItem(api.house.table, keys.configSms(api.world.organizationId as OrganizationId, id, smsId));
  vi.setSystemTime(Date.now() + 60_000);
  expect((await send(id)).body.status).toBe('sent');
  expect(await texts(id)).toMatchObject([{ status: 'sent' }]);
});
