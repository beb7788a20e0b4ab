/** How voice messages and documents are read and written by what treats both alike. */
import { checkedKey, thumbnailKey } from '../../../adapters/files.ts';
import type { Table } from '../../../adapters/table/client.ts';
import type { Write } from '../../../adapters/table/commit.ts';
import { documentDelete, documentWrite, findDocument } from '../../../adapters/table/documents.ts';
import { findVoiceMessage, voiceMessageDelete, voiceMessageWrite } from '../../../adapters/table/voice-messages.ts';
import type { Document } from '../../../domain/document.ts';
import type { DocumentId, OrganizationId, VoiceMessageId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { Uploaded } from '../../../domain/upload.ts';
import type { VoiceMessage } from '../../../domain/voice-message.ts';
import { system, type Run } from '../settle/run.ts';
import { documentJournal, voiceMessageJournal } from './upload-journal.ts';

/** What an upload comes to without anybody doing it. */
export type UploadEnd = 'ready' | 'rejected' | 'deleted';

export interface UploadKind<Upload extends Uploaded> {
  readonly find: () => Promise<Upload | null>;
  readonly write: (before: Upload, after: Upload) => Write;
  readonly remove: (upload: Upload) => Write;
  readonly entry: (end: UploadEnd, before: Upload, after: Upload) => JournalEntry;
  /** Of its checked files. */
  readonly fileKeys: (upload: Upload) => readonly string[];
}

export const voiceMessageKind = (
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId,
  run: Run,
): UploadKind<VoiceMessage> => ({
  find: () => findVoiceMessage(table, organization, id),
  write: (before, after) => voiceMessageWrite(organization, before, after),
  remove: (upload) => voiceMessageDelete(organization, upload),
  entry: (end, before, after) =>
    voiceMessageJournal({ ...run, actor: system }, `voice-message-${end}`, { before, after }),
  fileKeys: (upload) => [checkedKey(organization, upload)],
});

export const documentKind = (
  table: Table,
  organization: OrganizationId,
  id: DocumentId,
  run: Run,
): UploadKind<Document> => ({
  find: () => findDocument(table, organization, id),
  write: (before, after) => documentWrite(organization, before, after),
  remove: (upload) => documentDelete(organization, upload),
  entry: (end, before, after) => documentJournal({ ...run, actor: system }, `document-${end}`, { before, after }),
  fileKeys: (upload) => {
    const key = checkedKey(organization, upload);
    return [key, thumbnailKey(key)];
  },
});
