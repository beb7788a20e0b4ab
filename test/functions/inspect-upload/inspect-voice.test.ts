import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ebur128_integrated_mono as integratedLoudness } from 'ebur128-wasm/ebur128_wasm.js';
import { describe, expect, it } from 'vitest';
import { mostBytes, UploadRejected, type RejectionReason } from '../../../domain/upload.ts';
import { inspectVoice } from '../../../functions/inspect-upload/inspect-voice.ts';
import { soundFile, toneSamples, type SampleFormat } from '../../build/sound.ts';

const recording = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'recordings', name)));

/** Of WAV with 16 bits and one channel, as the standard lays it out. */
function readCopy(wav: Uint8Array): { rate: number; channels: number; bits: number; samples: Float32Array } {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const samples = Float32Array.from(
    { length: (wav.length - 44) / 2 },
    (_, place) => view.getInt16(44 + place * 2, true) / 32_768,
  );
  return {
    rate: view.getUint32(24, true),
    channels: view.getUint16(22, true),
    bits: view.getUint16(34, true),
    samples,
  };
}

const reasonOf = async (bytes: Uint8Array, mediaType: string): Promise<RejectionReason | 'ready'> => {
  try {
    await inspectVoice(bytes, mediaType);
    return 'ready';
  } catch (error) {
    if (error instanceof UploadRejected) return error.reason;
    throw error;
  }
};

/** What the sound of the recordings lasts without the silence around it. */
const spokenSeconds = 4.06;

describe('a recording', () => {
  it.each([
    ['cbr.mp3', 'audio/mpeg'],
    ['vbr.mp3', 'audio/mp3'],
    ['opus.ogg', 'audio/ogg; codecs=opus'],
    ['vorbis.ogg', 'audio/ogg'],
    ['chromium.webm', 'audio/webm;codecs=opus'],
    ['aac.m4a', 'audio/x-m4a'],
    ['fragments.m4a', 'audio/mp4'],
  ])('of the format %s becomes what a switchboard plays', async (name, mediaType) => {
    const { wav, durationSeconds } = await inspectVoice(recording(name), mediaType);
    const { rate, channels, bits, samples } = readCopy(wav);
    expect([rate, channels, bits]).toEqual([8000, 1, 16]);
    expect(samples.length / rate).toBe(durationSeconds);
    expect(Math.abs(durationSeconds - spokenSeconds)).toBeLessThan(0.1);
    expect(Math.abs(integratedLoudness(rate, samples) + 23)).toBeLessThan(1);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.9);
  });

  it.each([
    [{ bits: 8, channels: 1, sampleRate: 44_100 }],
    [{ bits: 16, channels: 2, sampleRate: 44_100 }],
    [{ bits: 24, channels: 2, sampleRate: 48_000 }],
    [{ bits: 16, channels: 1, sampleRate: 8000 }],
  ] as const satisfies readonly (readonly [SampleFormat])[])('as WAV of %o does too', async (format) => {
    const { wav, durationSeconds } = await inspectVoice(soundFile(toneSamples(2, format), format), 'audio/wav');
    const { samples } = readCopy(wav);
    expect(Math.abs(durationSeconds - 2)).toBeLessThan(0.1);
    expect(Math.abs(integratedLoudness(8000, samples) + 23)).toBeLessThan(1);
  });

  it('loses the silence at its ends, and none within', async () => {
    const format = { bits: 16, channels: 1, sampleRate: 16_000 } as const;
    const tone = toneSamples(1, format);
    const silence = new Float32Array(2 * format.sampleRate);
    const samples = Float32Array.from([...silence, ...tone, ...silence, ...tone, ...silence]);
    const { durationSeconds } = await inspectVoice(soundFile(samples, format), 'audio/wav');
    expect(Math.abs(durationSeconds - 4.2)).toBeLessThan(0.05);
  });
});

describe('what is no voice message', () => {
  const format = { bits: 16, channels: 1, sampleRate: 8000 } as const;
  const whole = soundFile(toneSamples(2, format), format);
  const cut = (bytes: Uint8Array, part = 0.6): Uint8Array => bytes.subarray(0, Math.floor(bytes.length * part));
  const changed = (at: number, ...bytes: readonly number[]): Uint8Array => {
    const copy = whole.slice();
    copy.set(bytes, at);
    return copy;
  };
  /** Behind its Info (0x30 to 0x4e) stands another TimestampScale, of 128 bytes: too large for a number. */
  const endless = (): Uint8Array => {
    const bytes = recording('chromium.webm');
    const scale = [0x2a, 0xd7, 0xb1, 0x40, 0x80, ...Array<number>(128).fill(0xff)];
    return Uint8Array.from([...bytes.subarray(0, 0x4e), ...scale, ...bytes.subarray(0x4e)]);
  };
  const zipEnd = [0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)];
  const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array<number>(100).fill(0)]);

  it.each<[string, () => Uint8Array, string, RejectionReason]>([
    ['nothing', () => new Uint8Array(), 'audio/wav', 'empty'],
    ['10 MB and a byte', () => new Uint8Array(mostBytes + 1), 'audio/wav', 'too-large'],
    ['an archive', () => zip, 'audio/wav', 'unknown-format'],
    ['a sound that is an archive too', () => Uint8Array.from([...whole, ...zipEnd]), 'audio/wav', 'damaged'],
    ['a sound of another type than was declared', () => whole, 'audio/mpeg', 'other-format'],
    ['an MP3 of constant rate that is cut', () => cut(recording('cbr.mp3')), 'audio/mpeg', 'cut-short'],
    ['an MP3 of variable rate that is cut', () => cut(recording('vbr.mp3')), 'audio/mpeg', 'cut-short'],
    ['an Ogg that is cut', () => cut(recording('opus.ogg')), 'audio/ogg', 'cut-short'],
    ['a WebM that is cut', () => cut(recording('chromium.webm')), 'audio/webm', 'cut-short'],
    ['a WebM whose time has no end', endless, 'audio/webm', 'damaged'],
    ['an M4A that is cut', () => cut(recording('aac.m4a')), 'audio/mp4', 'cut-short'],
    ['an M4A in fragments that is cut', () => cut(recording('fragments.m4a')), 'audio/mp4', 'cut-short'],
    ['a WAV that is cut', () => cut(whole), 'audio/wav', 'cut-short'],
    ['a WAV that promises 4 GB', () => changed(40, 0xff, 0xff, 0xff, 0xff), 'audio/wav', 'cut-short'],
    ['a WAV of no rate', () => changed(24, 0, 0, 0, 0), 'audio/wav', 'damaged'],
    ['six minutes', () => soundFile(toneSamples(360, format), format), 'audio/wav', 'too-long'],
    ['silence', () => soundFile(new Float32Array(16_000), format), 'audio/wav', 'silent'],
    ['a click', () => soundFile(toneSamples(0.1, format), format), 'audio/wav', 'too-short'],
    ['noise that begins as an MP3', () => Uint8Array.from([0xff, 0xfb, 0x90, 0x64, ...whole]), 'audio/mpeg', 'damaged'],
  ])('%s is rejected', async (_, bytes, mediaType, reason) => {
    expect(await reasonOf(bytes(), mediaType)).toBe(reason);
  });

  it('is rejected at every place at which a file of each format may be cut', async () => {
    for (const [name, mediaType] of [
      ['cbr.mp3', 'audio/mpeg'],
      ['opus.ogg', 'audio/ogg'],
      ['chromium.webm', 'audio/webm'],
      ['aac.m4a', 'audio/mp4'],
    ] as const) {
      const bytes = recording(name);
      for (let part = 1; part < 20; part += 1) {
        const reason = await reasonOf(bytes.subarray(0, Math.floor((bytes.length * part) / 20)), mediaType);
        expect([name, part, ['cut-short', 'damaged'].includes(reason)]).toEqual([name, part, true]);
      }
    }
  });
});
