import jpeg from 'jpeg-js';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { UploadRejected, type RejectionReason } from '../../../domain/upload.ts';
import { readPdf } from '../../../functions/inspect-upload/document/read-pdf.ts';
import { letterObjects, pdfFile } from '../../build/pdf.ts';

const darkest = (pixels: Uint8Array): number => pixels.reduce((least, value) => Math.min(least, value), 255);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const reasonOf = async (bytes: Uint8Array): Promise<RejectionReason | 'ready'> => {
  try {
    await readPdf(bytes);
    return 'ready';
  } catch (error) {
    if (error instanceof UploadRejected) return error.reason;
    throw error;
  }
};

/** A letter whose catalog has something more. */
const withCatalog = (entries: string, more: Readonly<Record<number, string>> = {}): Uint8Array =>
  pdfFile({ ...letterObjects, 1: `<< /Type /Catalog /Pages 2 0 R ${entries} >>`, ...more });

/** A letter with a form, a picture, a font of its own and a link, in compressed objects. */
async function fullLetter(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText('Fullmakt', { x: 50, y: 700, size: 24, font: await document.embedFont(StandardFonts.TimesRoman) });
  const pixels = { data: Buffer.alloc(32 * 32 * 4, 90), width: 32, height: 32 };
  page.drawImage(await document.embedJpg(new Uint8Array(jpeg.encode(pixels, 90).data)), {
    x: 300,
    y: 500,
    width: 120,
    height: 120,
  });
  const field = document.getForm().createTextField('name');
  field.setText('Ada');
  field.addToPage(page, { x: 50, y: 600, width: 200, height: 30 });
  const action = { Type: 'Action', S: 'URI', URI: PDFString.of('https://mysoluno.example/') };
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [50, 400, 200, 430], A: action };
  page.node.addAnnot(document.context.register(document.context.obj(link)));
  return document;
}

describe('the copy of a PDF', () => {
  it.each([{ useObjectStreams: true }, { useObjectStreams: false }])(
    'looks as the file did, of %o, and is hardly larger',
    async (how) => {
      const bytes = await (await fullLetter()).save(how);
      const { copy, pages, picture } = await readPdf(bytes);
      const again = await readPdf(copy);
      expect(pages).toBe(1);
      expect(darkest(picture.data)).toBeLessThan(60);
      expect(Buffer.from(again.picture.data).equals(Buffer.from(picture.data))).toBe(true);
      expect(copy.length).toBeLessThan(bytes.length * 1.1 + 500);
      const copied = await PDFDocument.load(copy);
      expect(copied.getForm().getTextField('name').getText()).toBe('Ada');
    },
  );

  it('has the changes of a file that was saved incrementally', async () => {
    const first = pdfFile(letterObjects);
    const change = '4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n';
    const table = `xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \n`;
    const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Prev ${latin(first).lastIndexOf('xref\n0')} >>\n`;
    const end = `startxref\n${first.length + change.length}\n%%EOF\n`;
    const { picture } = await readPdf(Buffer.from(latin(first) + change + table + trailer + end, 'latin1'));
    // The black area is gone.
    expect(darkest(picture.data)).toBe(255);
  });

  it('shows no object but those that were looked at, where the table leads past the last of a number', async () => {
    const active = { ...letterObjects, 5: '<< /S /JavaScript /JS (app.alert\\(1\\)) >>' };
    const catalog = '<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>';
    const shadowed = pdfFile({ ...active, 1: catalog }, { hidden: '5 0 obj\n[3 0 R /Fit]\nendobj\n' });
    expect(latin(shadowed)).toContain('app.alert');
    const { copy } = await readPdf(shadowed);
    const { context } = await PDFDocument.load(copy);
    expect(context.enumerateIndirectObjects().map(String).join(' ')).not.toMatch(/JavaScript|alert/);
  });

  it('has no signature, which would be shown as forged, and keeps how it looks', async () => {
    const signature = '<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >>';
    const signed = withCatalog('/AcroForm << /SigFlags 3 /Fields [5 0 R] >> /Perms << /DocMDP 6 0 R >>', {
      5: '<< /FT /Sig /T (Signature) /Subtype /Widget /Rect [50 50 200 90] /V 6 0 R >>',
      6: signature,
    });
    const { catalog, context } = await PDFDocument.load((await readPdf(signed)).copy);
    const field = catalog.lookup(PDFName.of('AcroForm'))?.toString();
    expect([field, catalog.has(PDFName.of('Perms'))]).toEqual([expect.stringContaining('/Fields'), false]);
    expect(context.enumerateIndirectObjects().some(([, object]) => String(object).includes('/V '))).toBe(false);
  });
});

describe('a PDF', () => {
  it.each<[string, () => Uint8Array, RejectionReason | 'ready']>([
    ['of one page', () => pdfFile(letterObjects), 'ready'],
    ['that blends colours as Screen does', () => withCatalog('/GS << /BM /Screen >>'), 'ready'],
    ['with a link to a place next to it', () => withCatalog('/A << /S /URI /URI (page.html) >>'), 'ready'],
    ['that opens at its first page', () => withCatalog('/OpenAction [3 0 R /Fit]'), 'ready'],
    ['with bytes behind its end', () => Buffer.concat([pdfFile(letterObjects), Buffer.from('MZ')]), 'damaged'],
    [
      'that is encrypted',
      () => pdfFile(letterObjects, { trailer: '/Root 1 0 R /Encrypt << /Filter /Standard >>' }),
      'encrypted',
    ],
    [
      'whose catalog is a part of its trailer',
      () => pdfFile(letterObjects, { trailer: '/Root << /Type /Catalog /Pages 2 0 R >>' }),
      'damaged',
    ],
    ['whose catalog is not there', () => pdfFile({ 2: letterObjects[2] ?? '' }), 'damaged'],
    ['whose catalog is something else', () => pdfFile({ ...letterObjects, 1: '[2 0 R]' }), 'damaged'],
    [
      'whose information runs a program',
      () => pdfFile(letterObjects, { trailer: '/Root 1 0 R /Info << /A << /S /JavaScript /JS (1) >> >>' }),
      'active-content',
    ],
    ...(
      [
        ['a program when it is opened', '/OpenAction << /S /JavaScript /JS (1) >>'],
        ['a program whose name is written in numbers', '/OpenAction << /S /#4aavaScript /#4a#53 (1) >>'],
        ['a program in its tree of names', '/Names << /JavaScript << /Names [(a) 5 0 R] >> >>'],
        ['a program for an event', '/AA << /WC << /S /Named /N /Print >> >>'],
        ['the start of a program', '/OpenAction << /S /Launch /F (calc.exe) >>'],
        ['a form that is sent', '/OpenAction << /S /SubmitForm /F (https://a.example) >>'],
        ['data that is fetched', '/OpenAction << /S /ImportData /F (a.fdf) >>'],
        ['another file that is opened', '/OpenAction << /S /GoToR /F (\\\\\\\\host\\\\share) /D [0 /Fit] >>'],
        ['an embedded file that is opened', '/OpenAction << /S /GoToE /D [0 /Fit] >>'],
        ['a second action that is active', '/OpenAction << /S /Named /N /NextPage /Next [<< /S /Launch >>] >>'],
        ['a form that is a program', '/AcroForm << /Fields [] /XFA (a) >>'],
        ['an embedded file', '/Names << /EmbeddedFiles << /Names [] >> >>'],
        ['a folder of files', '/Collection << /Type /Collection >>'],
        ['a film', '/A << /Type /Annot /Subtype /RichMedia >>'],
        ['a link to a file of the machine', '/A << /S /URI /URI (file:///c:/windows/system32/calc.exe) >>'],
        ['addresses that begin at a file of the machine', '/URI << /Base (file:///c:/) >>'],
        ['a link to a file of another machine', '/A << /S /URI /URI (\\\\\\\\host\\\\share\\\\a.exe) >>'],
        ['a link that is a program', '/A << /S /URI /URI <6a6176610a7363726970743a616c657274283129> >>'],
      ] as const
    ).map(([what, entries]): [string, () => Uint8Array, RejectionReason] => [
      `with ${what}`,
      () => withCatalog(entries),
      'active-content',
    ]),
    [
      'with an action whose type is another object',
      () => withCatalog('/OpenAction << /S 5 0 R >>', { 5: '/Launch' }),
      'active-content',
    ],
    [
      'whose page is fetched from elsewhere',
      () => pdfFile({ ...letterObjects, 4: '<< /Length 0 /F (https://a.example) >>\nstream\n\nendstream' }),
      'active-content',
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await reasonOf(bytes())).toBe(expected);
  });

  it('with a program among its compressed objects is rejected', async () => {
    const document = await fullLetter();
    document.catalog.set(PDFName.of('OpenAction'), document.context.register(document.context.obj({ S: 'Launch' })));
    const bytes = await document.save({ useObjectStreams: true });
    expect([latin(bytes).includes('Launch'), await reasonOf(bytes)]).toEqual([false, 'active-content']);
  });
});
