/** PDF files that are written by hand, so that they may be what no program writes. Source: ISO 32000-2 §7.5. */

/** The objects of a letter of one page, by number, as text. */
export const letterObjects: Readonly<Record<number, string>> = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
  4: '<< /Length 26 >>\nstream\n0 0 0 rg 50 700 80 40 re f\nendstream',
};

interface PdfOptions {
  /** Objects that no table leads to, behind the others. */
  readonly hidden?: string;
  readonly trailer?: string;
}

/** A file of objects with the table that leads to them. */
export function pdfFile(
  objects: Readonly<Record<number, string>>,
  { hidden = '', trailer = '/Root 1 0 R' }: PdfOptions = {},
): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = Object.entries(objects).map(([number, object]) => {
    const place = text.length;
    text += `${number} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  text += hidden;
  const size = places.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  text += `${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
