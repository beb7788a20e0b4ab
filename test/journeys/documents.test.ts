/** Documents over HTTP, with the deployed functions: inspected, shown with a small picture, and kept no longer than needed. */
import jpeg from 'jpeg-js';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';
import { createDocument, post, untilInspected } from './uploads.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const call = (method: string, path: string): Promise<Reply> => system.call(method, path, { token });

/** A letter of two pages. */
async function letter(change: (document: PDFDocument) => unknown = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText('Fullmakt', { x: 50, y: 780, size: 24, font: await document.embedFont(StandardFonts.Helvetica) });
  document.addPage([595, 842]);
  change(document);
  return document.save();
}

async function inspected(bytes: Uint8Array, contentType = 'application/pdf'): Promise<Reply['body']> {
  const { id, upload } = await createDocument(system, { token, contentType }, bytes.length);
  expect((await post(upload, bytes)).status).toBe(204);
  await untilInspected(system);
  return (await call('GET', `/documents/${id}`)).body;
}

it('a letter can be read again, with a picture of its first page', async () => {
  const bytes = await letter();
  const { id, status, pages, fileName } = await inspected(bytes);
  expect([status, pages, fileName]).toEqual(['ready', 2, 'fullmakt.pdf']);
  const { url, thumbnailUrl } = (await call('GET', `/documents/${id}/content`)).body;
  const content = await fetch(url);
  expect([content.headers.get('content-type'), content.headers.get('content-disposition')]).toEqual([
    'application/pdf',
    `inline; filename="${id}.pdf"`,
  ]);
  const copy = await PDFDocument.load(await content.arrayBuffer());
  expect(copy.getPages().map((page) => page.getSize())).toEqual([
    { width: 595, height: 842 },
    { width: 595, height: 842 },
  ]);
  const picture = await fetch(thumbnailUrl);
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  const { width, height, data } = jpeg.decode(new Uint8Array(await picture.arrayBuffer()));
  expect([height, Math.abs(width - 226) < 2, data[0], data.some((value) => value < 100)]).toEqual([
    320,
    true,
    255,
    true,
  ]);
});

describe('what is no document', () => {
  const program = Uint8Array.from([0x4d, 0x5a, ...Array<number>(600).fill(0)]);
  it.each([
    ['a PDF with JavaScript', () => letter((it_) => it_.addJavaScript('main', 'app.alert(1)')), 'active-content'],
    ['a program that is called PDF', async () => program, 'unknown-format'],
    ['a PDF that was cut short', async () => (await letter()).subarray(0, 400), 'damaged'],
  ])('%s is rejected, with the reason', async (_, make, reason) => {
    const { id, status, rejectedBecause } = await inspected(await make());
    expect([status, rejectedBecause]).toEqual(['rejected', reason]);
    const reply = await call('GET', `/documents/${id}/content`);
    expect([reply.status, reply.body.code]).toEqual([409, 'not-ready']);
  });
});

it('a letter that nothing uses is gone after 90 days, and its files with it', async () => {
  const { id } = await inspected(await letter());
  await system.control('POST', '/clock', { advanceSeconds: 89 * 24 * 3600 });
  token = await system.logIn();
  const { url } = (await call('GET', `/documents/${id}/content`)).body;
  expect((await fetch(url)).status).toBe(200);
  await system.control('POST', '/clock', { advanceSeconds: 24 * 3600 });
  token = await system.logIn();
  expect((await call('GET', `/documents/${id}`)).status).toBe(404);
});
