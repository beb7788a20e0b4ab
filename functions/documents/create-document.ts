import { fileKey, signUploadForm } from '../../adapters/files.ts';
import { commit } from '../../adapters/table/commit.ts';
import { countDocuments, documentWrite, getDocument } from '../../adapters/table/documents.ts';
import * as contract from '../../contract/documents.ts';
import { keptUnusedUntil, mostDocuments, type Document } from '../../domain/document.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
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
      createdAt: at,
      version: 1,
      revision: 1,
    };
    // A few more, when several are created at once, do no harm.
    if ((await countDocuments(table, organizationId, mostDocuments)) >= mostDocuments)
      throw new DomainError('too-many-documents');
    const entry = documentJournal(request, 'document-created', { before: null, after: created });
    const committed = await commit(table, organizationId, [documentWrite(organizationId, null, created)], entry);
    const document = committed === 'done' ? created : await getDocument(table, organizationId, created.id);
    const upload = await signUploadForm(files, fileKey(organizationId, document.id), document.contentType, now);
    return { ...documentReply(document), upload };
  },
);
