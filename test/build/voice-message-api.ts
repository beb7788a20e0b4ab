/** A file of proofs about voice messages over the API in this process: each test begins with an empty table. Call it at the top of the file. */
import { expect, vi } from 'vitest';
import type { Operation } from '../../contract/operation.ts';
import { createVoiceMessage } from '../../contract/voice-messages.ts';
import type { OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import type { HouseReply } from './house.ts';
import { openInProcessApi } from './in-process-api.ts';
import { arrive, tone } from './upload.ts';

/** @param now when each test begins */
export function openVoiceMessageApi(now: number) {
  const api = openInProcessApi({ isFresh: true, now });
  /** A request of the administrator's, about the message, event or group with that id. */
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
  /** A message whose recording has not come. */
  const created = async (name = 'Jul 2026'): Promise<HouseReply['body']> => {
    const { status, body } = await ask(createVoiceMessage, { body: { name, contentType: 'audio/wav', size: 16_044 } });
    expect(status).toBe(201);
    return body;
  };
  /** A message that can be used. */
  const recorded = async (name?: string): Promise<VoiceMessageId> => {
    const { id } = await created(name);
    // The activity log is in the order of its instants.
    vi.setSystemTime(Date.now() + 1000);
    expect(await arrive(api.house, organization(), id, tone())).toBe('ready');
    return id;
  };
  return { api, ask, organization, created, recorded };
}

/** An event over Christmas that plays a message. */
export const eventPlaying = (messageId: string, more: object = {}) => ({
  title: 'Julstängt',
  targets: 'all-answering-groups',
  start: '2026-12-24T00:00',
  end: '2026-12-27T08:00',
  messageId,
  ...more,
});

/** What a reply says is wrong: status, code, and each field with its code. */
export const wrongIn = ({ status, body }: HouseReply): readonly unknown[] => [
  status,
  body.code,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
