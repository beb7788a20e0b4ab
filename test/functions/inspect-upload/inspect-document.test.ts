import jpeg from 'jpeg-js';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mostBytes, UploadRejected, type RejectionReason } from '../../../domain/upload.ts';
import { inspectDocument } from '../../../functions/inspect-upload/inspect-document.ts';

async function letter(change: (document: PDFDocument) => unknown = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText('Fullmakt', { x: 50, y: 780, size: 24, font: await document.embedFont(StandardFonts.Helvetica) });
  await change(document);
  return document.save();
}

/** 640 by 480 points, red on the left and white on the right. */
const pixels = Buffer.alloc(640 * 480 * 4, 255);
for (let place = 0; place < 640 * 480; place += 1) if (place % 640 < 320) pixels.fill(0, place * 4 + 1, place * 4 + 3);
const photo = new Uint8Array(jpeg.encode({ data: pixels, width: 640, height: 480 }, 90).data);
const drawing = new Uint8Array(PNG.sync.write(Object.assign(new PNG({ width: 640, height: 480 }), { data: pixels })));

const reasonOf = async (bytes: Uint8Array, mediaType: string): Promise<RejectionReason | 'ready'> => {
  try {
    await inspectDocument(bytes, mediaType);
    return 'ready';
  } catch (error) {
    if (error instanceof UploadRejected) return error.reason;
    throw error;
  }
};

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await letter();
});

describe('a document', () => {
  it('of two pages is counted, and its first page drawn', async () => {
    const two = await letter((document) => document.addPage());
    const { format, pages, thumbnail } = await inspectDocument(two, 'application/pdf');
    const { width, height, data } = jpeg.decode(thumbnail);
    expect([format, pages, height]).toEqual(['pdf', 2, 320]);
    expect(Math.abs(width - 226)).toBeLessThan(2);
    // White paper, and something dark on it.
    expect([data[0], Math.min(...data) < 100]).toEqual([255, true]);
  });

  it.each([
    ['a photo', () => photo, 'image/jpeg', 'jpg'],
    ['a drawing', () => drawing, 'image/png', 'png'],
  ])('that is %s is one page, with its colours', async (_, bytes, mediaType, expected) => {
    const { format, pages, thumbnail } = await inspectDocument(bytes(), mediaType);
    const { width, height, data } = jpeg.decode(thumbnail);
    expect([format, pages, width, height]).toEqual([expected, 1, 320, 240]);
    const [red = 0, green = 0] = data.subarray(120 * 320 * 4 + 40 * 4);
    expect([red > 230, green < 30]).toEqual([true, true]);
  });
});

describe('what is no document', () => {
  const zipEnd = [0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)];
  const huge = (): Uint8Array => {
    const bytes = drawing.slice();
    new DataView(bytes.buffer).setUint32(16, 60_000);
    new DataView(bytes.buffer).setUint32(20, 60_000);
    return bytes;
  };

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, RejectionReason]>([
    ['nothing', () => new Uint8Array(), 'application/pdf', 'empty'],
    ['10 MB and a byte', () => new Uint8Array(mostBytes + 1), 'application/pdf', 'too-large'],
    ['a program', () => Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0]), 'application/pdf', 'unknown-format'],
    ['a drawing that is called a photo', () => drawing, 'image/jpeg', 'other-format'],
    ['a PDF that is cut', () => pdf.subarray(0, pdf.length - 200), 'application/pdf', 'damaged'],
    ['a PDF that is an archive too', () => Uint8Array.from([...pdf, ...zipEnd]), 'application/pdf', 'damaged'],
    [
      'a PDF with JavaScript',
      () => letter((document) => document.addJavaScript('start', 'app.alert(1)')),
      'application/pdf',
      'active-content',
    ],
    [
      'a PDF with a file in it',
      () => letter((document) => document.attach(new Uint8Array(3), 'a.exe')),
      'application/pdf',
      'active-content',
    ],
    [
      'a PDF of 51 pages',
      () =>
        letter((document) => {
          for (let page = 1; page < 51; page += 1) document.addPage();
        }),
      'application/pdf',
      'too-many-pages',
    ],
    ['a photo that is cut', () => photo.subarray(0, photo.length - 500), 'image/jpeg', 'damaged'],
    ['a drawing with something behind it', () => Uint8Array.from([...drawing, 1]), 'image/png', 'damaged'],
    ['a drawing that unfolds to 14 GB', huge, 'image/png', 'too-many-pixels'],
  ])('%s is rejected', async (_, bytes, mediaType, reason) => {
    expect(await reasonOf(await bytes(), mediaType)).toBe(reason);
  });
});
