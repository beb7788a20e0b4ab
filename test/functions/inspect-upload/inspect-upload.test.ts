/** Runs of one inspection that overlap, die or fail: the upload has one end, and what is served is what was inspected. */
import { describe, expect, it, vi } from 'vitest';
import { checkedKey, fileKey } from '../../../adapters/files.ts';
import { findVoiceMessage } from '../../../adapters/table/voice-messages.ts';
import { createVoiceMessage } from '../../../contract/voice-messages.ts';
import type { OrganizationId, VoiceMessageId } from '../../../domain/ids.ts';
import { inspectUpload, type Inspection } from '../../../functions/inspect-upload/inspect-upload.ts';
import type { Inspect } from '../../../functions/inspect-upload/inspection.ts';
import { runAt } from '../../../functions/shared/settle/run.ts';
import { openInProcessApi } from '../../build/in-process-api.ts';
import { inspectInProcess, tone } from '../../build/upload.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;
const body = { name: 'Jul 2026', contentType: 'audio/wav', size: 16_044 };

const created = async (): Promise<VoiceMessageId> =>
  (await api.call(createVoiceMessage, { as: api.world.administrator, body })).body.id;
const post = (id: VoiceMessageId, seconds: number): void =>
  api.house.files.upload(fileKey(organization(), id), tone(seconds));
const inspected = (id: VoiceMessageId, inspect: Inspect = inspectInProcess): Promise<Inspection> => {
  const { table, files } = api.house;
  return inspectUpload({ table, files: files.files, inspect }, organization(), id, runAt(Date.now(), 'inspection'));
};
/** An inspection that does something before it begins. */
const after =
  (first: () => Promise<unknown>): Inspect =>
  async (kind, bytes, contentType) => {
    await first();
    return inspectInProcess(kind, bytes, contentType);
  };
/** The function dies while it inspects: its run never comes back. */
const die = async (id: VoiceMessageId): Promise<void> => {
  const begun = Promise.withResolvers<void>();
  void inspected(id, () => {
    begun.resolve();
    return new Promise(() => {});
  });
  await begun.promise;
};

/** What the table says, and how long the copy that is served lasts. */
const served = async (id: VoiceMessageId) => {
  const message = await findVoiceMessage(api.house.table, organization(), id);
  if (message === null) throw new Error('the message is gone');
  const copy = api.house.files.objects.get(`checked/${checkedKey(organization(), message)}`);
  return [message.status, message.durationSeconds, copy && (copy.length - 44) / 16_000];
};
const filesAfterMinutes = async (minutes: number): Promise<readonly string[]> => {
  vi.setSystemTime(now + minutes * 60_000);
  await api.house.reconcile();
  return [...api.house.files.objects.keys()];
};

describe('a form that is posted twice', () => {
  it('while the first file is inspected: the second is served, and nothing else is kept', async () => {
    const id = await created();
    post(id, 1);
    const first = after(async () => {
      post(id, 2);
      expect(await inspected(id)).toBe('ready');
    });
    expect(await inspected(id, first)).toBe('not wanted');
    expect(await served(id)).toEqual(['ready', 2, 2]);
    expect(await filesAfterMinutes(3)).toEqual([`checked/${fileKey(organization(), id)}-2`]);
  });

  it('while the first file is inspected, whose run ends first: the second is served', async () => {
    const id = await created();
    post(id, 1);
    const second = Promise.withResolvers<void>();
    const isNoted = Promise.withResolvers<void>();
    const begun = () =>
      inspected(
        id,
        after(() => {
          isNoted.resolve();
          return second.promise;
        }),
      );
    let last: Promise<Inspection> | undefined;
    const first = after(async () => {
      post(id, 2);
      last = begun();
      await isNoted.promise;
    });
    expect(await inspected(id, first)).toBe('replaced');
    second.resolve();
    expect(await last).toBe('ready');
    expect(await served(id)).toEqual(['ready', 2, 2]);
    expect(await filesAfterMinutes(3)).toEqual([`checked/${fileKey(organization(), id)}-2`]);
  });

  it('before the first file was inspected: the second is served, and the other run finds nothing', async () => {
    const id = await created();
    post(id, 1);
    post(id, 2);
    expect([await inspected(id), await inspected(id)]).toEqual(['ready', 'not wanted']);
    expect(await served(id)).toEqual(['ready', 2, 2]);
  });

  it('after the first file was inspected: the first is served, and the second goes', async () => {
    const id = await created();
    post(id, 1);
    expect(await inspected(id)).toBe('ready');
    post(id, 2);
    expect(await inspected(id)).toBe('not wanted');
    expect(await served(id)).toEqual(['ready', 1, 1]);
    expect([...api.house.files.objects.keys()]).toEqual([`checked/${fileKey(organization(), id)}-1`]);
  });

  it('with the first file again, after a second: it is served, also when the copies before it are deleted', async () => {
    const id = await created();
    for (const seconds of [1, 2]) {
      post(id, seconds);
      await die(id);
    }
    post(id, 1);
    expect(await inspected(id)).toBe('ready');
    await filesAfterMinutes(3);
    expect(await served(id)).toEqual(['ready', 1, 1]);
  });

  it('with the first file again, while that is inspected: the copy that is served is there', async () => {
    const id = await created();
    post(id, 1);
    const first = after(async () => {
      for (const seconds of [2, 1]) {
        post(id, seconds);
        await die(id);
      }
    });
    expect(await inspected(id, first)).toBe('replaced');
    expect(await inspected(id)).toBe('ready');
    expect(await served(id)).toEqual(['ready', 1, 1]);
  });
});

describe('an inspection', () => {
  it('that ended its function three times is not begun again', async () => {
    const id = await created();
    post(id, 1);
    for (let time = 0; time < 3; time += 1) await die(id);
    let begun = 0;
    const count = after(async () => {
      begun += 1;
    });
    expect([await inspected(id, count), begun]).toEqual(['takes-too-long', 0]);
    expect((await served(id))[0]).toBe('rejected');
  });

  it('that failed for a reason of ours is begun again as often as it comes', async () => {
    const id = await created();
    post(id, 1);
    const fails = after(() => Promise.reject(new Error('S3 does not answer')));
    for (let time = 0; time < 5; time += 1) await expect(inspected(id, fails)).rejects.toThrow('does not answer');
    expect(await inspected(id)).toBe('ready');
  });

  it('that died is begun again, and ends the same', async () => {
    const id = await created();
    post(id, 1);
    await die(id);
    expect([await inspected(id), await inspected(id)]).toEqual(['ready', 'not wanted']);
    expect(await served(id)).toEqual(['ready', 1, 1]);
  });
});
