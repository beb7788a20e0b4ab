/** Clears away uploads that were never finished or were rejected, documents that are kept no longer, and files that nothing names. */
import { deleteChecked } from '../../../adapters/files.ts';
import type { Table } from '../../../adapters/table/client.ts';
import { commit } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { fileDeletionWrite, forgetFileDeletion } from '../../../adapters/table/file-deletions.ts';
import { isId, type OrganizationId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { uploadDueAt, type Uploaded } from '../../../domain/upload.ts';
import { documentKind, voiceMessageKind, type UploadKind } from '../uploads/upload-kind.ts';
import type { Run } from './run.ts';
import type { Settler } from './settler.ts';

export const uploadSettler: Settler<'upload'> = {
  withinMinute: false,
  concurrent: true,
  settle: ({ table }, { organizationId, id }, run) =>
    isId('msg', id)
      ? settleUpload(table, organizationId, voiceMessageKind(table, organizationId, id, run), run)
      : settleUpload(table, organizationId, documentKind(table, organizationId, id, run), run),
};

/** @returns when it is due next: something came about meanwhile */
function settleUpload<Upload extends Uploaded & { readonly keptUntil?: string }>(
  table: Table,
  organization: OrganizationId,
  kind: UploadKind<Upload>,
  run: Run,
): Promise<EpochMilliseconds | null> {
  return retryOnConflict(async () => {
    const upload = await kind.find();
    if (upload === null) return null;
    const due = uploadDueAt(upload);
    if (due === null || due > run.now) return due;
    if (upload.status === 'checking') {
      // What was to inspect it has given up.
      const rejected: Upload = { ...upload, status: 'rejected', rejectedBecause: 'takes-too-long' };
      await commit(table, organization, [kind.write(upload, rejected)], kind.entry('rejected', upload, rejected));
      return null;
    }
    // Also of one that was rejected: a run may have stored its file and died.
    const files = upload.status === 'uploading' ? [] : kind.fileKeys(upload);
    const writes = [kind.remove(upload), ...files.map((key) => fileDeletionWrite(organization, key, run.now))];
    await commit(table, organization, writes, kind.entry('deleted', upload, upload));
    return null;
  });
}

/** S3 first: a run that dies in between is repeated. */
export const fileDeletionSettler: Settler<'file-deletion'> = {
  withinMinute: false,
  concurrent: true,
  async settle({ table, files }, { organizationId, id }) {
    await deleteChecked(files, id);
    await forgetFileDeletion(table, organizationId, id);
    return null;
  },
};
