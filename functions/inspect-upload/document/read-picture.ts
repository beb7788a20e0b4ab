/** Pictures: decoded whole, within a limit of pixels that is checked before, and with nothing behind their end. */
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { UploadRejected } from '../../../domain/upload.ts';
import type { Picture } from './thumbnail.ts';

/** A camera of 25 megapixels; decoded it takes 100 MB. */
const mostPixels = 25_000_000;
const mostMegabytes = 700;

/** @throws UploadRejected `damaged`, `too-many-pixels` */
export function readJpeg(bytes: Uint8Array): Picture {
  // The end marker of the picture itself is the last that there is; a file that goes on is two files in one.
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) throw new UploadRejected('damaged');
  try {
    return jpeg.decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: mostPixels / 1e6,
      maxMemoryUsageInMB: mostMegabytes,
    });
  } catch (error) {
    const isTooLarge = error instanceof Error && /maxResolutionInMP|maxMemoryUsageInMB/.test(error.message);
    throw new UploadRejected(isTooLarge ? 'too-many-pixels' : 'damaged', { cause: error });
  }
}

/** The chunk that ends a PNG: no data, type, checksum (RFC 2083 §4.1.4). */
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** @throws UploadRejected `damaged`, `too-many-pixels` */
export function readPng(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 + pngEnd.length || !pngEnd.every((byte, place) => bytes.at(place - pngEnd.length) === byte))
    throw new UploadRejected('damaged');
  // The header is the first chunk and says the size, which a decoder would make room for.
  if (view.getUint32(16) * view.getUint32(20) > mostPixels) throw new UploadRejected('too-many-pixels');
  try {
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes), { checkCRC: true });
    return { data, width, height };
  } catch (error) {
    throw new UploadRejected('damaged', { cause: error });
  }
}
