/** Files that are small and promise, or unfold to, more than any machine has: each is rejected before that is made room for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UploadRejected, type RejectionReason } from '../../../domain/upload.ts';
import { inspectVoice } from '../../../functions/inspect-upload/inspect-voice.ts';
import { inspectWithin } from '../../../functions/inspect-upload/threaded-inspection.ts';
import { mp4Box, mp4File, mp4Movie } from '../../build/mp4.ts';
import { letterObjects, pdfFile } from '../../build/pdf.ts';
import { soundFile, toneSamples } from '../../build/sound.ts';

const reasonOf = async (inspection: Promise<unknown>): Promise<RejectionReason | 'ready'> => {
  try {
    await inspection;
    return 'ready';
  } catch (error) {
    if (error instanceof UploadRejected) return error.reason;
    throw error;
  }
};

/** A fragment of track 1 with runs, each of which has flags, a number of samples, and what follows. */
const fragment = (runs: number, ...run: readonly number[]): Uint8Array =>
  mp4Box('moof', mp4Box('traf', mp4Box('tfhd', 0, 1), ...Array<Uint8Array>(runs).fill(mp4Box('trun', ...run))));

/** A laced block has several packets, and says so in its flags: bits 5 and 6 (RFC 9559 §10.3). */
const laced = (): Uint8Array => {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'recordings/chromium.webm')));
  const block = bytes.findIndex((byte, at) => byte === 0xa3 && bytes[at + 2] === 0x81 && at > 0x4e);
  const flags = block < 0 ? bytes.findIndex((byte, at) => byte === 0xa3 && bytes[at + 3] === 0x81) + 6 : block + 5;
  bytes[flags] = (bytes[flags] ?? 0) | 0x06;
  return bytes;
};

const sound = { bits: 16, channels: 1, sampleRate: 8000 } as const;
const withRate = (rate: number, seconds: number): Uint8Array => {
  const bytes = soundFile(toneSamples(seconds, sound), sound);
  new DataView(bytes.buffer).setUint32(24, rate, true);
  return bytes;
};

describe('a bomb', () => {
  it.each<[string, () => Uint8Array, string, RejectionReason]>([
    [
      'MP4 with four billion samples of one size',
      () => mp4File(mp4Movie(8000, mp4Box('stsz', 0, 1, 0xff_ff_ff_fe))),
      'audio/mp4',
      'takes-too-long',
    ],
    [
      'MP4 with a million samples that it does not have',
      () => mp4File(mp4Movie(8000, mp4Box('stsz', 0, 0, 1_000_000))),
      'audio/mp4',
      'damaged',
    ],
    [
      'MP4 with a billion chunks that it does not have',
      () => mp4File(mp4Movie(8000, mp4Box('stco', 0, 1_000_000_000))),
      'audio/mp4',
      'damaged',
    ],
    [
      'MP4 with a billion runs that it does not have',
      () => mp4File(mp4Movie(8000, mp4Box('stsc', 0, 1_000_000_000))),
      'audio/mp4',
      'damaged',
    ],
    [
      'MP4 with a fragment of a billion samples',
      () => mp4File(mp4Movie(0), fragment(1, 0, 1_000_000_000)),
      'audio/mp4',
      'takes-too-long',
    ],
    [
      'MP4 whose runs claim each other’s samples',
      () => mp4File(mp4Movie(0), fragment(3000, 0x100, 100_000), mp4Box('mdat', Buffer.alloc(500_000))),
      'audio/mp4',
      'takes-too-long',
    ],
    [
      'MP4 of sixty thousand empty boxes',
      () => mp4File(Buffer.concat(Array<Uint8Array>(60_000).fill(mp4Box('free'))), mp4Movie(8000)),
      'audio/mp4',
      'takes-too-long',
    ],
    ['WebM with laced blocks', laced, 'audio/webm', 'damaged'],
    ['WAV of twenty samples a second', () => withRate(20, 0.5), 'audio/wav', 'damaged'],
    ['WAV of three million samples a second', () => withRate(3_000_000, 600), 'audio/wav', 'damaged'],
  ])('%s is rejected', async (_, bytes, mediaType, reason) => {
    expect(await reasonOf(inspectVoice(bytes(), mediaType))).toBe(reason);
  });

  it('that takes memory outside of the objects ends with its thread', async () => {
    // A million zeros, again and again.
    const zeros = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_FULL_FLUSH });
    const data = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(4000).fill(zeros)]).toString('latin1');
    const stream = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`;
    const inspect = inspectWithin({ milliseconds: 30_000, megabytes: 300 });
    const bomb = pdfFile({ ...letterObjects, 5: stream });
    expect(await reasonOf(inspect('document', bomb, 'application/pdf'))).toBe('takes-too-long');
    // The next file has all of it again.
    expect(await reasonOf(inspect('document', pdfFile(letterObjects), 'application/pdf'))).toBe('ready');
  }, 30_000);
});
