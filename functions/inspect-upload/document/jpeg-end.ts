/** JPEG: where a picture ends, by its segments and not by its last bytes. Source: ITU-T T.81 §B.1. */
import { UploadRejected } from '../../../domain/upload.ts';

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, firstRestart: 0xd0, lastRestart: 0xd7, temporary: 0x01 } as const;

/** The place behind the first end-of-image marker that is not within a segment. @throws UploadRejected `damaged` */
export function jpegEnd(bytes: Uint8Array): number {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) throw new UploadRejected('damaged');
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) throw new UploadRejected('damaged');
    const kind = bytes[at + 1] ?? 0;
    if (kind === marker.end) return at + 2;
    // A marker may have any number of fill bytes before it.
    if (kind === 0xff) at += 1;
    else if (isAlone(kind)) at += 2;
    else {
      const size = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
      if (size < 2) throw new UploadRejected('damaged');
      at += 2 + size;
      if (kind === marker.scan) at = endOfScan(bytes, at);
    }
  }
  throw new UploadRejected('damaged');
}

const isRestart = (kind: number): boolean => kind >= marker.firstRestart && kind <= marker.lastRestart;
/** Markers without a segment. */
const isAlone = (kind: number): boolean => kind === marker.temporary || isRestart(kind);

/** Compressed pixels go on until a marker other than a restart. A zero after 0xff says that it is none. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new UploadRejected('damaged');
}

/**
 * Whether what follows a picture is what cameras append: zeros, further pictures of the same photo (CIPA DC-007, "multi-picture format",
 * which phones use for light and depth), and the trailer of Samsung's phones. It is not served.
 */
export function isPictureAppendix(bytes: Uint8Array): boolean {
  let rest = bytes;
  while (rest.length > 0) {
    const start = rest.findIndex((byte) => byte !== 0);
    if (start < 0) return true;
    rest = rest.subarray(start);
    if (isSamsungTrailer(rest)) return true;
    if (rest[0] !== 0xff || rest[1] !== marker.start) return false;
    rest = rest.subarray(jpegEnd(rest));
  }
  return true;
}

/** Blocks, then their directory "SEFH", its length and "SEFT". */
function isSamsungTrailer(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || text.toString('latin1', bytes.length - 4) !== 'SEFT') return false;
  const directory = bytes.length - 8 - text.readUInt32LE(bytes.length - 8);
  return directory >= 0 && text.toString('latin1', directory, directory + 4) === 'SEFH';
}
