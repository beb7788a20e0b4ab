import { fileKey, signUploadForm } from '../../adapters/files.ts';
import { commit } from '../../adapters/table/commit.ts';
import { countDocuments, documentWrite, findDocument } from '../../adapters/table/documents.ts';
import * as contract from '../../contract/documents.ts';
import { keptUnusedUntil, mostDocuments, type Document } from '../../domain/document.ts';
import { implement } from '../request.ts';
import { createOnce } from '../shared/uploads/create-once.ts';
import { documentJournal } from '../shared/uploads/upload-journal.ts';
import type { DocumentsDependencies } from './dependencies.ts';
import { documentReply } from './document-reply.ts';

/** Creates a document whose file is to come, and signs the form that takes it. */
export const createDocument = implement(
  contract.createDocument,
  async (request, { table, files }: DocumentsDependencies) => {
    const { organizationId, body, at, now, newId } = request;
    const { kind, fileName, contentType } = body;
    const created: Document = {
      id: newId('doc'),
      kind,
      fileName,
      contentType,
      status: 'uploading',
      rejectedBecause: null,
      pages: null,
      keptUntil: keptUnusedUntil(now),
      usedBy: null,
      createdAt: at,
      version: 1,
      revision: 1,
    };
    const entry = documentJournal(request, 'document-created', { before: null, after: created });
    const document = await createOnce(created, {
      now,
      find: () => findDocument(table, organizationId, created.id),
      isFull: async () => (await countDocuments(table, organizationId, mostDocuments)) >= mostDocuments,
      fullError: 'too-many-documents',
      create: () => commit(table, organizationId, [documentWrite(organizationId, null, created)], entry),
    });
    const upload = await signUploadForm(files, fileKey(organizationId, document.id), document.contentType, now);
    return { ...documentReply(document), upload };
  },
);
