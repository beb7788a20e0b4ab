/** Draws a letter as a PDF of one page, A4. */
import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { Letter } from '../../domain/power-of-attorney.ts';

/** In points, 72 to the inch. */
const page = { width: 595, height: 842, margin: 64 } as const;
const ink = rgb(0.1, 0.1, 0.1);
const quiet = rgb(0.4, 0.4, 0.4);

/** @returns the bytes of the file, the same for the same letter and moment */
export async function drawLetter(letter: Letter, now: EpochMilliseconds): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(letter.title);
  document.setLanguage('sv-SE');
  document.setCreationDate(new Date(now));
  document.setModificationDate(new Date(now));
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const sheet = document.addPage([page.width, page.height]);
  const pen = new Pen(sheet, font);
  pen.write(letter.title, { size: 22, font: bold, after: 28 });
  for (const [name, value] of letter.facts) {
    pen.write(name, { size: 9, color: quiet, after: 2 });
    pen.write(value, { size: 12, after: 12 });
  }
  pen.skip(8);
  for (const paragraph of letter.paragraphs) pen.write(paragraph, { size: 11, after: 12 });
  for (const blank of letter.blanks) pen.blank(blank);
  return document.save();
}

interface Style {
  readonly size: number;
  readonly font?: PDFFont;
  readonly color?: typeof ink;
  /** Space below. */
  readonly after: number;
}

/** Writes from the top of a page down. */
class Pen {
  readonly #sheet: PDFPage;
  readonly #font: PDFFont;
  #y = page.height - page.margin;

  constructor(sheet: PDFPage, font: PDFFont) {
    this.#sheet = sheet;
    this.#font = font;
  }

  skip(points: number): void {
    this.#y -= points;
  }

  write(text: string, { size, font = this.#font, color = ink, after }: Style): void {
    for (const line of linesOf(writable(text, font), font, size)) {
      this.#y -= size;
      this.#sheet.drawText(line, { x: page.margin, y: this.#y, size, font, color });
      this.#y -= size * 0.4;
    }
    this.skip(after);
  }

  /** A line to write on, with what belongs there below it. */
  blank(label: string): void {
    this.skip(34);
    const [start, end] = [
      { x: page.margin, y: this.#y },
      { x: page.margin + 280, y: this.#y },
    ];
    this.#sheet.drawLine({ start, end, thickness: 0.7, color: ink });
    this.skip(4);
    this.write(label, { size: 9, color: quiet, after: 0 });
  }
}

/** Text in lines that fit between the margins; a word that is too long for a line is broken. */
function linesOf(text: string, font: PDFFont, size: number): readonly string[] {
  const width = page.width - 2 * page.margin;
  const fits = (line: string): boolean => font.widthOfTextAtSize(line, size) <= width;
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (fits(longer)) {
      lines[lines.length - 1] = longer;
      continue;
    }
    if (last !== '') lines.push('');
    for (const character of word) {
      const line = `${lines.at(-1)}${character}`;
      if (fits(line)) lines[lines.length - 1] = line;
      else lines.push(character);
    }
  }
  return lines;
}

/** Letters that have no parts, without their strokes. */
const plainLetters: Readonly<Record<string, string>> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h', ı: 'i' };

/**
 * Text with the letters that the fonts of every PDF reader have, which are those of Western Europe: of others the letter without its mark. The
 * signatory writes the name by hand too.
 */
function writable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const isKnown = (letter: string): boolean => known.has(letter.codePointAt(0) ?? 0);
  return [...text]
    .map((letter) => {
      if (isKnown(letter)) return letter;
      const plain = plainLetters[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
      return [...plain].every(isKnown) ? plain : '?';
    })
    .join('');
}
