/** A voice message as replies contain it. */
import type { Use } from '../../adapters/table/references.ts';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { targetKindOf } from '../../domain/schedule-target.ts';
import { isId } from '../../domain/ids.ts';
import type { VoiceMessage } from '../../domain/voice-message.ts';

type UsedBy = VoiceMessageReply['usedBy'];

/** What uses it, by id alone: a list has no room for names. */
export const usesWithoutNames = (ids: readonly Use['id'][]): UsedBy =>
  ids.map((id) => ({ kind: isId('evt', id) ? 'schedule-event' : targetKindOf(id), id, name: null }));

export const usesWithNames = (uses: readonly Use[]): UsedBy => uses.map(({ kind, id, name }) => ({ kind, id, name }));

export const voiceMessageReply = (
  { id, name, status, rejectedBecause, durationSeconds, createdAt, version }: VoiceMessage,
  usedBy: UsedBy,
): VoiceMessageReply => ({ id, name, status, rejectedBecause, durationSeconds, usedBy, createdAt, version });
