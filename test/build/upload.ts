/** Files that are uploaded and inspected in this process. */
import { fileKey } from '../../adapters/files.ts';
import { createDocument } from '../../contract/documents.ts';
import { createVoiceMessage } from '../../contract/voice-messages.ts';
import { inspectDocument } from '../../functions/inspect-upload/inspect-document.ts';
import { inspectUpload, type Inspection } from '../../functions/inspect-upload/inspect-upload.ts';
import { inspectVoice } from '../../functions/inspect-upload/inspect-voice.ts';
import type { Inspect } from '../../functions/inspect-upload/inspection.ts';
import { writeWav } from '../../functions/inspect-upload/audio/write-wav.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import type { DocumentId, OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import type { House } from './house.ts';
import { worldOf, type Names } from './story.ts';

/** A tone of 440 Hz, as a switchboard has it. */
export const tone = (seconds = 1, sampleRate = 8000): Uint8Array =>
  writeWav(
    new Float32Array(seconds * sampleRate).map((_, place) => 0.3 * Math.sin((2 * Math.PI * 440 * place) / sampleRate)),
    sampleRate,
  );

/** A picture of one white pixel. */
export const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Without a thread: it ends with the test. */
export const inspectInProcess: Inspect = (async (kind, bytes, contentType) =>
  kind === 'voice' ? inspectVoice(bytes, contentType) : inspectDocument(bytes, contentType)) as Inspect;

/** S3's event of a file that has arrived is worked off. */
export const inspectArrived = (
  { table, files }: House,
  organization: OrganizationId,
  id: VoiceMessageId | DocumentId,
): Promise<Inspection> =>
  inspectUpload(
    { table, files: files.files, inspect: inspectInProcess },
    organization,
    id,
    runAt(Date.now(), 'inspection'),
  );

/** The file arrives, and is inspected. */
export async function arrive(
  house: House,
  organization: OrganizationId,
  id: VoiceMessageId | DocumentId,
  bytes: Uint8Array,
): Promise<Inspection> {
  house.files.upload(fileKey(organization, id), bytes);
  return inspectArrived(house, organization, id);
}

/** Adds a voice message that can be used, as `message`. */
export async function withMessage(house: House, names: Names): Promise<Names> {
  const body = { name: 'Jul 2026', contentType: 'audio/wav', size: 16_044 };
  const message = (await house.call(createVoiceMessage, { as: worldOf(names).administrator, body })).body.id;
  await arrive(house, worldOf(names).organizationId as unknown as OrganizationId, message, tone());
  return { ...names, message };
}

/** Adds a document that can be used, as `document`. */
export async function withDocument(house: House, names: Names): Promise<Names> {
  const body = { kind: 'power-of-attorney', fileName: 'fullmakt.png', contentType: 'image/png', size: 100 };
  const document = (await house.call(createDocument, { as: worldOf(names).administrator, body })).body.id;
  await arrive(house, worldOf(names).organizationId as unknown as OrganizationId, document, pixel);
  return { ...names, document };
}
