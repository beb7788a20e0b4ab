/** PDF: every object is parsed, looked at and written anew; then the pages are counted and the first is drawn. Source: ISO 32000-2. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { UploadRejected } from '../../../domain/upload.ts';
import { assertPassive } from './passive-pdf.ts';
import { thumbnailPixels, type Picture } from './thumbnail.ts';

/** A power of attorney has one; with its enclosures some ten. */
const mostPages = 50;

/**
 * The first page as a picture, how many there are, and the copy that is served: what was looked at is written anew, and nothing else. Readers
 * find objects by a table that may lead past those that a parser sees, so that the file itself might show something else (ADR 0052).
 * @throws UploadRejected `damaged`, `encrypted`, `active-content`, `too-many-pages`
 */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ readonly picture: Picture; readonly pages: number; readonly copy: Uint8Array }> {
  if (!endsAsPdf(bytes)) throw new UploadRejected('damaged');
  const document = await parsed(bytes);
  if (document.isEncrypted) throw new UploadRejected('encrypted');
  const { context } = document;
  // A catalog that is part of the trailer is against the standard (§7.5.5), and would be read differently by each reader.
  const { Root: root } = context.trailerInfo;
  if (!(root instanceof PDFRef) || !(context.lookup(root) instanceof PDFDict)) throw new UploadRejected('damaged');
  assertPassive(context);
  removeSignatures(document);
  const copy = await written(document);
  return { ...(await firstPage(copy)), copy };
}

async function firstPage(bytes: Uint8Array): Promise<{ readonly picture: Picture; readonly pages: number }> {
  const library = await PDFiumLibrary.init();
  try {
    const pdf = await library.loadDocument(bytes);
    try {
      const pages = pdf.getPageCount();
      if (pages === 0) throw new UploadRejected('damaged');
      if (pages > mostPages) throw new UploadRejected('too-many-pages');
      return { picture: await drawn(pdf.getPage(0)), pages };
    } finally {
      pdf.destroy();
    }
  } catch (error) {
    throw error instanceof UploadRejected ? error : new UploadRejected('damaged', { cause: error });
  } finally {
    library.destroy();
  }
}

/** The objects as they were parsed: no page is added and no field drawn anew. */
async function written(document: PDFDocument): Promise<Uint8Array> {
  try {
    return await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  } catch (error) {
    throw new UploadRejected('damaged', { cause: error });
  }
}

/** A signature is of the bytes that were uploaded: in the copy it would be shown as forged. How it looks on the page stays. */
function removeSignatures({ catalog, context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const value = context.lookup(object.get(PDFName.of('V')));
    if (value instanceof PDFDict && value.has(PDFName.of('ByteRange'))) object.delete(PDFName.of('V'));
  }
  for (const key of ['Perms', 'DSS']) catalog.delete(PDFName.of(key));
}

async function parsed(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject: true,
      updateMetadata: false,
    });
  } catch (error) {
    throw new UploadRejected('damaged', { cause: error });
  }
}

/** Nothing follows its end: a file is one thing. */
const endsAsPdf = (bytes: Uint8Array): boolean =>
  /%%EOF\s*$/.test(Buffer.from(bytes.subarray(-1024)).toString('latin1'));

interface DrawnPage {
  getOriginalSize(): { readonly originalWidth: number; readonly originalHeight: number };
  render(options: { scale: number; render: 'bitmap' }): Promise<{ data: Uint8Array; width: number; height: number }>;
}

async function drawn(page: DrawnPage): Promise<Picture> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = (2 * thumbnailPixels) / Math.max(originalWidth, originalHeight, 1);
  const { data, width, height } = await page.render({ scale, render: 'bitmap' });
  const pixels = new Uint8Array(data);
  // PDFium's order is blue, green, red.
  for (let at = 0; at < pixels.length; at += 4) {
    const [blue = 0, , red = 0] = pixels.subarray(at, at + 3);
    pixels[at] = red;
    pixels[at + 2] = blue;
  }
  return { data: pixels, width, height };
}
