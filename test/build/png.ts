/** PNG files that are written by hand, so that they may be what no program writes. Source: RFC 2083 §3, §4. */
import { crc32, deflateSync } from 'node:zlib';

export interface PngSize {
  readonly width: number;
  readonly height: number;
  readonly isInterlaced?: boolean;
}

/** One chunk: length, type, data, checksum. */
export function pngChunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** The chunk of the header: 8 bits a channel, red, green and blue. */
export function pngHeaderChunk({ width, height, isInterlaced = false }: PngSize): Uint8Array {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, isInterlaced ? 1 : 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return pngChunk('IHDR', header);
}

/** A file of chunks between its signature and its end. */
export const pngFile = (...chunks: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks, pngChunk('IEND')]),
  );

/** The chunk of compressed pixels: as many bytes of zero. */
export const pngZeros = (bytes: number): Uint8Array => pngChunk('IDAT', deflateSync(Buffer.alloc(bytes)));
