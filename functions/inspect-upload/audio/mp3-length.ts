/** MP3: a sequence of frames, each with a header of its own. Source: ISO/IEC 11172-3 §2.4, 13818-3; the Xing and Info headers of encoders. */
import { UploadRejected } from '../../../domain/upload.ts';
import type { ByteReader } from '../byte-reader.ts';

/** kbit/s of layer III by the header's index: MPEG 1, and MPEG 2 and 2.5. */
const bitrates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

interface Frame {
  readonly bytes: number;
  readonly samples: number;
  readonly sampleRate: number;
  /** Where the Xing header is, if there is one, from the frame's start. */
  readonly xingAt: number;
}

function frameAt(file: ByteReader, at: number): Frame {
  const header = file.big(at, 4);
  const version = (header >>> 19) & 3;
  const isLayer3 = ((header >>> 17) & 3) === 1;
  const rate = sampleRates[(header >>> 10) & 3];
  const isOne = version === 3;
  const kilobits = bitrates[isOne ? 'one' : 'two'][(header >>> 12) & 15];
  if (header >>> 21 !== 0x7ff || version === 1 || !isLayer3 || rate === undefined || !kilobits)
    throw new UploadRejected('damaged');
  const sampleRate = isOne ? rate : version === 2 ? rate / 2 : rate / 4;
  const samples = isOne ? 1152 : 576;
  const isMono = ((header >>> 6) & 3) === 3;
  const sideInformation = isOne ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  return {
    bytes: Math.floor(((samples / 8) * kilobits * 1000) / sampleRate) + ((header >>> 9) & 1),
    samples,
    sampleRate,
    xingAt: 4 + sideInformation,
  };
}

/** Seconds of the frames, all of which are whole. @throws UploadRejected `cut-short`, `damaged` */
export function mp3Seconds(file: ByteReader): number {
  const end = endOfFrames(file);
  let at = startOfFrames(file);
  let seconds = 0;
  let frames = 0;
  // A first frame without sound may say how many follow.
  const promised = framesPromised(file, at + frameAt(file, at).xingAt);
  if (promised !== null) at += frameAt(file, at).bytes;
  while (at < end) {
    const frame = frameAt(file, at);
    if (at + frame.bytes > end) throw new UploadRejected('cut-short');
    frames += 1;
    seconds += frame.samples / frame.sampleRate;
    at += frame.bytes;
  }
  if (promised !== null && frames < promised) throw new UploadRejected('cut-short');
  return seconds;
}

/** An ID3v2 tag may come first; its size has seven bits a byte. */
function startOfFrames(file: ByteReader): number {
  if (file.length < 10 || file.text(0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (file.big(at, 1) & 0x7f), 0);
  return 10 + size;
}

/** An ID3v1 tag of 128 bytes may come last. */
const endOfFrames = (file: ByteReader): number =>
  file.length > 128 && file.text(file.length - 128, 3) === 'TAG' ? file.length - 128 : file.length;

/** How many frames follow, by a first frame that holds no sound but says so; null when it holds sound, or does not say. */
function framesPromised(file: ByteReader, at: number): number | null {
  const name = at + 12 <= file.length ? file.text(at, 4) : '';
  if (name !== 'Xing' && name !== 'Info') return null;
  return file.big(at + 4, 4) & 1 ? file.big(at + 8, 4) : 0;
}
