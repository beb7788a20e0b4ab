/** What is read of voice messages and how long it is good for, and what can be done with them. */
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { formSeconds } from '../../domain/upload.ts';
import { call } from '../api/call.ts';
import type { Reply, Request } from '../api/routes.ts';
import { serverNow } from '../api/server-clock.ts';
import { readAll } from './read-all.ts';

const second = 1000;

/** Everything of voice messages; invalidate it when one of them changed. */
export const voiceMessagesKey = ['voice-messages'] as const;

/** What uses the messages has changed: they are read again where they are shown next. */
export function expireUses(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: [...voiceMessagesKey, 'all'], refetchType: 'none' });
  void queryClient.invalidateQueries({ queryKey: [...voiceMessagesKey, 'one'], refetchType: 'none' });
}

/** A check takes seconds; people wait for it. */
const pollMilliseconds = 1.5 * second;
/** An upload that takes longer than a minute may never end. */
const slowPollMilliseconds = 15 * second;
const fastUploadMilliseconds = 60 * second;
/** A check that takes longer than this has failed, and is settled within the hour. */
const checkMilliseconds = 5 * 60 * second;

/** Whether its state will change soon: its file is on its way, or is being checked. */
export const isUnfinished = ({ status, createdAt }: VoiceMessageReply): boolean =>
  (status === 'uploading' || status === 'checking') &&
  serverNow() - Date.parse(createdAt) < formSeconds * second + checkMilliseconds;

/** How soon the messages are read again. */
export function intervalOf(messages: readonly VoiceMessageReply[]): number {
  const unfinished = messages.filter(isUnfinished);
  if (unfinished.length === 0) return 60 * second;
  return unfinished.some(isSoonReady) ? pollMilliseconds : slowPollMilliseconds;
}

const isSoonReady = ({ status, createdAt }: VoiceMessageReply): boolean =>
  status === 'checking' || serverNow() - Date.parse(createdAt) < fastUploadMilliseconds;

/** All voice messages, the newest first. An organisation has some ten, at most 200. Read often while one is being checked. */
export const voiceMessagesQuery = queryOptions({
  queryKey: [...voiceMessagesKey, 'all'],
  queryFn: ({ signal }) => readAll((query) => call('listVoiceMessages', { query }, { signal })),
  staleTime: 15 * second,
  refetchInterval: ({ state }) => intervalOf(state.data ?? []),
});

/** One voice message, with the names of what uses it. Read often while it is being checked. */
export const voiceMessageQuery = (voiceMessageId: string) =>
  queryOptions({
    queryKey: [...voiceMessagesKey, 'one', voiceMessageId],
    queryFn: ({ signal }) => call('getVoiceMessage', { params: { voiceMessageId } }, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined ? false : intervalOf([state.data])),
  });

/** A link is not used in the last seconds of its life: the browser has yet to fetch by it. */
const linkMarginMilliseconds = 10 * second;

/** The link by which the checked copy is played. Cached for no longer than it lives, which is a minute. */
export const voiceMessageAudioQuery = (voiceMessageId: string) =>
  queryOptions({
    queryKey: [...voiceMessagesKey, 'audio', voiceMessageId],
    queryFn: ({ signal }) => call('getVoiceMessageAudio', { params: { voiceMessageId } }, { signal }),
    staleTime: ({ state }) =>
      state.data === undefined
        ? 0
        : Math.max(0, Date.parse(state.data.expiresAt) - linkMarginMilliseconds - serverNow()),
    gcTime: 60 * second,
    retry: false,
  });

/** Creates a voice message without its recording. The reply has the form to upload that with. */
export const createVoiceMessage = (
  body: Request<'createVoiceMessage'>['body'],
  idempotencyKey: string,
): Promise<Reply<'createVoiceMessage'>> => call('createVoiceMessage', { body }, { idempotencyKey });

/** @throws ApiProblem `stale-version` when somebody else changed it */
export const renameVoiceMessage = (voiceMessageId: string, name: string, version: number): Promise<VoiceMessageReply> =>
  call('updateVoiceMessage', { params: { voiceMessageId }, body: { name } }, { ifMatch: version });

/** @throws ApiProblem `in-use` with the places that use it, `stale-version` */
export const deleteVoiceMessage = ({ id, version }: Pick<VoiceMessageReply, 'id' | 'version'>): Promise<unknown> =>
  call('deleteVoiceMessage', { params: { voiceMessageId: id } }, { ifMatch: version });
