/** Inspects an uploaded voice message: what it is, whether it is whole, and the copy that a switchboard plays. */
import { audioFormats, mostBytes, UploadRejected } from '../../domain/upload.ts';
import { decodeAudio } from './audio/decode-audio.ts';
import { telephoneRate, toTelephoneSound } from './audio/telephone-sound.ts';
import { writeWav } from './audio/write-wav.ts';
import { formatOf } from './file-format.ts';

/** The checked copy: WAV, 8 kHz, 16 bits, one channel. */
export interface CheckedVoice {
  readonly wav: Uint8Array;
  readonly durationSeconds: number;
}

/**
 * @param mediaType that was declared with the upload
 * @throws UploadRejected
 */
export async function inspectVoice(bytes: Uint8Array, mediaType: string): Promise<CheckedVoice> {
  if (bytes.length > mostBytes) throw new UploadRejected('too-large');
  const format = formatOf(bytes, mediaType, audioFormats);
  const samples = await toTelephoneSound(await decodeAudio(bytes, format));
  return { wav: writeWav(samples, telephoneRate), durationSeconds: samples.length / telephoneRate };
}
