/** Sounds that are made, as files of WAV in the ways in which programs write them. */

export interface SampleFormat {
  readonly bits: 8 | 16 | 24;
  readonly channels: 1 | 2;
  readonly sampleRate: number;
}

/** A tone of 440 Hz, 10 dB below full scale. */
export const toneSamples = (seconds: number, { sampleRate }: Pick<SampleFormat, 'sampleRate'>): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, place) => 0.3 * Math.sin((2 * Math.PI * 440 * place) / sampleRate),
  );

/** The samples on each channel. Source: Multimedia Programming Interface and Data Specifications 1.0 (1991). */
export function soundFile(samples: Float32Array, { bits, channels, sampleRate }: SampleFormat): Uint8Array {
  const bytesPerSample = bits / 8;
  const dataBytes = samples.length * channels * bytesPerSample;
  const view = new DataView(new ArrayBuffer(44 + dataBytes));
  const text = (at: number, value: string): void => {
    for (const [place, character] of [...value].entries()) view.setUint8(at + place, character.codePointAt(0) ?? 0);
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * bytesPerSample, true);
  view.setUint16(32, channels * bytesPerSample, true);
  view.setUint16(34, bits, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
  let at = 44;
  for (const sample of samples) {
    for (let channel = 0; channel < channels; channel += 1) {
      if (bits === 8) view.setUint8(at, Math.round(sample * 127) + 128);
      else if (bits === 16) view.setInt16(at, Math.round(sample * 32_767), true);
      else {
        const value = Math.round(sample * 8_388_607);
        view.setUint16(at, value & 0xffff, true);
        view.setInt8(at + 2, value >> 16);
      }
      at += bytesPerSample;
    }
  }
  return new Uint8Array(view.buffer);
}
