/** What the journal says of voice messages and documents. */
import type { Document } from '../../../domain/document.ts';
import { changesBetween, type Action, type JournalEntry } from '../../../domain/journal.ts';
import type { VoiceMessage } from '../../../domain/voice-message.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';

/** The entry of a voice message's creation, change or end; `after` null: it is deleted. */
export function voiceMessageJournal(
  maker: EntryMaker,
  action: Extract<Action, `voice-message-${string}`>,
  { before, after }: { readonly before: VoiceMessage | null; readonly after: VoiceMessage | null },
): JournalEntry {
  const message = (before ?? after) as VoiceMessage;
  return {
    ...entryBy(maker, action),
    entityId: message.id,
    entityName: message.name,
    changes: after === null ? [] : changesBetween(before, after, ['name', 'durationSeconds', 'rejectedBecause']),
    data:
      action === 'voice-message-ready' && after !== null
        ? { name: after.name, durationSeconds: after.durationSeconds }
        : {},
  };
}

/** The entry of a document's creation, or of what its inspection came to. */
export function documentJournal(
  maker: EntryMaker,
  action: Extract<Action, `document-${string}`>,
  { before, after }: { readonly before: Document | null; readonly after: Document },
): JournalEntry {
  return {
    ...entryBy(maker, action),
    entityId: after.id,
    // Not its file name, which may contain a personal identity number: the activity log is kept longer than the document.
    entityName: after.kind,
    changes: changesBetween(before, after, ['kind', 'pages', 'rejectedBecause']),
    data: {},
  };
}
