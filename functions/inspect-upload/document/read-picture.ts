/** Pictures: decoded whole, within a limit of pixels that is checked before, and with nothing behind their end. */
import { inflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { UploadRejected } from '../../../domain/upload.ts';
import { jpegEnd, isPictureAppendix } from './jpeg-end.ts';
import { pngHeader } from './png-chunks.ts';
import type { Picture } from './thumbnail.ts';

/** A camera of 25 megapixels; decoded it takes 100 MB. */
const mostPixels = 25_000_000;
const mostMegabytes = 700;

interface ReadPicture {
  readonly picture: Picture;
  /** Of the file, what the picture consists of. */
  readonly copy: Uint8Array;
}

/** @throws UploadRejected `damaged`, `too-many-pixels` */
export function readJpeg(bytes: Uint8Array): ReadPicture {
  const end = jpegEnd(bytes);
  if (!isPictureAppendix(bytes.subarray(end))) throw new UploadRejected('damaged');
  const copy = bytes.slice(0, end);
  try {
    const picture = jpeg.decode(copy, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: mostPixels / 1e6,
      maxMemoryUsageInMB: mostMegabytes,
    });
    return { picture, copy };
  } catch (error) {
    const isTooLarge = error instanceof Error && /maxResolutionInMP|maxMemoryUsageInMB/.test(error.message);
    throw new UploadRejected(isTooLarge ? 'too-many-pixels' : 'damaged', { cause: error });
  }
}

/** @throws UploadRejected `damaged`, `too-many-pixels` */
export function readPng(bytes: Uint8Array): ReadPicture {
  const { width, height, isInterlaced, compressed } = pngHeader(bytes);
  if (width === 0 || height === 0) throw new UploadRejected('damaged');
  if (width * height > mostPixels) throw new UploadRejected('too-many-pixels');
  try {
    // The decoder bounds the data of one that is not interlaced. Eight bytes are the most that a pixel takes, and a byte is added per row of each pass.
    if (isInterlaced) inflateSync(Buffer.concat(compressed), { maxOutputLength: width * height * 8 + height * 7 + 64 });
    const { data } = PNG.sync.read(Buffer.from(bytes), { checkCRC: true });
    return { picture: { data, width, height }, copy: bytes };
  } catch (error) {
    throw new UploadRejected('damaged', { cause: error });
  }
}
