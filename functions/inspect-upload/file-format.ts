/** What a file is, by the bytes that it begins with. Neither its name nor its media type is asked. */
import { mediaTypes, UploadRejected, type FileFormat } from '../../domain/upload.ts';

const ascii = (bytes: Uint8Array, start: number, text: string): boolean =>
  Array.from(text).every((character, place) => bytes[start + place] === character.codePointAt(0));

/** How files begin, per format. Sources: RIFF/WAVE (Microsoft, 1991), ISO/IEC 11172-3, RFC 3533, RFC 8794, ISO/IEC 14496-12, ISO 32000-1 §7.5.2, RFC 2083. */
const signatures: Readonly<Record<FileFormat, (bytes: Uint8Array) => boolean>> = {
  wav: (bytes) => ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WAVE'),
  // ID3v2, or the eleven bits that each frame begins with, of layer III.
  mp3: (bytes) => ascii(bytes, 0, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2),
  ogg: (bytes) => ascii(bytes, 0, 'OggS'),
  webm: (bytes) => [0x1a, 0x45, 0xdf, 0xa3].every((byte, place) => bytes[place] === byte),
  mp4: (bytes) => ascii(bytes, 4, 'ftyp'),
  pdf: (bytes) => ascii(bytes, 0, '%PDF-'),
  jpg: (bytes) => [0xff, 0xd8, 0xff].every((byte, place) => bytes[place] === byte),
  png: (bytes) => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, place) => bytes[place] === byte),
};

/**
 * The format of a file, one of those allowed.
 * @param mediaType that was declared for it; must be one of its format
 * @throws UploadRejected `empty`, `unknown-format`, `other-format`, `damaged` when it is an archive as well
 */
export function formatOf<Format extends FileFormat>(
  bytes: Uint8Array,
  mediaType: string,
  allowed: readonly Format[],
): Format {
  if (bytes.length === 0) throw new UploadRejected('empty');
  const format = allowed.find((each) => signatures[each](bytes));
  if (format === undefined) throw new UploadRejected('unknown-format');
  const [essence = ''] = mediaType.toLowerCase().split(';');
  if (!(mediaTypes[format] as readonly string[]).includes(essence.trim())) throw new UploadRejected('other-format');
  // A file is one thing, whatever it begins with.
  if (isArchive(bytes)) throw new UploadRejected('damaged');
  return format;
}

/** Whether programs find an archive's directory at its end, behind which comes a comment of at most 65,535 bytes (APPNOTE 4.3.16). */
export const isArchive = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(-65_557)).includes('PK\u0005\u0006', 0, 'latin1');
