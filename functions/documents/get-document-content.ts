import { checkedKey, signDownload, thumbnailKey } from '../../adapters/files.ts';
import { getDocument } from '../../adapters/table/documents.ts';
import * as contract from '../../contract/documents.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { mediaTypes, type DocumentFormat } from '../../domain/upload.ts';
import { implement } from '../request.ts';
import type { DocumentsDependencies } from './dependencies.ts';

export const getDocumentContent = implement(
  contract.getDocumentContent,
  async ({ organizationId, path, now }, { table, files }: DocumentsDependencies) => {
    const document = await getDocument(table, organizationId, path.documentId);
    const { id, status, contentType } = document;
    if (status !== 'ready') throw new DomainError('not-ready');
    const key = checkedKey(organizationId, document);
    const [content, thumbnail] = await Promise.all([
      signDownload(files, key, { fileName: `${id}.${extensionOf(contentType)}`, contentType, now }),
      signDownload(files, thumbnailKey(key), { fileName: `${id}-1.jpg`, contentType: 'image/jpeg', now }),
    ]);
    return { ...content, thumbnailUrl: thumbnail.url };
  },
);

/** The inspection has proved that the file is of its media type. */
const extensionOf = (contentType: string): DocumentFormat =>
  (['pdf', 'jpg', 'png'] as const).find((format) => mediaTypes[format].some((each) => each === contentType)) ?? 'pdf';
