/** A document as replies contain it. */
import type { DocumentReply } from '../../contract/documents.ts';
import type { Document } from '../../domain/document.ts';

export const documentReply = ({
  id,
  kind,
  fileName,
  status,
  rejectedBecause,
  pages,
  createdAt,
  version,
}: Document): DocumentReply => ({ id, kind, fileName, status, rejectedBecause, pages, createdAt, version });
