/** Voice messages: what callers hear when it is closed, and what a menu says. */
import type { AnsweringGroupId, IvrMenuId, ScheduleEventId, VoiceMessageId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { Uploaded } from './upload.ts';

/** What can play a voice message. */
export type VoiceMessageUser = AnsweringGroupId | IvrMenuId | ScheduleEventId;

export interface VoiceMessage extends Uploaded {
  readonly id: VoiceMessageId;
  readonly name: string;
  /** Of the checked copy; null until it is ready. */
  readonly durationSeconds: number | null;
  /** Until when a group, a menu or an event plays it, by its id; null: without end. Also events that are over. */
  readonly uses: Readonly<Record<string, EpochMilliseconds | null>>;
}

/** What plays a voice message at a moment or later. */
export const currentUsers = ({ uses }: VoiceMessage, now: EpochMilliseconds): readonly VoiceMessageUser[] =>
  Object.entries(uses).flatMap(([id, until]) =>
    until === null || until > now ? [id as unknown as VoiceMessageUser] : [],
  );

/** Of an organisation. A switchboard has some ten. */
export const mostVoiceMessages = 200;
