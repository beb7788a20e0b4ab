/** Voice messages from the form to the moment at which a caller could hear them, and away again. */
import { describe, expect, it, vi } from 'vitest';
import { fileKey } from '../../adapters/files.ts';
import { listActivity } from '../../contract/activity.ts';
import { createScheduleEvent } from '../../contract/schedule-events.ts';
import {
  createVoiceMessage,
  deleteVoiceMessage,
  getVoiceMessage,
  getVoiceMessageAudio,
  listVoiceMessages,
  updateVoiceMessage,
} from '../../contract/voice-messages.ts';
import { arrive, tone } from '../build/upload.ts';
import { eventPlaying, openVoiceMessageApi, wrongIn } from '../build/voice-message-api.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const { api, ask, organization, created, recorded } = openVoiceMessageApi(now);
const minute = 60_000;
const files = () => [...api.house.files.objects.keys()];

describe('a voice message', () => {
  it('waits for its recording, is checked, and can then be listened to for a minute', async () => {
    const { id, upload, status } = await created();
    expect([status, upload.fields.key, upload.fields['Content-Type']]).toEqual([
      'uploading',
      fileKey(organization(), id),
      'audio/wav',
    ]);
    expect(wrongIn(await ask(getVoiceMessageAudio, { id }))).toEqual([409, 'not-ready']);
    expect(await arrive(api.house, organization(), id, tone())).toBe('ready');
    const { body } = await ask(getVoiceMessage, { id });
    expect([body.status, body.rejectedBecause, body.durationSeconds, body.version]).toEqual(['ready', null, 1, 1]);
    const { url, expiresAt } = (await ask(getVoiceMessageAudio, { id })).body;
    expect([new URL(url).pathname.endsWith(`/${id}-1`), expiresAt]).toEqual([true, '2026-11-30T12:01:00.000Z']);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60');
    expect(files()).toEqual([`checked/${fileKey(organization(), id)}-1`]);
  });

  it.each([
    ['audio/webm;codecs=opus', 201],
    ['audio/mp4; codecs="mp4a.40.2"', 201],
    ['audio/wav', 201],
    ['audio/webm;codecs="opus', 400],
    ['audio/webm;codecs=opus;x=1', 400],
    ['audio/wav\r\nX-Evil: 1', 400],
    ['application/pdf', 400],
  ])('is recorded as a media type of sounds, with its codecs at most: %j answers %i', async (contentType, status) => {
    expect((await ask(createVoiceMessage, { body: { name: 'Jul', contentType, size: 1 } })).status).toBe(status);
  });

  it('says why it cannot be used, and is cleared away after a week', async () => {
    const { id } = await created();
    expect(await arrive(api.house, organization(), id, tone().subarray(0, 9000))).toBe('cut-short');
    const { body } = await ask(getVoiceMessage, { id });
    expect([body.status, body.rejectedBecause]).toEqual(['rejected', 'cut-short']);
    expect(wrongIn(await ask(createScheduleEvent, { body: eventPlaying(id) }))).toEqual([
      400,
      'invalid-request',
      'messageId: unknown-reference',
    ]);
    vi.setSystemTime(now + 6 * 24 * 60 * minute);
    await api.house.reconcile();
    expect((await ask(getVoiceMessage, { id })).status).toBe(200);
    // A run stored its copy and died, before another gave up.
    api.house.files.objects.set(`checked/${fileKey(organization(), id)}-1`, tone());
    vi.setSystemTime(now + 7 * 24 * 60 * minute);
    await api.house.reconcile();
    vi.setSystemTime(Date.now() + 2 * minute);
    await api.house.reconcile();
    expect([(await ask(getVoiceMessage, { id })).status, files()]).toEqual([404, []]);
  });

  it('whose recording never comes is gone after an hour, and one that comes later is not kept', async () => {
    const { id } = await created();
    vi.setSystemTime(now + 60 * minute);
    await api.house.reconcile();
    expect((await ask(getVoiceMessage, { id })).status).toBe(404);
    expect(await arrive(api.house, organization(), id, tone())).toBe('not wanted');
    expect(files()).toEqual([]);
  });

  it('comes out the same when its recording is inspected twice, or posted again', async () => {
    const id = await recorded();
    const before = (await ask(getVoiceMessage, { id })).body;
    expect(await arrive(api.house, organization(), id, tone(2))).toBe('not wanted');
    expect((await ask(getVoiceMessage, { id })).body).toEqual(before);
    expect(files()).toEqual([`checked/${fileKey(organization(), id)}-1`]);
    const { body } = await api.call(listActivity, { as: api.world.administrator, query: { entityId: id } });
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
      'voice-message-ready',
      'voice-message-created',
    ]);
  });

  it('is renamed under its version', async () => {
    const id = await recorded();
    const rename = (name: string, version: number) =>
      api.call(updateVoiceMessage, {
        as: api.world.administrator,
        path: { voiceMessageId: id },
        body: { name },
        headers: { 'if-match': String(version) },
      });
    expect((await rename('Jul 2027', 1)).body).toMatchObject({ name: 'Jul 2027', version: 2 });
    expect(wrongIn(await rename('Jul 2028', 1))).toEqual([412, 'stale-version']);
    expect(wrongIn(await ask(updateVoiceMessage, { id, body: { name: 'a'.repeat(101) } }))).toEqual([
      400,
      'invalid-request',
      'name: too-long',
    ]);
    expect(wrongIn(await ask(updateVoiceMessage, { id, body: { name: '   ' } }))).toEqual([
      400,
      'invalid-request',
      'name: required',
    ]);
  });

  it('is listed with the newest first, and how often it is used', async () => {
    const first = await recorded('Sommar');
    vi.setSystemTime(now + minute);
    const second = await recorded('Jul');
    const { body: closed } = await ask(createScheduleEvent, { body: eventPlaying(first) });
    const { body } = await ask(listVoiceMessages);
    expect(body.items.map(({ id, usedBy }: { id: string; usedBy: object[] }) => [id, usedBy])).toEqual([
      [second, []],
      [first, [{ kind: 'schedule-event', id: closed.id, name: null }]],
    ]);
  });
});

describe('a deleted voice message', () => {
  it('takes its file with it, minutes later', async () => {
    const id = await recorded();
    expect((await ask(deleteVoiceMessage, { id })).status).toBe(204);
    expect(files()).toHaveLength(1);
    vi.setSystemTime(Date.now() + 2 * minute);
    await api.house.reconcile();
    expect(files()).toEqual([]);
  });
});
