/** A voice message as replies contain it. */
import type { Use } from '../../adapters/table/references.ts';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { targetKindOf } from '../../domain/schedule-target.ts';
import { isId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { currentUsers, type VoiceMessage } from '../../domain/voice-message.ts';

type UsedBy = VoiceMessageReply['usedBy'];

/** What uses it now or later, by id alone: a list has no room for names. */
export const usesWithoutNames = (message: VoiceMessage, now: EpochMilliseconds): UsedBy =>
  currentUsers(message, now).map((id) => ({
    kind: isId('evt', id) ? 'schedule-event' : targetKindOf(id),
    id,
    name: null,
  }));

export const usesWithNames = (uses: readonly Use[]): UsedBy => uses.map(({ kind, id, name }) => ({ kind, id, name }));

export const voiceMessageReply = (
  { id, name, status, rejectedBecause, durationSeconds, createdAt, version }: VoiceMessage,
  usedBy: UsedBy,
): VoiceMessageReply => ({ id, name, status, rejectedBecause, durationSeconds, usedBy, createdAt, version });
