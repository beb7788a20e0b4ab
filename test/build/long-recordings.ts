/** Recordings that last as long as a voice message may: those of `test/functions/inspect-upload/recordings`, again and again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundFile, toneSamples } from './sound.ts';

const read = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../functions/inspect-upload/recordings', name));

/** Of each recording, with the silence around what is said: at most. */
const recordedSeconds = 4.44;
const times = Math.floor(295 / recordedSeconds);

/** The tone as WAV, 9.5 MB. */
export const longWav = (): Uint8Array =>
  soundFile(toneSamples(295, { sampleRate: 16_000 }), { bits: 16, channels: 1, sampleRate: 16_000 });

/** Frames follow each other. */
export function longMp3(): Uint8Array {
  const bytes = read('cbr.mp3');
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  const frames = bytes.toString('latin1', 0, 3) === 'ID3' ? bytes.subarray(10 + size) : bytes;
  return Buffer.concat(Array<Buffer>(times).fill(frames));
}

/** Fragments follow each other but for the last, which ends within a frame; where they begin in time is not looked at. */
export function longM4a(): Uint8Array {
  const bytes = read('fragments.m4a');
  const first = bytes.indexOf('moof', 0, 'latin1') - 4;
  const last = bytes.lastIndexOf('moof', undefined, 'latin1') - 4;
  const fragments = bytes.subarray(first, last);
  return Buffer.concat([bytes.subarray(0, first), ...Array<Buffer>(times).fill(fragments)]);
}

/** Pages follow each other; each has a granule, a number and a checksum (RFC 3533 §6). */
export function longOgg(): Uint8Array {
  const pages = oggPages(read('opus.ogg'));
  const sound = pages.slice(2);
  // Each packet has 20 ms. The last page of a recording says that it ends within one.
  const packets = sound
    .flatMap((page) => [...page.subarray(27, 27 + (page[26] ?? 0))])
    .filter((size) => size < 255).length;
  const granules = packets * 960;
  const repeated = Array.from({ length: times }, (_, time) =>
    sound.map((page) => {
      const copy = Buffer.from(page);
      copy.writeUIntLE(page.readUIntLE(6, 6) + time * granules, 6, 6);
      return copy;
    }),
  ).flat();
  return Buffer.concat(
    [...pages.slice(0, 2), ...repeated].map((page, number, all) => {
      const isLast = number === all.length - 1;
      page.writeUInt8(number === 0 ? 2 : isLast ? 4 : 0, 5);
      page.writeUInt32LE(number, 18);
      page.writeUInt32LE(0, 22);
      page.writeUInt32LE(oggChecksum(page), 22);
      return page;
    }),
  );
}

function oggPages(bytes: Buffer): Buffer[] {
  const pages: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const segments = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0));
    const size = 27 + segments.length + segments.reduce((sum, segment) => sum + segment, 0);
    pages.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  return pages;
}

function oggChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80_00_00_00 ? (sum << 1) ^ 0x04_c1_1d_b7 : sum << 1;
  }
  return sum >>> 0;
}

const webmSeconds = 4.26;

/** Clusters follow each other; each says when it begins (RFC 9559 §5.1.3). */
export function longWebm(): Uint8Array {
  const bytes = read('chromium.webm');
  const cluster = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);
  const starts: number[] = [];
  for (let at = bytes.indexOf(cluster); at >= 0; at = bytes.indexOf(cluster, at + 1)) starts.push(at);
  const parts = starts.map((start, place) => bytes.subarray(start, starts[place + 1] ?? bytes.length));
  const shifted = Array.from({ length: times }, (_, time) =>
    parts.map((part) => {
      // The id, a size that is left open, then the timestamp as the first element.
      const at = part.indexOf(0xe7, 5);
      const size = (part[at + 1] ?? 0) & 0x7f;
      const timestamp = Buffer.from([0xe7, 0x84, 0, 0, 0, 0]);
      timestamp.writeUInt32BE(part.readUIntBE(at + 2, size) + Math.round(time * webmSeconds * 1000), 2);
      const open = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
      return Buffer.concat([cluster, open, timestamp, part.subarray(at + 2 + size)]);
    }),
  );
  return Buffer.concat([bytes.subarray(0, starts[0]), ...shifted.flat()]);
}
