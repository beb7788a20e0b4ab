/** MP4 and M4A: nested boxes, of which `moov` describes the tracks; a recorder may add them in fragments. Source: ISO/IEC 14496-12. */
import { UploadRejected } from '../../../domain/upload.ts';
import type { ByteReader } from '../byte-reader.ts';
import { assertFewEntries, runSampleFields } from './mp4-tables.ts';

/** In one box, or in the file. A recorder that adds fragments makes two for each. */
const mostBoxes = 50_000;

interface Box {
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

/** Seconds of the first track of sound; every box is whole. @throws UploadRejected `cut-short`, `damaged`, `takes-too-long` */
export function mp4Seconds(file: ByteReader): number {
  const boxes = boxesBetween(file, 0, file.length);
  assertFewEntries(file, boxes);
  const movie = boxes.find(({ type }) => type === 'moov');
  if (!movie) throw new UploadRejected('damaged');
  const track = boxesIn(file, movie)
    .filter(({ type }) => type === 'trak')
    .map((each) => soundOf(file, each))
    .find((each) => each !== null);
  if (!track) throw new UploadRejected('damaged');
  const defaults = find(file, movie, ['mvex', 'trex']);
  const defaultDuration = defaults ? file.big(defaults.body + 12, 4) : 0;
  const fragments = boxes
    .filter(({ type }) => type === 'moof')
    .flatMap((fragment) => boxesIn(file, fragment).filter(({ type }) => type === 'traf'))
    .map((fragment) => fragmentUnits(file, fragment, track.id, defaultDuration));
  return (track.units + fragments.reduce((sum, units) => sum + units, 0)) / track.unitsPerSecond;
}

function boxesBetween(file: ByteReader, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const short = file.big(at, 4);
    const type = file.text(at + 4, 4);
    const size = short === 1 ? file.big(at + 8, 8) : short === 0 ? to - at : short;
    const body = at + (short === 1 ? 16 : 8);
    if (at + size > to) throw new UploadRejected(to === file.length ? 'cut-short' : 'damaged');
    if (at + size < body) throw new UploadRejected('damaged');
    if (boxes.length === mostBoxes) throw new UploadRejected('takes-too-long');
    boxes.push({ type, body, end: at + size });
    at += size;
  }
  return boxes;
}

const boxesIn = (file: ByteReader, { body, end }: Box): readonly Box[] => boxesBetween(file, body, end);

function find(file: ByteReader, box: Box, path: readonly string[]): Box | null {
  const [type, ...rest] = path;
  if (type === undefined) return box;
  const found = boxesIn(file, box).find((each) => each.type === type);
  return found ? find(file, found, rest) : null;
}

/** A track of sound: its id, and its length in its own units. */
function soundOf(file: ByteReader, track: Box) {
  const handler = find(file, track, ['mdia', 'hdlr']);
  const header = find(file, track, ['mdia', 'mdhd']);
  const trackHeader = find(file, track, ['tkhd']);
  if (!handler || !header || !trackHeader || file.text(handler.body + 8, 4) !== 'soun') return null;
  const isLong = file.big(header.body, 1) === 1;
  const unitsPerSecond = file.big(header.body + (isLong ? 20 : 12), 4);
  if (unitsPerSecond === 0) throw new UploadRejected('damaged');
  return {
    id: file.big(trackHeader.body + (file.big(trackHeader.body, 1) === 1 ? 20 : 12), 4),
    unitsPerSecond,
    units: isLong ? file.big(header.body + 24, 8) : file.big(header.body + 16, 4),
  };
}

/** Optional fields of `tfhd`, in their order, by the bit that says that they are there. */
const tfhdBeforeDuration = [
  [0x1, 8],
  [0x2, 4],
] as const;

/** How long a fragment of a track is. */
function fragmentUnits(file: ByteReader, fragment: Box, track: number, defaultDuration: number): number {
  const boxes = boxesIn(file, fragment);
  const header = boxes.find(({ type }) => type === 'tfhd');
  if (!header || file.big(header.body + 4, 4) !== track) return 0;
  const flags = file.big(header.body + 1, 3);
  const skipped = tfhdBeforeDuration.reduce((sum, [bit, bytes]) => sum + (flags & bit ? bytes : 0), 0);
  const duration = flags & 0x8 ? file.big(header.body + 8 + skipped, 4) : defaultDuration;
  return boxes.filter(({ type }) => type === 'trun').reduce((sum, run) => sum + runUnits(file, run, duration), 0);
}

function runUnits(file: ByteReader, { body }: Box, duration: number): number {
  const flags = file.big(body + 1, 3);
  const samples = file.big(body + 4, 4);
  if (!(flags & 0x100)) return samples * duration;
  const first = body + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const stride = runSampleFields.filter((bit) => flags & bit).length * 4;
  let units = 0;
  for (let sample = 0; sample < samples; sample += 1) units += file.big(first + sample * stride, 4);
  return units;
}
