/** What the items of voice messages and documents have in common. */
import * as z from 'zod';
import type { DocumentId, OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import { rejectionReasons, uploadDueAt, uploadStatuses, type Uploaded } from '../../domain/upload.ts';
import type { Item } from './client.ts';
import { dueAttributes } from './due.ts';

export const uploadedShape = {
  status: z.enum(uploadStatuses),
  rejectedBecause: z.enum(rejectionReasons).nullable(),
  contentType: z.string(),
  inspection: z.object({ eTag: z.string(), unfinished: z.number() }).optional(),
  copies: z.number().optional(),
  createdAt: z.string(),
  version: z.number(),
  revision: z.number(),
};

/** What makes an upload due: one that is not finished, or was rejected, and a document that is kept no longer. */
export function uploadDueAttributes(
  organizationId: OrganizationId,
  upload: Uploaded & { readonly id: VoiceMessageId | DocumentId; readonly keptUntil?: string },
): Item {
  const at = uploadDueAt(upload);
  return at === null ? {} : dueAttributes({ organizationId, kind: 'upload', id: upload.id, at });
}
