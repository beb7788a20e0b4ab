/** The same request for an upload, made again with its Idempotency-Key: one upload, and a form that can be posted. */
import { describe, expect, it, vi } from 'vitest';
import { createDocument } from '../../contract/documents.ts';
import { createVoiceMessage, deleteVoiceMessage, listVoiceMessages } from '../../contract/voice-messages.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { mostVoiceMessages } from '../../domain/voice-message.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { storeMessages } from '../build/stored-message.ts';
import { arrive, tone } from '../build/upload.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const minute = 60_000;

const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;
const recording = { name: 'Jul 2026', contentType: 'audio/wav', size: 16_044 };
const letter = { kind: 'power-of-attorney', fileName: 'fullmakt.png', contentType: 'image/png', size: 100 };
const create = (key: string, body: object = recording) =>
  api.call('kind' in body ? createDocument : createVoiceMessage, {
    as: api.world.administrator,
    body,
    headers: { 'idempotency-key': key },
  });
const listed = async (): Promise<number> =>
  (await api.call(listVoiceMessages, { as: api.world.administrator, query: { limit: '100' } })).body.items.length;

describe('a request for an upload that comes again', () => {
  it.each([
    ['a voice message', recording],
    ['a document', letter],
  ])('has a form that is posted in the next quarter of an hour: %s', async (_, body) => {
    const first = await create('once', body);
    vi.setSystemTime(now + 20 * minute);
    const again = await create('once', body);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect([first.body.upload.expiresAt, again.body.upload.expiresAt]).toEqual([
      '2026-11-30T12:15:00.000Z',
      '2026-11-30T12:35:00.000Z',
    ]);
    expect((await create('once', { ...body, size: 99 })).status).toBe(422);
  });

  it('has no form that could be posted after its upload is cleared away', async () => {
    await create('once');
    vi.setSystemTime(now + 30 * minute);
    expect((await create('once')).body.upload.expiresAt).toBe('2026-11-30T12:45:00.000Z');
    vi.setSystemTime(now + 31 * minute);
    expect((await create('once')).body.code).toBe('upload-over');
  });

  it('creates nothing again, and says so once the file has arrived, or the message is gone', async () => {
    const { body } = await create('once');
    expect((await create('once')).status).toBe(201);
    expect(await listed()).toBe(1);
    await arrive(api.house, organization(), body.id, tone());
    const late = await create('once');
    expect([late.status, late.body.code]).toEqual([409, 'upload-over']);
    await api.call(deleteVoiceMessage, { as: api.world.administrator, path: { voiceMessageId: body.id } });
    expect((await create('once')).body.code).toBe('upload-over');
    expect(await listed()).toBe(0);
  });

  it('is answered as the first time when it took the last place', async () => {
    const ids = Array.from({ length: mostVoiceMessages - 1 }, (_, place) =>
      idFrom('msg', String(place).padStart(26, '0')),
    );
    await storeMessages(api.house.table, organization(), ...ids);
    const first = await create('last');
    expect(first.status).toBe(201);
    expect((await create('one more')).body.code).toBe('too-many-files');
    expect((await create('last')).body.id).toBe(first.body.id);
  });
});
