/** WAV: RIFF chunks. Source: Multimedia Programming Interface and Data Specifications 1.0 (1991). */
import { UploadRejected } from '../../../domain/upload.ts';
import type { ByteReader } from '../byte-reader.ts';

/** Seconds that the header promises, all of which are in the file. @throws UploadRejected `cut-short`, `damaged` */
export function wavSeconds(file: ByteReader): number {
  let bytesPerSecond = 0;
  for (let at = 12; ;) {
    const id = file.text(at, 4);
    const size = file.little(at + 4, 4);
    const body = at + 8;
    if (id === 'fmt ') bytesPerSecond = file.little(body + 4, 4) * file.little(body + 12, 2);
    // A header may promise 4 GB: what it promises must be there.
    if (body + size > file.length) throw new UploadRejected('cut-short');
    if (id === 'data') {
      if (bytesPerSecond === 0) throw new UploadRejected('damaged');
      return size / bytesPerSecond;
    }
    at = body + size + (size % 2);
  }
}
