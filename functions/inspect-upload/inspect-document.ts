/** Inspects an uploaded document: what it is, whether it is whole, that it does nothing, and a small picture of it. */
import { documentFormats, mostBytes, UploadRejected, type DocumentFormat } from '../../domain/upload.ts';
import { readJpeg, readPng } from './document/read-picture.ts';
import { readPdf } from './document/read-pdf.ts';
import { thumbnailOf, type Picture } from './document/thumbnail.ts';
import { formatOf, isArchive } from './file-format.ts';

export interface CheckedDocument {
  readonly format: DocumentFormat;
  /** 1 for a picture. */
  readonly pages: number;
  /** JPEG. */
  readonly thumbnail: Uint8Array;
  /** What is served: what was inspected, and nothing else of the file. */
  readonly copy: Uint8Array;
}

interface ReadDocument extends Omit<CheckedDocument, 'format' | 'thumbnail'> {
  readonly picture: Picture;
}

const readers: Readonly<Record<DocumentFormat, (bytes: Uint8Array) => Promise<ReadDocument>>> = {
  pdf: readPdf,
  jpg: async (bytes) => ({ ...readJpeg(bytes), pages: 1 }),
  png: async (bytes) => ({ ...readPng(bytes), pages: 1 }),
};

/**
 * @param mediaType that was declared with the upload
 * @throws UploadRejected
 */
export async function inspectDocument(bytes: Uint8Array, mediaType: string): Promise<CheckedDocument> {
  if (bytes.length > mostBytes) throw new UploadRejected('too-large');
  const format = formatOf(bytes, mediaType, documentFormats);
  const { picture, pages, copy } = await readers[format](bytes);
  if (isArchive(copy)) throw new UploadRejected('damaged');
  return { format, pages, copy, thumbnail: thumbnailOf(picture) };
}
