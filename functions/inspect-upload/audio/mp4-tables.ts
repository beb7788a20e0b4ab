/**
 * Tables of MP4: how many entries they claim. A decoder makes room for as many as a table says, wherever it finds one; so they are looked for
 * by their names, everywhere but in the sound itself. Source: ISO/IEC 14496-12 §8.6, §8.7, §8.8.8.
 */
import { UploadRejected } from '../../../domain/upload.ts';
import type { ByteReader } from '../byte-reader.ts';

/** Of all tables together. Five minutes of the shortest packets have 120,000, which two or three tables describe. */
const mostEntries = 500_000;

interface Claim {
  readonly entries: number;
  /** Of each entry, in the file. */
  readonly bytes: number;
}

/** Fields of a sample in a run, by the bit that says that they are there. */
export const runSampleFields = [0x100, 0x200, 0x400, 0x800] as const;

const table =
  (bytes: number) =>
  (file: ByteReader, body: number): Claim => ({ entries: file.big(body + 4, 4), bytes });

/** What a table claims, by its type and where its body begins. */
const tables: Readonly<Record<string, (file: ByteReader, body: number) => Claim>> = {
  // One size for all, or a table of sizes.
  stsz: (file, body) => ({ entries: file.big(body + 8, 4), bytes: file.big(body + 4, 4) > 0 ? 0 : 4 }),
  stco: table(4),
  co64: table(8),
  stsc: table(12),
  stts: table(8),
  elst: table(12),
  trun: (file, body) => {
    const flags = file.big(body + 1, 3);
    return { entries: file.big(body + 4, 4), bytes: runSampleFields.filter((bit) => flags & bit).length * 4 };
  },
};

/** Counts the entries that tables between two places claim. @throws UploadRejected `damaged` when the file is too short to have them */
function entriesBetween(file: ByteReader, from: number, to: number): number {
  let all = 0;
  for (const [type, claimOf] of Object.entries(tables)) {
    for (let at = file.indexOf(type, from, to); at >= 0; at = file.indexOf(type, at + 4, to)) {
      const { entries, bytes } = claimOf(file, at + 4);
      if (at + 12 + entries * bytes > file.length) throw new UploadRejected('damaged');
      all += entries;
    }
  }
  return all;
}

/** @param boxes of the file, where tables are looked for @throws UploadRejected `damaged`, `takes-too-long` */
export function assertFewEntries(
  file: ByteReader,
  boxes: readonly { readonly type: string; readonly body: number; readonly end: number }[],
): void {
  let all = 0;
  for (const { type, body, end } of boxes) {
    if (type !== 'mdat') all += entriesBetween(file, body, end);
    if (all > mostEntries) throw new UploadRejected('takes-too-long');
  }
}
