/** Voice messages over HTTP, with the deployed functions: from the form to what a caller hears. */
import { beforeAll, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';
import { createMessage, post, recording, untilInspected, uploadMessage, wav } from './uploads.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const call = (method: string, path: string, body?: unknown, as = token): Promise<Reply> =>
  system.call(method, path, { token: as, ...(body !== undefined && { body }) });
const read = async (id: string): Promise<Reply['body']> => (await call('GET', `/voice-messages/${id}`)).body;
const outcomeOf = async (id: string) => {
  const { status, rejectedBecause } = await read(id);
  return [status, rejectedBecause];
};
const wrong = ({ status, body }: Reply) => [
  status,
  body.code,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
/** Posts a file as a new message. @returns what its inspection came to */
async function inspected(bytes: Uint8Array, contentType: string) {
  const { id, upload } = await createMessage(system, { token, contentType }, Math.max(1, bytes.length));
  expect((await post(upload, bytes)).status).toBe(204);
  await untilInspected(system);
  return [id, ...(await outcomeOf(id))];
}
const readyEvents = async (id: string) =>
  (await system.events('voice-message-ready')).filter(({ detail }) => detail.entityId === id);

describe('a recording', () => {
  it.each([
    ['a WAV file', () => wav(2), 'audio/wav', 2],
    ['what Chromium records', () => recording('chromium.webm'), 'audio/webm;codecs=opus', 4.08],
    ['what an iPhone records', () => recording('fragments.m4a'), 'audio/mp4', 4.08],
  ])('as %s becomes one that can be heard, and the switchboard is told', async (_, bytes, contentType, seconds) => {
    const [id, ...outcome] = await inspected(bytes(), contentType);
    expect(outcome).toEqual(['ready', null]);
    const { durationSeconds, name } = await read(id);
    expect(Math.abs(durationSeconds - seconds)).toBeLessThan(0.1);
    expect((await readyEvents(id)).map(({ detail }) => detail)).toMatchObject([{ name, durationSeconds }]);

    const core = await system.machineToken('pbx-core', ['routing.read']);
    const headers = { 'x-organization': system.organization().id };
    const { items } = (await system.call('GET', '/voice-messages?status=ready', { token: core, headers })).body;
    expect(items.map((each: { id: string }) => each.id)).toContain(id);
    const { url } = (await system.call('GET', `/voice-messages/${id}/audio`, { token: core, headers })).body;
    const audio = await fetch(url);
    expect([audio.status, audio.headers.get('content-type'), audio.headers.get('content-disposition')]).toEqual([
      200,
      'audio/wav',
      `inline; filename="${id}.wav"`,
    ]);
    const view = new DataView(await audio.arrayBuffer());
    // PCM, one channel, 8 kHz, 16 bits.
    expect([
      view.getUint16(20, true),
      view.getUint16(22, true),
      view.getUint32(24, true),
      view.getUint16(34, true),
    ]).toEqual([1, 1, 8000, 16]);
    expect(Math.abs((view.byteLength - 44) / 16_000 - durationSeconds)).toBeLessThan(0.01);
  });

  it('can be listened to by a link that lives a minute', async () => {
    const id = await uploadMessage(system, { token });
    const { url } = (await call('GET', `/voice-messages/${id}/audio`)).body;
    expect((await fetch(url)).status).toBe(200);
    await system.control('POST', '/clock', { advanceSeconds: 61 });
    expect((await fetch(url)).status).toBe(403);
  });
});

describe('what is no recording', () => {
  const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array<number>(600).fill(7)]);
  it.each([
    ['an MP3 that was cut short', () => recording('cbr.mp3').subarray(0, 15_000), 'audio/mpeg', 'cut-short'],
    ['a webm that was cut short', () => recording('chromium.webm').subarray(0, 9000), 'audio/webm', 'cut-short'],
    ['a ZIP file that is called WAV', () => zip, 'audio/wav', 'unknown-format'],
    ['an MP3 that is called WAV', () => recording('cbr.mp3'), 'audio/wav', 'other-format'],
    ['six minutes', () => wav(360), 'audio/wav', 'too-long'],
    ['a click', () => wav(0.1), 'audio/wav', 'too-short'],
  ])('%s is rejected, with the reason', async (_, bytes, contentType, reason) => {
    const [id, ...outcome] = await inspected(bytes(), contentType);
    expect(outcome).toEqual(['rejected', reason]);
    expect(wrong(await call('GET', `/voice-messages/${id}/audio`))).toEqual([409, 'not-ready']);
    expect(await readyEvents(id)).toEqual([]);
  });
});

describe('a form', () => {
  it('takes no file after it has expired, and the message is cleared away', async () => {
    const { id, upload } = await createMessage(system, { token });
    await system.control('POST', '/clock', { advanceSeconds: 15 * 60 + 1 });
    token = await system.logIn();
    expect((await post(upload, wav())).status).toBe(403);
    await untilInspected(system);
    expect(await outcomeOf(id)).toEqual(['uploading', null]);
    await system.control('POST', '/clock', { advanceSeconds: 60 * 60 });
    token = await system.logIn();
    expect((await call('GET', `/voice-messages/${id}`)).status).toBe(404);
  });

  it('posted twice gives the first recording, once', async () => {
    const { id, upload } = await createMessage(system, { token });
    expect((await post(upload, wav(1))).status).toBe(204);
    await untilInspected(system);
    expect((await post(upload, wav(2))).status).toBe(204);
    await untilInspected(system);
    expect((await read(id)).durationSeconds).toBe(1);
    expect(await readyEvents(id)).toHaveLength(1);
  });
});

describe('S3', () => {
  const fail = (kind: string, operation: string, times: number) =>
    system.control('POST', '/faults', { service: 's3', kind, operation, times });

  it('that is down delays the inspection, and the message is ready when it works again', async () => {
    const { id, upload } = await createMessage(system, { token });
    await fail('error', 'PutObject', 100);
    expect((await post(upload, wav())).status).toBe(204);
    await untilInspected(system);
    expect(await outcomeOf(id)).toEqual(['checking', null]);
    await system.control('DELETE', '/faults');
    // The queue gives the message out again six times the function's time limit later.
    await system.control('POST', '/clock', { advanceSeconds: 15 * 60 });
    token = await system.logIn();
    expect(await outcomeOf(id)).toEqual(['ready', null]);
    expect(await readyEvents(id)).toHaveLength(1);
  });

  it.each(['error', 'throttle'])(
    'that fails once at each call (%s) is asked again, within the inspection',
    async (kind) => {
      const { id, upload } = await createMessage(system, { token });
      await fail(kind, 'PostObject', 1);
      expect((await post(upload, wav())).status).toBeGreaterThanOrEqual(500);
      for (const operation of ['HeadObject', 'GetObject', 'PutObject', 'DeleteObject']) await fail(kind, operation, 1);
      expect((await post(upload, wav())).status).toBe(204);
      await untilInspected(system);
      expect(await outcomeOf(id)).toEqual(['ready', null]);
      expect((await system.control('GET', '/faults')).length).toBe(0);
    },
  );

  it('that tells of an upload twice makes one message of it', async () => {
    const { id, upload } = await createMessage(system, { token });
    await fail('duplicate', 'PostObject', 1);
    await post(upload, wav());
    await untilInspected(system);
    expect(await outcomeOf(id)).toEqual(['ready', null]);
    expect(await readyEvents(id)).toHaveLength(1);
  });

  it('that loses an event leaves a message that is cleared away after an hour', async () => {
    const { id, upload } = await createMessage(system, { token });
    await fail('drop', 'PostObject', 1);
    expect((await post(upload, wav())).status).toBe(204);
    await untilInspected(system);
    expect(await outcomeOf(id)).toEqual(['uploading', null]);
    await system.control('POST', '/clock', { advanceSeconds: 61 * 60 });
    token = await system.logIn();
    expect((await call('GET', `/voice-messages/${id}`)).status).toBe(404);
  });
});

describe('a voice message that cannot be used', () => {
  const closed = {
    title: 'Julstängt',
    targets: 'all-answering-groups',
    start: '2031-12-24T00:00',
    end: '2031-12-25T00:00',
  };
  /** What references a message: how, and the field that is wrong. */
  type Place = readonly [name: string, send: (messageId: string) => Promise<Reply>, field: string];
  const ids: Record<string, string> = {};
  const places: readonly Place[] = [
    ['a new event', (messageId) => call('POST', '/schedule-events', { ...closed, messageId }), 'messageId'],
    ['an event', (messageId) => call('PATCH', `/schedule-events/${ids.event}`, { messageId }), 'messageId'],
    [
      'an occurrence',
      (messageId) =>
        call('PUT', `/schedule-events/${ids.event}/exceptions/2031-12-24`, {
          start: closed.start,
          end: closed.end,
          messageId,
        }),
      'messageId',
    ],
    [
      'the events of holidays',
      (messageId) =>
        call('POST', '/schedule-events/holidays', {
          year: 2031,
          codes: ['new-years-day'],
          targets: 'all-answering-groups',
          messageId,
        }),
      'messageId',
    ],
    [
      'a new group',
      (closedMessageId) => call('POST', '/answering-groups', { name: 'Ny', closedMessageId }),
      'closedMessageId',
    ],
    [
      'a group',
      (closedMessageId) => call('PATCH', `/answering-groups/${ids.group}`, { closedMessageId }),
      'closedMessageId',
    ],
    ['a menu', (closedMessageId) => call('PATCH', `/ivr-menus/${ids.menu}`, { closedMessageId }), 'closedMessageId'],
    [
      'a menu’s greeting',
      (greetingMessageId) => call('PATCH', `/ivr-menus/${ids.menu}`, { greetingMessageId }),
      'greetingMessageId',
    ],
    [
      'a menu’s key',
      (id) => call('PATCH', `/ivr-menus/${ids.menu}`, { keys: { '9': { kind: 'message', id } } }),
      'keys.9.id',
    ],
  ];
  const unusable: Record<string, string> = {};
  beforeAll(async () => {
    token = await system.logIn();
    ids.event = (await call('POST', '/schedule-events', closed)).body.id;
    ids.group = (await call('POST', '/answering-groups', { name: 'Gruppen' })).body.id;
    ids.menu = (await call('POST', '/ivr-menus', { name: 'Menyn' })).body.id;
    unusable.foreign = await uploadMessage(system, { token: await system.logIn(1) });
    unusable.unknown = `msg_${'0'.repeat(26)}`;
    unusable.waiting = (await createMessage(system, { token })).id;
    unusable.rejected = await uploadMessage(system, { token }, wav(0.1));
    unusable.deleted = await uploadMessage(system, { token });
    await call('DELETE', `/voice-messages/${unusable.deleted}`);
  });

  it.each(places)('is unknown alike, whatever the reason, in %s', async (_, send, field) => {
    expect((await call('GET', `/voice-messages/${unusable.deleted}`)).status).toBe(404);
    const replies = await Promise.all(Object.values(unusable).map(send));
    const known = replies.map(({ body }) => ({ ...body, requestId: '' }));
    expect(replies.map(wrong)).toEqual(replies.map(() => [400, 'invalid-request', `${field}: unknown-reference`]));
    for (const each of known) expect(each).toEqual(known[0]);
  });

  it('can be used in each of them once it is ready, and is then kept from being deleted', async () => {
    const id = await uploadMessage(system, { token, name: 'Används' });
    for (const [place, send] of places) expect([200, 201], place).toContain((await send(id)).status);
    const { usedBy } = await read(id);
    expect(new Set(usedBy.map(({ kind }: { kind: string }) => kind))).toEqual(
      new Set(['schedule-event', 'answering-group', 'ivr-menu']),
    );
    expect(wrong(await call('DELETE', `/voice-messages/${id}`)).slice(0, 2)).toEqual([409, 'in-use']);
  });
});
