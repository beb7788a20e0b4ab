/** A configuration link goes with the number that it was sent to: whoever has that number now is somebody else. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { exchangeConfiguration, listConfigSms, redeemConfiguration, sendConfigSms } from '../../contract/config-sms.ts';
import { deleteUser, restoreUser, updateUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply } from '../build/house.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-11-23T12:00:00Z') });

const old = '+46701740601';
const corrected = '+46701740602';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

let path: { userId: string };
beforeEach(async () => {
  path = { userId: (await colleague(api.house, api.world, { secondaryNumber: old })).id };
  api.house.wire.mend();
});

const send = (): Promise<HouseReply> => api.call(sendConfigSms, { as: api.world.administrator, path });
const change = (body: object): Promise<HouseReply> => api.call(updateUser, { as: api.world.administrator, path, body });
const minutePasses = (): void => void vi.setSystemTime(Date.now() + 60_000);
/** The token in the newest text to a number; null when none was sent. */
const linkTo = (number: string): string | null =>
  api.house.carrier.texts.findLast(({ to }) => to === number)?.text.split('#')[1] ?? null;
const exchange = (token: string | null): Promise<HouseReply> =>
  api.call(exchangeConfiguration, { body: { token, challenge } });
const statuses = async (): Promise<readonly string[]> =>
  (await api.call(listConfigSms, { as: api.world.administrator, path })).body.items.map(
    ({ status }: { status: string }) => status,
  );

describe('the link of a text', () => {
  it.each([
    ['was corrected', { secondaryNumber: corrected }],
    ['was taken away', { secondaryNumber: null }],
    ['was taken away, though another was added', { secondaryNumber: null, primaryNumber: corrected }],
  ])('is void when its number %s, and its attempt replaced', async (_, body) => {
    await send();
    expect((await change(body)).status).toBe(200);
    expect(await statuses()).toEqual(['replaced']);
    expect((await exchange(linkTo(old))).body.code).toBe('link-used-or-expired');
  });

  it('is void for good: putting the number back does not bring it back', async () => {
    await send();
    await change({ secondaryNumber: corrected });
    await change({ secondaryNumber: old });
    expect((await exchange(linkTo(old))).status).toBe(410);
    expect(await statuses()).toEqual(['replaced']);
  });

  it('is void also when a phone has exchanged it and not redeemed its code', async () => {
    await send();
    const { code } = (await exchange(linkTo(old))).body;
    await change({ secondaryNumber: corrected });
    expect((await api.call(redeemConfiguration, { body: { code, verifier } })).body.code).toBe('link-used-or-expired');
  });

  it.each([
    ['the user has it in another place', { secondaryNumber: corrected, aliases: [old] }],
    ['something else changed', { city: 'Åhus' }],
    ['a number was added', { primaryNumber: corrected }],
  ])('is good while %s', async (_, body) => {
    await send();
    await change(body);
    expect(await statuses()).toEqual(['sent']);
    expect((await exchange(linkTo(old))).status).toBe(200);
  });

  it('is good when an older text went to the number that is gone', async () => {
    await send();
    await change({ secondaryNumber: corrected });
    minutePasses();
    await send();
    await change({ primaryNumber: old });
    await change({ primaryNumber: null });
    expect(await statuses()).toEqual(['sent', 'replaced']);
    expect((await exchange(linkTo(corrected))).status).toBe(200);
  });

  it('is good again with a user who is restored with the number', async () => {
    await send();
    await api.call(deleteUser, { as: api.world.administrator, path });
    expect((await api.call(restoreUser, { as: api.world.administrator, path })).status).toBe(200);
    expect((await exchange(linkTo(old))).status).toBe(200);
  });

  it('leaves what became of the text: an app that was tied stays so', async () => {
    await send();
    const { code } = (await exchange(linkTo(old))).body;
    expect((await api.call(redeemConfiguration, { body: { code, verifier } })).status).toBe(200);
    await change({ secondaryNumber: corrected });
    expect(await statuses()).toEqual(['activated']);
  });

  it('counts for the limits as before', async () => {
    await send();
    await change({ secondaryNumber: corrected });
    expect((await send()).body.code).toBe('too-many-texts');
  });
});

describe('a number that is corrected while a text is on its way', () => {
  const calls = async (run: () => Promise<HouseReply>): Promise<number> => {
    api.house.wire.mend();
    await run();
    return api.house.wire.calls.length;
  };
  /** No link is good that was sent to a number which is not the user's. */
  const noLinkOutlives = async (place: string): Promise<void> => {
    api.house.wire.mend();
    const token = linkTo(old);
    if (token !== null) expect((await exchange(token)).status, place).toBe(410);
  };
  const again = async (): Promise<void> => {
    await change({ secondaryNumber: old });
    minutePasses();
    minutePasses();
  };

  it('leaves no link, wherever in the sending it comes', async () => {
    const count = await calls(send);
    expect(count).toBeGreaterThan(3);
    for (let call = 0; call < count; call += 1) {
      vi.setSystemTime(Date.now() + 86_400_000);
      await again();
      api.house.carrier.texts.length = 0;
      api.house.wire.hold(call, async () => void (await change({ secondaryNumber: corrected })));
      expect((await send()).status).toBe(202);
      await noLinkOutlives(`before call ${call} of the sending`);
    }
  });

  it('leaves no link, wherever in the change the sending comes', async () => {
    const count = await calls(() => change({ secondaryNumber: corrected }));
    expect(count).toBeGreaterThan(3);
    for (let call = 0; call < count; call += 1) {
      vi.setSystemTime(Date.now() + 86_400_000);
      await again();
      api.house.carrier.texts.length = 0;
      api.house.wire.hold(call, async () => void (await send()));
      expect((await change({ secondaryNumber: corrected })).status).toBe(200);
      await noLinkOutlives(`before call ${call} of the change`);
    }
  });
});
