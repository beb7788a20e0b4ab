/** Voice messages from the form to the moment at which a caller could hear them, and away again. */
import { describe, expect, it, vi } from 'vitest';
import { fileKey } from '../../adapters/files.ts';
import { createAnsweringGroup, updateAnsweringGroup } from '../../contract/answering-groups.ts';
import { listActivity } from '../../contract/activity.ts';
import { createHolidayEvents } from '../../contract/holidays.ts';
import { createIvrMenu } from '../../contract/ivr-menus.ts';
import type { Operation } from '../../contract/operation.ts';
import { createScheduleEvent, deleteScheduleEvent, updateScheduleEvent } from '../../contract/schedule-events.ts';
import {
  createVoiceMessage,
  deleteVoiceMessage,
  getVoiceMessage,
  getVoiceMessageAudio,
  listVoiceMessages,
  updateVoiceMessage,
} from '../../contract/voice-messages.ts';
import type { OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply } from '../build/house.ts';
import { arrive, tone } from '../build/upload.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const minute = 60_000;

const ask = (
  operation: Operation,
  { id, body, as = api.world.administrator }: { id?: string; body?: object; as?: string } = {},
) =>
  api.call(operation, {
    as,
    ...(id !== undefined && { path: { voiceMessageId: id, scheduleEventId: id, answeringGroupId: id } }),
    ...(body && { body }),
  });
const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;
const created = async (name = 'Jul 2026'): Promise<HouseReply['body']> => {
  const { status, body } = await ask(createVoiceMessage, { body: { name, contentType: 'audio/wav', size: 16_044 } });
  expect(status).toBe(201);
  return body;
};
const recorded = async (name?: string): Promise<VoiceMessageId> => {
  const { id } = await created(name);
  // The activity log is in the order of its instants.
  vi.setSystemTime(Date.now() + 1000);
  expect(await arrive(api.house, organization(), id, tone())).toBe('ready');
  return id;
};
const event = (messageId: string, more: object = {}) => ({
  title: 'Julstängt',
  targets: 'all-answering-groups',
  start: '2026-12-24T00:00',
  end: '2026-12-27T08:00',
  messageId,
  ...more,
});
const wrong = ({ status, body }: HouseReply) => [
  status,
  body.code,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
const files = () => [...api.house.files.objects.keys()];

describe('a voice message', () => {
  it('waits for its recording, is checked, and can then be listened to for a minute', async () => {
    const { id, upload, status } = await created();
    expect([status, upload.fields.key, upload.fields['Content-Type']]).toEqual([
      'uploading',
      fileKey(organization(), id),
      'audio/wav',
    ]);
    expect(wrong(await ask(getVoiceMessageAudio, { id }))).toEqual([409, 'not-ready']);
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
    expect(wrong(await ask(createScheduleEvent, { body: event(id) }))).toEqual([
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
    expect(wrong(await rename('Jul 2028', 1))).toEqual([412, 'stale-version']);
    expect(wrong(await ask(updateVoiceMessage, { id, body: { name: 'a'.repeat(101) } }))).toEqual([
      400,
      'invalid-request',
      'name: too-long',
    ]);
    expect(wrong(await ask(updateVoiceMessage, { id, body: { name: '   ' } }))).toEqual([
      400,
      'invalid-request',
      'name: required',
    ]);
  });

  it('is listed with the newest first, and how often it is used', async () => {
    const first = await recorded('Sommar');
    vi.setSystemTime(now + minute);
    const second = await recorded('Jul');
    const { body: closed } = await ask(createScheduleEvent, { body: event(first) });
    const { body } = await ask(listVoiceMessages);
    expect(body.items.map(({ id, usedBy }: { id: string; usedBy: object[] }) => [id, usedBy])).toEqual([
      [second, []],
      [first, [{ kind: 'schedule-event', id: closed.id, name: null }]],
    ]);
  });
});

describe('what uses a voice message', () => {
  it('keeps it from being deleted, by name, until it is gone', async () => {
    const id = await recorded();
    const { body: closed } = await ask(createScheduleEvent, { body: event(id) });
    const { body: group } = await ask(createAnsweringGroup, { body: { name: 'Kundtjänst', closedMessageId: id } });
    await ask(createIvrMenu, {
      body: { name: 'Huvudnumret', greetingMessageId: id, keys: { '9': { kind: 'message', id } } },
    });
    const { status, body } = await ask(deleteVoiceMessage, { id });
    expect([status, body.code, body.uses.map(({ name }: { name: string }) => name).toSorted()]).toEqual([
      409,
      'in-use',
      ['Huvudnumret', 'Julstängt', 'Kundtjänst'],
    ]);
    const { body: message } = await ask(getVoiceMessage, { id });
    expect(message.usedBy.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Huvudnumret',
      'Julstängt',
      'Kundtjänst',
    ]);
    await ask(deleteScheduleEvent, { id: closed.id });
    await ask(updateAnsweringGroup, { id: group.id, body: { closedMessageId: null } });
    expect((await ask(deleteVoiceMessage, { id })).body.uses).toHaveLength(1);
  });

  it('is an event that is over no more: then the message may go, and the event come again only without it', async () => {
    const id = await recorded();
    const { body: closed } = await ask(createScheduleEvent, { body: event(id) });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).status).toBe(204);
    const later = { start: '2027-12-24T00:00', end: '2027-12-27T08:00' };
    expect(wrong(await ask(updateScheduleEvent, { id: closed.id, body: later }))).toEqual([
      400,
      'invalid-request',
      'messageId: unknown-reference',
    ]);
    expect((await ask(updateScheduleEvent, { id: closed.id, body: { ...later, messageId: null } })).status).toBe(200);
  });

  it('is in no list once it is over', async () => {
    const id = await recorded();
    await ask(createScheduleEvent, { body: event(id) });
    const uses = async () => (await ask(listVoiceMessages)).body.items[0].usedBy.length;
    expect(await uses()).toBe(1);
    vi.setSystemTime(Date.parse('2026-12-27T07:00:00Z'));
    expect([await uses(), (await ask(getVoiceMessage, { id })).body.usedBy]).toEqual([0, []]);
  });

  it('is an event that is over as long as it renews itself, and the one that is made of it', async () => {
    const id = await recorded();
    const { body } = await ask(createHolidayEvents, {
      body: { year: 2026, codes: ['christmas-eve'], targets: 'all-answering-groups', messageId: id, renewYearly: true },
    });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).body.code).toBe('in-use');
    await api.house.reconcile();
    const { usedBy } = (await ask(getVoiceMessage, { id })).body;
    expect(usedBy).toHaveLength(1);
    expect(usedBy[0].id).not.toBe(body.items[0].id);
    expect(usedBy[0].name).toContain('2027');
  });

  it('does not come to renew itself once its message is gone', async () => {
    const id = await recorded();
    const { body } = await ask(createHolidayEvents, {
      body: { year: 2026, codes: ['christmas-eve'], targets: 'all-answering-groups', messageId: id },
    });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).status).toBe(204);
    const renew = (more: object) =>
      ask(updateScheduleEvent, { id: body.items[0].id, body: { renewYearly: true, ...more } });
    expect(wrong(await renew({}))).toEqual([400, 'invalid-request', 'messageId: unknown-reference']);
    expect((await renew({ messageId: null })).status).toBe(200);
  });

  it('leaves nothing of itself on a message that is gone', async () => {
    const id = await recorded();
    const { body } = await ask(createScheduleEvent, { body: event(id) });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    await ask(deleteVoiceMessage, { id });
    expect((await ask(deleteScheduleEvent, { id: body.id })).status).toBe(204);
    expect((await ask(listVoiceMessages)).body.items).toEqual([]);
  });

  it('wins or loses a race against its deletion when it was over and comes again', async () => {
    const outcomes = { kept: 0, gone: 0 };
    for (let race = 0; race < 40; race += 1) {
      vi.setSystemTime(now);
      const id = await recorded();
      const { body } = await ask(createScheduleEvent, { body: event(id) });
      vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
      const revive = () =>
        ask(updateScheduleEvent, { id: body.id, body: { start: '2027-12-24T00:00', end: '2027-12-27T08:00' } });
      const remove = () => ask(deleteVoiceMessage, { id });
      const [one, other] = await Promise.all(race % 2 === 0 ? [revive(), remove()] : [remove(), revive()]);
      const [revived, removed] = race % 2 === 0 ? [one, other] : [other, one];
      expect([
        [200, 409],
        [400, 204],
      ]).toContainEqual([revived?.status, removed?.status]);
      expect((await ask(getVoiceMessage, { id })).status).toBe(revived?.status === 200 ? 200 : 404);
      outcomes[revived?.status === 200 ? 'kept' : 'gone'] += 1;
    }
    expect(outcomes.kept + outcomes.gone).toBe(40);
  });

  it('never loses a race against its deletion, nor wins one and leaves it dangling', async () => {
    let chosen = 0;
    for (let race = 0; race < 100; race += 1) {
      const id = await recorded();
      const [made, gone] = await Promise.all([
        ask(createScheduleEvent, { body: event(id) }),
        ask(deleteVoiceMessage, { id }),
      ]);
      expect([
        [201, 409],
        [400, 204],
      ]).toContainEqual([made.status, gone.status]);
      expect((await ask(getVoiceMessage, { id })).status).toBe(made.status === 201 ? 200 : 404);
      if (made.status === 201) chosen += 1;
    }
    expect(chosen).toBeLessThanOrEqual(100);
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
