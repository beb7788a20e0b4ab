/**
 * What becomes of an upload: its file is read from quarantine and inspected, the checked copy is stored, and the table says so in one
 * transaction. It may run twice, late or out of order: what is settled stays so, and its file in quarantine goes.
 */
import {
  deleteUpload,
  fileKey,
  findUploadSize,
  readUpload,
  storeChecked,
  thumbnailKey,
  type Files,
} from '../../adapters/files.ts';
import type { Table } from '../../adapters/table/client.ts';
import { commit, transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isId, type DocumentId, type OrganizationId, type VoiceMessageId } from '../../domain/ids.ts';
import { mostBytes, UploadRejected, type RejectionReason, type Uploaded } from '../../domain/upload.ts';
import type { Run } from '../shared/settle/run.ts';
import { documentKind, voiceMessageKind, type UploadKind } from '../shared/uploads/upload-kind.ts';
import type { Inspect } from './inspection.ts';

export interface InspectDependencies {
  readonly table: Table;
  readonly files: Files;
  readonly inspect: Inspect;
}

/** An upload with how its file is inspected and its checked copy stored. */
interface CheckedKind<Upload extends Uploaded> extends UploadKind<Upload> {
  /** @returns what the inspection makes known @throws UploadRejected */
  readonly check: (bytes: Uint8Array, upload: Upload) => Promise<Partial<Upload>>;
}

/** A recording becomes what a switchboard plays. */
const checkVoice =
  ({ files, inspect }: InspectDependencies, key: string) =>
  async (bytes: Uint8Array, { contentType }: Uploaded) => {
    const { wav, durationSeconds } = await inspect('voice', bytes, contentType);
    await storeChecked(files, key, { bytes: wav, contentType: 'audio/wav' });
    return { durationSeconds };
  };

/** A document becomes a copy of what was inspected, with a small picture of its first page. */
const checkDocument =
  ({ files, inspect }: InspectDependencies, key: string) =>
  async (bytes: Uint8Array, { contentType }: Uploaded) => {
    const { copy, thumbnail, pages } = await inspect('document', bytes, contentType);
    await storeChecked(files, key, { bytes: copy, contentType });
    await storeChecked(files, thumbnailKey(key), { bytes: thumbnail, contentType: 'image/jpeg' });
    return { pages };
  };

/** What an inspection came to, for the log. */
export type Inspection = 'ready' | RejectionReason | 'not wanted';

export async function inspectUpload(
  dependencies: InspectDependencies,
  organization: OrganizationId,
  id: VoiceMessageId | DocumentId,
  run: Run,
): Promise<Inspection> {
  const { table, files } = dependencies;
  const key = fileKey(organization, id);
  const file = await fileOf(files, key);
  const inspection = isId('msg', id)
    ? await settle(table, organization, file, {
        ...voiceMessageKind(table, organization, id, run),
        check: checkVoice(dependencies, key),
      })
    : await settle(table, organization, file, {
        ...documentKind(table, organization, id, run),
        check: checkDocument(dependencies, key),
      });
  // Last: a run that dies before this is repeated and finds the file again.
  await deleteUpload(files, key);
  return inspection;
}

/** A file, or why it is not even read; null when an earlier run has finished with it. */
async function fileOf(files: Files, key: string): Promise<Uint8Array | 'too-large' | null> {
  const bytes = await findUploadSize(files, key);
  if (bytes === null) return null;
  return bytes > mostBytes ? 'too-large' : readUpload(files, key);
}

async function settle<Upload extends Uploaded>(
  table: Table,
  organization: OrganizationId,
  file: Uint8Array | 'too-large' | null,
  kind: CheckedKind<Upload>,
): Promise<Inspection> {
  if (file === null) return 'not wanted';
  const checking = await retryOnConflict(() => beginChecking(table, kind));
  if (checking === null) return 'not wanted';
  const found = await outcomeOf(file, checking, kind);
  const { rejectedBecause } = found;
  return retryOnConflict(async (): Promise<Inspection> => {
    const before = await kind.find();
    if (before?.status !== 'checking') return 'not wanted';
    const status = rejectedBecause === null ? 'ready' : 'rejected';
    const after: Upload = { ...before, ...found, status };
    await commit(table, organization, [kind.write(before, after)], kind.entry(status, before, after));
    return rejectedBecause ?? 'ready';
  });
}

/** Notes that it is being checked; null when nobody waits for it: it is settled, cleared away or deleted. */
async function beginChecking<Upload extends Uploaded>(table: Table, kind: UploadKind<Upload>): Promise<Upload | null> {
  const before = await kind.find();
  // A run before this one may have died: then it is begun again.
  if (before?.status === 'checking') return before;
  if (before?.status !== 'uploading') return null;
  const after: Upload = { ...before, status: 'checking' };
  await transact(table, [kind.write(before, after)]);
  return { ...after, revision: before.revision + 1 };
}

type Outcome<Upload> = Partial<Upload> & { readonly rejectedBecause: RejectionReason | null };

async function outcomeOf<Upload extends Uploaded>(
  file: Uint8Array | 'too-large',
  upload: Upload,
  kind: CheckedKind<Upload>,
): Promise<Outcome<Upload>> {
  try {
    if (file === 'too-large') throw new UploadRejected('too-large');
    return { ...(await kind.check(file, upload)), rejectedBecause: null };
  } catch (error) {
    if (!(error instanceof UploadRejected)) throw error;
    return { rejectedBecause: error.reason } as Outcome<Upload>;
  }
}
