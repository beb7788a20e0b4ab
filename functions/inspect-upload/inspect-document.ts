/** Inspects an uploaded document: what it is, whether it is whole, that it does nothing, and a small picture of it. */
import { documentFormats, mostBytes, UploadRejected, type DocumentFormat } from '../../domain/upload.ts';
import { readJpeg, readPng } from './document/read-picture.ts';
import { readPdf } from './document/read-pdf.ts';
import { thumbnailOf, type Picture } from './document/thumbnail.ts';
import { formatOf } from './file-format.ts';

export interface CheckedDocument {
  readonly format: DocumentFormat;
  /** 1 for a picture. */
  readonly pages: number;
  /** JPEG. */
  readonly thumbnail: Uint8Array;
}

const readers: Readonly<
  Record<DocumentFormat, (bytes: Uint8Array) => Promise<{ readonly picture: Picture; readonly pages: number }>>
> = {
  pdf: readPdf,
  jpg: async (bytes) => ({ picture: readJpeg(bytes), pages: 1 }),
  png: async (bytes) => ({ picture: readPng(bytes), pages: 1 }),
};

/**
 * @param mediaType that was declared with the upload
 * @throws UploadRejected
 */
export async function inspectDocument(bytes: Uint8Array, mediaType: string): Promise<CheckedDocument> {
  if (bytes.length > mostBytes) throw new UploadRejected('too-large');
  const format = formatOf(bytes, mediaType, documentFormats);
  const { picture, pages } = await readers[format](bytes);
  return { format, pages, thumbnail: thumbnailOf(picture) };
}
