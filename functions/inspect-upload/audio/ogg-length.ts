/** Ogg: pages, of which the last says that it is so. Sources: RFC 3533 §6, RFC 7845 §4 (Opus), Vorbis I §A.2. */
import { UploadRejected } from '../../../domain/upload.ts';
import type { ByteReader } from '../byte-reader.ts';

/** What a stream counts its granules in, and how many come before the sound. */
interface Stream {
  readonly codec: 'opus' | 'vorbis';
  readonly granulesPerSecond: number;
  readonly skipped: number;
}

/** Seconds until the granule of the last page, which ends the stream; and its codec. @throws UploadRejected `cut-short`, `damaged` */
export function oggLength(file: ByteReader): { readonly seconds: number; readonly codec: Stream['codec'] } {
  let stream: Stream | null = null;
  let granule = 0;
  let hasEnded = false;
  for (let at = 0; at < file.length;) {
    if (file.text(at, 4) !== 'OggS') throw new UploadRejected('damaged');
    const segments = file.big(at + 26, 1);
    const body = at + 27 + segments;
    let size = 0;
    for (let segment = 0; segment < segments; segment += 1) size += file.big(at + 27 + segment, 1);
    if (body + size > file.length) throw new UploadRejected('cut-short');
    stream ??= streamOf(file, body);
    // −1, all bits set: no packet ends on the page.
    const low = file.little(at + 6, 4);
    const high = file.little(at + 10, 4);
    if (high < 0x80_00_00_00) granule = high * 2 ** 32 + low;
    hasEnded = (file.big(at + 5, 1) & 4) !== 0;
    at = body + size;
  }
  if (stream === null) throw new UploadRejected('damaged');
  if (!hasEnded) throw new UploadRejected('cut-short');
  return { seconds: Math.max(0, granule - stream.skipped) / stream.granulesPerSecond, codec: stream.codec };
}

function streamOf(file: ByteReader, at: number): Stream {
  if (file.text(at, 8) === 'OpusHead')
    return { codec: 'opus', granulesPerSecond: 48_000, skipped: file.little(at + 10, 2) };
  if (file.text(at, 7) === '\u0001vorbis') {
    const rate = file.little(at + 12, 4);
    if (rate > 0) return { codec: 'vorbis', granulesPerSecond: rate, skipped: 0 };
  }
  throw new UploadRejected('damaged');
}
