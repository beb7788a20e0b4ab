/** MP4 files that are written by hand, so that they may be what no program writes. Source: ISO/IEC 14496-12. */

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A box: its size, its type, and numbers or boxes in it. */
export const mp4Box = (type: string, ...parts: readonly (number | Uint8Array)[]): Uint8Array => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? number(part) : part)));
  return Buffer.concat([number(body.length + 8), Buffer.from(type, 'latin1'), body]);
};

/** The movie: one track of sound, id 1, a unit per 1/8000 second; it has the sample tables that are given. */
export const mp4Movie = (units: number, ...tables: readonly Uint8Array[]): Uint8Array =>
  mp4Box(
    'moov',
    mp4Box(
      'trak',
      mp4Box('tkhd', 0, 0, 0, 1, 0, units),
      mp4Box(
        'mdia',
        mp4Box('mdhd', 0, 0, 0, 8000, units, 0),
        mp4Box('hdlr', 0, 0, Buffer.from('soun'), 0, 0, 0),
        mp4Box('minf', mp4Box('stbl', ...tables)),
      ),
    ),
    mp4Box('mvex', mp4Box('trex', 0, 1, 1, 1, 1, 0)),
  );

/** The file's type, then boxes. */
export const mp4File = (...boxes: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat([mp4Box('ftyp', Buffer.from('M4A '), 0), ...boxes]));
