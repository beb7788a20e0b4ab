/** Documents in the table: F1 get one, F2 how many there are, F3 write one, F4 delete one. */
import * as z from 'zod';
import { documentKinds, type Document } from '../../domain/document.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, type DocumentId, type OrganizationId } from '../../domain/ids.ts';
import { countItems, getItem, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { keys } from './keys.ts';
import { idSchema } from './stored-values.ts';
import { uploadDueAttributes, uploadedShape } from './upload-items.ts';

const schema = z.object({
  sk: z.string(),
  kind: z.enum(documentKinds),
  fileName: z.string(),
  pages: z.number().nullable(),
  keptUntil: z.string(),
  usedBy: idSchema('prt').nullable().default(null),
  ...uploadedShape,
});

/** @throws ZodError when the item is none */
function parseDocument(item: Item): Document {
  const { sk, ...fields } = schema.parse(item);
  return { id: idFrom('doc', sk), ...fields };
}

/** F1 One document, or null. GetItem, consistent, 1 RCU. */
export async function findDocument(
  table: Table,
  organization: OrganizationId,
  id: DocumentId,
): Promise<Document | null> {
  const item = await getItem(table, keys.document(organization, id));
  return item && parseDocument(item);
}

/** F1 One document. @throws DomainError `not-found` */
export async function getDocument(table: Table, organization: OrganizationId, id: DocumentId): Promise<Document> {
  const document = await findDocument(table, organization, id);
  if (!document) throw new DomainError('not-found');
  return document;
}

/** F2 How many documents there are, counted up to a limit. Query. */
export const countDocuments = (table: Table, organization: OrganizationId, limit: number): Promise<number> =>
  countItems(table, keys.document(organization, idFrom('doc', '')).pk, limit);

/** F3 The write of a new or a changed document, under the revision that was read. `after` is written as the next revision. */
export const documentWrite = (organization: OrganizationId, before: Document | null, after: Document): Write => {
  const { id, ...fields } = after;
  return {
    put: {
      ...keys.document(organization, id),
      ...fields,
      revision: (before?.revision ?? 0) + 1,
      ...uploadDueAttributes(organization, after),
    },
    ...atRevision(before?.revision ?? 0, 'document'),
  };
};

/** F4 The write that deletes a document as it was read. */
export const documentDelete = (organization: OrganizationId, { id, revision }: Document): Write => ({
  delete: keys.document(organization, id),
  ...atRevision(revision, 'document'),
});
