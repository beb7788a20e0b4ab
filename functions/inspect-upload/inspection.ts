/** What inspections are asked, and what they answer. */
import type { CheckedDocument } from './inspect-document.ts';
import type { CheckedVoice } from './inspect-voice.ts';

/** The two policies. */
export interface Inspected {
  voice: CheckedVoice;
  document: CheckedDocument;
}
export type InspectionKind = keyof Inspected;

/**
 * Inspects a file.
 * @param contentType that was declared for it
 * @throws UploadRejected
 */
export type Inspect = <Kind extends InspectionKind>(
  kind: Kind,
  bytes: Uint8Array,
  contentType: string,
) => Promise<Inspected[Kind]>;
