/** Voice messages: what callers hear when it is closed, and what a menu says. */
import type { VoiceMessageId } from './ids.ts';
import type { Uploaded } from './upload.ts';

export interface VoiceMessage extends Uploaded {
  readonly id: VoiceMessageId;
  readonly name: string;
  /** Of the checked copy; null until it is ready. */
  readonly durationSeconds: number | null;
}

/** Of an organisation. A switchboard has some ten. */
export const mostVoiceMessages = 200;
