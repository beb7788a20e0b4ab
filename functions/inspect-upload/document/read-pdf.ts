/** PDF: every object is parsed and looked at, then the pages are counted and the first is drawn. Source: ISO 32000-1. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, type PDFObject } from 'pdf-lib';
import { UploadRejected } from '../../../domain/upload.ts';
import { thumbnailPixels, type Picture } from './thumbnail.ts';

/** A power of attorney has one; with its enclosures some ten. */
const mostPages = 50;

/** Keys that hold programs, other files, or forms that are programs (§7.11.4, §12.6.3, §12.6.4.16, §12.7.8). */
const activeKeys: ReadonlySet<string> = new Set([
  'JS',
  'JavaScript',
  'AA',
  'XFA',
  'EmbeddedFiles',
  'EF',
  'RichMediaContent',
]);
/** Types of actions (§12.6.4) that do more than show another place. */
const activeTypes: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'Movie',
  'Sound',
  'RichMedia',
  'RichMediaExecute',
  'Screen',
  'FileAttachment',
  'EmbeddedFile',
  '3D',
]);

/**
 * The first page as a picture, and how many there are.
 * @throws UploadRejected `damaged`, `encrypted`, `active-content`, `too-many-pages`
 */
export async function readPdf(bytes: Uint8Array): Promise<{ readonly picture: Picture; readonly pages: number }> {
  if (!endsAsPdf(bytes)) throw new UploadRejected('damaged');
  const document = await parsed(bytes);
  if (document.isEncrypted) throw new UploadRejected('encrypted');
  const { Root: catalog, Info: about } = document.context.trailerInfo;
  for (const object of [catalog, about]) if (object) assertPassive(object);
  for (const [, object] of document.context.enumerateIndirectObjects()) assertPassive(object);
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

/** Reaches what is inside an object; references lead to objects that are looked at for themselves. */
function assertPassive(object: PDFObject): void {
  // Wherever a type stands: an action may also name it by a reference.
  if (object instanceof PDFName) {
    if (activeTypes.has(object.decodeText())) throw new UploadRejected('active-content');
  } else if (object instanceof PDFArray) {
    for (const each of object.asArray()) assertPassive(each);
  } else if (object instanceof PDFStream) {
    assertPassive(object.dict);
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      if (activeKeys.has(key.decodeText())) throw new UploadRejected('active-content');
      assertPassive(value);
    }
  }
}

/** Nothing follows its end, and it is no archive as well, which would have its directory there: a file is one thing. */
function endsAsPdf(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-65_557)).toString('latin1');
  return /%%EOF\s*$/.test(tail) && !tail.includes('PK\u0005\u0006');
}

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
