/** Files that are to be deleted in S3: F5 note one, in the transaction of what makes it useless; F6 it is gone. */
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { deleteItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { dueAttributes } from './due.ts';
import { keys } from './keys.ts';

/** A link that was given out lives a minute; the file outlives it. */
const delayMilliseconds = 2 * 60_000;

/** F5 The write that has a file deleted soon. @param fileKey in the bucket of checked files */
export const fileDeletionWrite = (organizationId: OrganizationId, fileKey: string, now: EpochMilliseconds): Write => ({
  put: {
    ...keys.fileDeletion(organizationId, fileKey),
    ...dueAttributes({ organizationId, kind: 'file-deletion', id: fileKey, at: now + delayMilliseconds }),
  },
});

/** F6 The file is gone. DeleteItem. */
export const forgetFileDeletion = (table: Table, organization: OrganizationId, fileKey: string): Promise<void> =>
  deleteItem(table, keys.fileDeletion(organization, fileKey));
