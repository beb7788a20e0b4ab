/** PNG: chunks, the header first and once, the end last. Source: RFC 2083 §3.2, §4.1, §4.3. */
import { UploadRejected } from '../../../domain/upload.ts';
import { ByteReader } from '../byte-reader.ts';

const signatureBytes = 8;
/** Length and type before a chunk's data, a checksum behind it. */
const frameBytes = 12;

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly isInterlaced: boolean;
  /** The parts of the compressed pixels. */
  readonly compressed: readonly Uint8Array[];
}

/** What a picture's chunks say, all of which are whole. @throws UploadRejected `cut-short`, `damaged` */
export function pngHeader(bytes: Uint8Array): PngHeader {
  const file = new ByteReader(bytes);
  const header = signatureBytes + 8;
  const compressed: Uint8Array[] = [];
  let at = signatureBytes;
  for (let type = ''; type !== 'IEND';) {
    const size = file.big(at, 4);
    type = file.text(at + 4, 4);
    if ((type === 'IHDR') !== (at === signatureBytes)) throw new UploadRejected('damaged');
    if (at + frameBytes + size > file.length) throw new UploadRejected('damaged');
    if (type === 'IDAT') compressed.push(bytes.subarray(at + 8, at + 8 + size));
    if (type === 'IEND' && size > 0) throw new UploadRejected('damaged');
    at += frameBytes + size;
  }
  if (at !== file.length) throw new UploadRejected('damaged');
  return {
    width: file.big(header, 4),
    height: file.big(header + 4, 4),
    isInterlaced: file.big(header + 12, 1) !== 0,
    compressed,
  };
}
