/**
 * Inspects an upload: its object is read from quarantine and inspected, the checked copy is stored, and the table is written in one
 * transaction. It may run twice, late or out of order, and the same form may be posted twice within seconds. The object that was noted
 * last is the one that counts; each has a copy of its own, so that what is served is what was inspected.
 */
import {
  checkedKey,
  deleteUpload,
  fileKey,
  findUploadedObject,
  readUploadedObject,
  storeChecked,
  thumbnailKey,
  type Files,
} from '../../adapters/files.ts';
import type { Table } from '../../adapters/table/client.ts';
import { commit, transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { fileDeletionWrite } from '../../adapters/table/file-deletions.ts';
import type { Document } from '../../domain/document.ts';
import { isId, type DocumentId, type OrganizationId, type VoiceMessageId } from '../../domain/ids.ts';
import { mostBytes, mostUnfinished, UploadRejected, type RejectionReason, type Uploaded } from '../../domain/upload.ts';
import type { VoiceMessage } from '../../domain/voice-message.ts';
import type { Run } from '../shared/settle/run.ts';
import { documentKind, voiceMessageKind, type UploadKind } from '../shared/uploads/upload-kind.ts';
import type { Inspect } from './inspection.ts';

export interface InspectDependencies {
  readonly table: Table;
  readonly files: Files;
  readonly inspect: Inspect;
}

/** @returns what the inspection found @throws UploadRejected */
type Check<Upload extends Uploaded> = (bytes: Uint8Array, upload: Upload, copyKey: string) => Promise<Partial<Upload>>;

/** A recording becomes what a switchboard plays. */
const checkVoice =
  ({ files, inspect }: InspectDependencies): Check<VoiceMessage> =>
  async (bytes, { contentType }, copyKey) => {
    const { wav, durationSeconds } = await inspect('voice', bytes, contentType);
    await storeChecked(files, copyKey, { bytes: wav, contentType: 'audio/wav' });
    return { durationSeconds };
  };

/** A document becomes a copy of what was inspected, with a small picture of its first page. */
const checkDocument =
  ({ files, inspect }: InspectDependencies): Check<Document> =>
  async (bytes, { contentType }, copyKey) => {
    const { copy, thumbnail, pages } = await inspect('document', bytes, contentType);
    await storeChecked(files, copyKey, { bytes: copy, contentType });
    await storeChecked(files, thumbnailKey(copyKey), { bytes: thumbnail, contentType: 'image/jpeg' });
    return { pages };
  };

/** The result of a run, for the log. `replaced`: another object was posted meanwhile, and has a run of its own. */
export type Inspection = 'ready' | RejectionReason | 'not wanted' | 'replaced';

export async function inspectUpload(
  dependencies: InspectDependencies,
  organization: OrganizationId,
  id: VoiceMessageId | DocumentId,
  run: Run,
): Promise<Inspection> {
  const { table, files } = dependencies;
  const key = fileKey(organization, id);
  const object = await readObject(files, key);
  if (object === null) return 'not wanted';
  if (object === 'replaced') return 'replaced';
  const of = { table, organization, run, object };
  const inspection = isId('msg', id)
    ? await settle(of, voiceMessageKind(table, organization, id, run), checkVoice(dependencies))
    : await settle(of, documentKind(table, organization, id, run), checkDocument(dependencies));
  // Last: a run that dies before this is repeated and finds the object again. One that replaced ours is read by its own run.
  if (inspection !== 'replaced') await deleteUpload(files, key);
  return inspection;
}

interface ReadObject {
  readonly eTag: string;
  readonly content: Uint8Array | 'too-large';
}

/** The object in quarantine; null when an earlier run has finished with it. */
async function readObject(files: Files, key: string): Promise<ReadObject | 'replaced' | null> {
  const found = await findUploadedObject(files, key);
  if (found === null) return null;
  const { bytes, eTag } = found;
  if (bytes > mostBytes) return { eTag, content: 'too-large' };
  const content = await readUploadedObject(files, key, found);
  return content === null ? 'replaced' : { eTag, content };
}

interface Settling {
  readonly table: Table;
  readonly organization: OrganizationId;
  readonly run: Run;
  readonly object: ReadObject;
}

async function settle<Upload extends Uploaded & { readonly id: VoiceMessageId | DocumentId }>(
  settling: Settling,
  kind: UploadKind<Upload>,
  check: Check<Upload>,
): Promise<Inspection> {
  const { table, organization, object } = settling;
  const checking = await retryOnConflict(() => beginChecking(settling, kind));
  if (checking === null) return 'not wanted';
  const found = await outcomeOf(object, checking, (bytes) =>
    check(bytes, checking, checkedKey(organization, checking)),
  ).catch(async (error: unknown) => {
    await retryOnConflict(() => endChecking(settling, kind));
    throw error;
  });
  const { rejectedBecause } = found;
  return retryOnConflict(async (): Promise<Inspection> => {
    const before = await kind.find();
    if (before?.status !== 'checking') return 'not wanted';
    // The same object may have been replaced and posted again meanwhile: then the served copy is stored by another run.
    if (before.inspection?.eTag !== object.eTag || before.copies !== checking.copies) return 'replaced';
    const status = rejectedBecause === null ? 'ready' : 'rejected';
    const after: Upload = { ...before, ...found, status, inspection: undefined };
    await commit(table, organization, [kind.write(before, after)], kind.entry(status, before, after));
    return rejectedBecause ?? 'ready';
  });
}

/**
 * Notes which object is inspected, and that it was begun; null when nobody waits for it: it is settled, cleared away or deleted. An object that
 * was noted before has been replaced: its copy, if its run still stores one, is deleted.
 */
async function beginChecking<Upload extends Uploaded>(
  { table, organization, run, object: { eTag } }: Settling,
  kind: UploadKind<Upload>,
): Promise<Upload | null> {
  const before = await kind.find();
  if (before?.status !== 'uploading' && before?.status !== 'checking') return null;
  const { inspection, copies = 0 } = before;
  const isSame = inspection?.eTag === eTag;
  const after: Upload = {
    ...before,
    status: 'checking',
    inspection: { eTag, unfinished: (isSame ? inspection.unfinished : 0) + 1 },
    copies: isSame ? copies : copies + 1,
  };
  const replaced = inspection === undefined || isSame ? [] : kind.fileKeys(before);
  await transact(table, [
    kind.write(before, after),
    ...replaced.map((key) => fileDeletionWrite(organization, key, run.now)),
  ]);
  return { ...after, revision: before.revision + 1 };
}

/** Notes that an inspection came to an end: it failed for a reason of ours, and its function did not die of it. */
async function endChecking<Upload extends Uploaded>(
  { table, object: { eTag } }: Settling,
  kind: UploadKind<Upload>,
): Promise<void> {
  const before = await kind.find();
  if (before?.status !== 'checking' || before.inspection?.eTag !== eTag) return;
  const after: Upload = { ...before, inspection: { eTag, unfinished: Math.max(0, before.inspection.unfinished - 1) } };
  await transact(table, [kind.write(before, after)]);
}

type Outcome<Upload> = Partial<Upload> & { readonly rejectedBecause: RejectionReason | null };

async function outcomeOf<Upload extends Uploaded>(
  { content }: ReadObject,
  { inspection }: Upload,
  check: (bytes: Uint8Array) => Promise<Partial<Upload>>,
): Promise<Outcome<Upload>> {
  try {
    if (content === 'too-large') throw new UploadRejected('too-large');
    if ((inspection?.unfinished ?? 0) > mostUnfinished) throw new UploadRejected('takes-too-long');
    return { ...(await check(content)), rejectedBecause: null };
  } catch (error) {
    if (!(error instanceof UploadRejected)) throw error;
    return { rejectedBecause: error.reason } as Outcome<Upload>;
  }
}
