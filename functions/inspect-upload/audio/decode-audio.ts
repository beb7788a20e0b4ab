/**
 * Decoding: one decoder per format, WebAssembly or JavaScript. A file is measured by its container first, so that no decoder gets one that
 * is too long; one that decodes to more than its container promised is stopped.
 */
import { mostSeconds, UploadRejected, type AudioFormat } from '../../../domain/upload.ts';
import { ByteReader } from '../byte-reader.ts';
import { mp3Seconds } from './mp3-length.ts';
import { mp4Seconds } from './mp4-length.ts';
import { oggLength } from './ogg-length.ts';
import { wavSeconds } from './wav-length.ts';
import { webmSeconds } from './webm-length.ts';

/** Sound of one channel; samples between −1 and 1. */
export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

interface Decoder {
  decode(data: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Decoded | Promise<Decoded>;
  free?(): void;
}

const decoders = {
  wav: async () => (await import('@audio/decode-wav')).decoder(),
  mp3: async () => (await import('@audio/decode-mp3')).decoder(),
  opus: async () => (await import('@audio/decode-opus')).decoder(),
  vorbis: async () => (await import('@audio/decode-vorbis')).decoder(),
  webm: async () => (await import('@audio/decode-webm')).decoder(),
  mp4: async () => (await import('@audio/decode-mp4')).decoder(),
} as const satisfies Record<string, () => Promise<Decoder>>;

/** Encoders add a little at both ends, and packets have a length of their own. */
const toleratedSeconds = 0.25;
/** Samples a second, from less than any telephone has to the most of studios: what lies outside cannot be resampled. */
const sampleRates = { least: 1000, most: 384_000 } as const;
const chunkBytes = 64 * 1024;

/** How long a file says that it is, and what decodes it. */
function measure(
  file: ByteReader,
  format: AudioFormat,
): { readonly seconds: number; readonly by: keyof typeof decoders } {
  if (format === 'wav') return { seconds: wavSeconds(file), by: 'wav' };
  if (format === 'mp3') return { seconds: mp3Seconds(file), by: 'mp3' };
  if (format === 'webm') return { seconds: webmSeconds(file), by: 'webm' };
  if (format === 'mp4') return { seconds: mp4Seconds(file), by: 'mp4' };
  const { seconds, codec } = oggLength(file);
  return { seconds, by: codec };
}

/**
 * Decodes a file and mixes its channels into one.
 * @throws UploadRejected `cut-short`, `damaged`, `too-long`
 */
export async function decodeAudio(bytes: Uint8Array, format: AudioFormat): Promise<Sound> {
  const { seconds, by } = measure(new ByteReader(bytes), format);
  if (!Number.isFinite(seconds)) throw new UploadRejected('damaged');
  if (seconds > mostSeconds) throw new UploadRejected('too-long');
  const parts = await decodeInChunks(bytes, by, seconds + toleratedSeconds).catch((error: unknown) => {
    throw error instanceof UploadRejected ? error : new UploadRejected('damaged', { cause: error });
  });
  const sampleRate = parts[0]?.sampleRate ?? 0;
  if (sampleRate < sampleRates.least || sampleRate > sampleRates.most) throw new UploadRejected('damaged');
  if (parts.some((part) => part.sampleRate !== sampleRate)) throw new UploadRejected('damaged');
  const samples = mixed(parts);
  if (samples.length / sampleRate < seconds - toleratedSeconds) throw new UploadRejected('cut-short');
  return { samples, sampleRate };
}

async function decodeInChunks(
  bytes: Uint8Array,
  by: keyof typeof decoders,
  mostDecodedSeconds: number,
): Promise<readonly Decoded[]> {
  const decoder: Decoder = await decoders[by]();
  try {
    const parts: Decoded[] = [];
    let seconds = 0;
    const take = ({ channelData, sampleRate }: Decoded): void => {
      const length = channelData[0]?.length ?? 0;
      if (length === 0) return;
      seconds += length / sampleRate;
      if (seconds > mostDecodedSeconds) throw new UploadRejected('damaged');
      // A decoder may use its memory again for the next chunk.
      parts.push({ channelData: channelData.map((channel) => channel.slice()), sampleRate });
    };
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      take(await decoder.decode(bytes.subarray(at, at + chunkBytes)));
    }
    if (decoder.flush) take(await decoder.flush());
    return parts;
  } finally {
    decoder.free?.();
  }
}

/** One after another, and each the mean of its channels. */
function mixed(parts: readonly Decoded[]): Float32Array {
  const lengthOf = ({ channelData }: Decoded): number => channelData[0]?.length ?? 0;
  const samples = new Float32Array(parts.reduce((sum, part) => sum + lengthOf(part), 0));
  let at = 0;
  for (const part of parts) {
    const { channelData } = part;
    for (let place = 0; place < lengthOf(part); place += 1) {
      let sum = 0;
      for (const channel of channelData) sum += channel[place] ?? 0;
      samples[at + place] = sum / channelData.length;
    }
    at += lengthOf(part);
  }
  return samples;
}
