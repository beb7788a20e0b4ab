/** What a switchboard plays: 8 kHz, one channel, 16 bits, of one loudness, without silence at its ends. */
import libsamplerate from '@alexanderolsen/libsamplerate-js';
import { ebur128_integrated_mono as integratedLoudness } from 'ebur128-wasm/ebur128_wasm.js';
import { leastSeconds, UploadRejected } from '../../../domain/upload.ts';
import type { Sound } from './decode-audio.ts';

/** Narrowband telephony (ITU-T G.711). */
export const telephoneRate = 8000;

/**
 * −23 LUFS, the target of EBU R 128, measured as ITU-R BS.1770 says. Speech of this loudness peaks some 15 dB higher, so nothing has to be
 * compressed, and it lies within a few dB of what telephone networks are planned for (−26 dBov active speech level, ITU-T P.56): a
 * message is about as loud as the colleague who answers after it.
 */
const targetLoudness = -23;

/** Peaks are kept 1 dB below full scale, as R 128 asks. */
const mostAmplitude = 10 ** (-1 / 20);

/** @throws UploadRejected `silent`, `too-short` */
export async function toTelephoneSound(sound: Sound): Promise<Float32Array> {
  const trimmed = withoutSilence(await resampled(sound));
  if (trimmed.length < leastSeconds * telephoneRate) throw new UploadRejected('too-short');
  const loudness = integratedLoudness(telephoneRate, trimmed);
  // Below −70 LUFS is silence, by the gate of BS.1770.
  if (!Number.isFinite(loudness)) throw new UploadRejected('silent');
  const gain = 10 ** ((targetLoudness - loudness) / 20);
  return trimmed.map((sample) => Math.max(-mostAmplitude, Math.min(mostAmplitude, sample * gain)));
}

/** To 8 kHz, a second at a time: the library takes 4 MB at once and no more. */
async function resampled({ samples, sampleRate }: Sound): Promise<Float32Array> {
  if (sampleRate === telephoneRate) return samples;
  const { create, ConverterType } = libsamplerate;
  const converter = await create(1, sampleRate, telephoneRate, {
    converterType: ConverterType.SRC_SINC_MEDIUM_QUALITY,
  });
  try {
    const output = new Float32Array(Math.round((samples.length * telephoneRate) / sampleRate));
    let at = 0;
    const take = (part: Float32Array): void => {
      const fitting = part.subarray(0, output.length - at);
      output.set(fitting, at);
      at += fitting.length;
    };
    for (let from = 0; from < samples.length; from += sampleRate) {
      take(converter.full(samples.subarray(from, from + sampleRate)));
    }
    // What the filter still holds comes out when something follows.
    take(converter.full(new Float32Array(Math.ceil(sampleRate / 10))));
    return output;
  } finally {
    converter.destroy();
  }
}

const windowSamples = telephoneRate / 50;
/** As loud as the room of a quiet office through a telephone; softer counts as silence. */
const silence = 10 ** (-50 / 20);
/** A word that begins or ends softly is not clipped. */
const keptSamples = telephoneRate / 10;

/** @throws UploadRejected `silent` when there is nothing else */
function withoutSilence(samples: Float32Array): Float32Array {
  const isLoud = (window: number): boolean => {
    const part = samples.subarray(window * windowSamples, (window + 1) * windowSamples);
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length) > silence;
  };
  const windows = Math.ceil(samples.length / windowSamples);
  let first = 0;
  while (first < windows && !isLoud(first)) first += 1;
  if (first === windows) throw new UploadRejected('silent');
  let last = windows - 1;
  while (!isLoud(last)) last -= 1;
  return samples.slice(
    Math.max(0, first * windowSamples - keptSamples),
    Math.min(samples.length, (last + 1) * windowSamples + keptSamples),
  );
}
