/** WebM: nested EBML elements. Sources: RFC 8794 (EBML), RFC 9559 (Matroska), RFC 6716 §3.1 (how long an Opus packet sounds). */
import { UploadRejected } from '../../../domain/upload.ts';
import type { ByteReader } from '../byte-reader.ts';

const ids = {
  segment: 0x18_53_80_67,
  info: 0x15_49_a9_66,
  timestampScale: 0x2a_d7_b1,
  duration: 0x44_89,
  cluster: 0x1f_43_b6_75,
  clusterTimestamp: 0xe7,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const;
/** What has elements that count. Of others only the size is looked at. */
const containers: ReadonlySet<number> = new Set([ids.segment, ids.info, ids.cluster, ids.blockGroup]);

/** Of a block's flags (RFC 9559 §10.3). */
const lacing = 0x06;

/** A browser that records does not know how long it will: then sizes are left open, which is every bit set. */
const unknownSize = (bytes: number): number => 2 ** (7 * bytes) - 1;

interface Reading {
  /** Nanoseconds. */
  scale: number;
  promised: number | null;
  clusterStart: number;
  end: number;
}

/**
 * Seconds until the end of the last packet; all that is begun is whole, and as long as promised where something is.
 * @throws UploadRejected `cut-short`, `damaged`
 */
export function webmSeconds(file: ByteReader): number {
  const reading: Reading = { scale: 1_000_000, promised: null, clusterStart: 0, end: 0 };
  readElements(file, 0, file.length, reading);
  const seconds = reading.end;
  const promised = reading.promised === null ? null : (reading.promised * reading.scale) / 1e9;
  if (promised !== null && seconds < promised - 0.25) throw new UploadRejected('cut-short');
  return seconds;
}

function readElements(file: ByteReader, from: number, to: number, reading: Reading): void {
  for (let at = from; at < to;) {
    const idBytes = widthOf(file.big(at, 1));
    const id = file.big(at, idBytes);
    const sizeBytes = widthOf(file.big(at + idBytes, 1));
    const size = file.big(at + idBytes, sizeBytes) - 2 ** (7 * sizeBytes);
    const body = at + idBytes + sizeBytes;
    // An element of open size ends where its parent does, or where the next of its kind begins: read flat, it comes to the same.
    const isOpen = size === unknownSize(sizeBytes);
    if (isOpen && !containers.has(id)) throw new UploadRejected('damaged');
    if (!isOpen && body + size > file.length) throw new UploadRejected('cut-short');
    if (containers.has(id)) {
      at = body;
      continue;
    }
    readElement(file, id, body, size, reading);
    at = body + size;
  }
}

function readElement(file: ByteReader, id: number, at: number, size: number, reading: Reading): void {
  if (id === ids.timestampScale) reading.scale = file.big(at, size);
  if (id === ids.duration) reading.promised = floatOf(file, at, size);
  if (id === ids.clusterTimestamp) reading.clusterStart = file.big(at, size);
  if (id === ids.simpleBlock || id === ids.block) {
    const trackBytes = widthOf(file.big(at, 1));
    // Several packets in one block. Recorders of browsers have none, and the decoder would take them for one.
    if (file.big(at + trackBytes + 2, 1) & lacing) throw new UploadRejected('damaged');
    const relative = (file.big(at + trackBytes, 2) << 16) >> 16;
    const start = ((reading.clusterStart + relative) * reading.scale) / 1e9;
    const end = start + packetSeconds(file, at + trackBytes + 3);
    reading.end = Math.max(reading.end, end);
  }
}

/** Leading zeros of the first byte say how many bytes follow it. */
function widthOf(first: number): number {
  if (first === 0) throw new UploadRejected('damaged');
  return Math.clz32(first) - 23;
}

function floatOf(file: ByteReader, at: number, size: number): number {
  const view = new DataView(new ArrayBuffer(8));
  if (size === 4) view.setUint32(0, file.big(at, 4));
  else if (size === 8) {
    view.setUint32(0, file.big(at, 4));
    view.setUint32(4, file.big(at + 4, 4));
  } else throw new UploadRejected('damaged');
  return size === 4 ? view.getFloat32(0) : view.getFloat64(0);
}

/** Of an Opus packet, by its first byte: configuration, and how many frames it has. A Vorbis packet says nothing of the kind, and is as short. */
function packetSeconds(file: ByteReader, at: number): number {
  const first = file.big(at, 1);
  const configuration = first >>> 3;
  const milliseconds =
    configuration < 12
      ? ([10, 20, 40, 60][configuration % 4] ?? 0)
      : configuration < 16
        ? ([10, 20][configuration % 2] ?? 0)
        : ([2.5, 5, 10, 20][configuration % 4] ?? 0);
  const code = first & 3;
  const frames = code === 0 ? 1 : code === 3 ? file.big(at + 1, 1) & 0x3f : 2;
  return (milliseconds * frames) / 1000;
}
