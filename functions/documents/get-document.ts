import { getDocument as read } from '../../adapters/table/documents.ts';
import * as contract from '../../contract/documents.ts';
import { implement } from '../request.ts';
import type { DocumentsDependencies } from './dependencies.ts';
import { documentReply } from './document-reply.ts';

export const getDocument = implement(
  contract.getDocument,
  async ({ organizationId, path }, { table }: DocumentsDependencies) =>
    documentReply(await read(table, organizationId, path.documentId)),
);
