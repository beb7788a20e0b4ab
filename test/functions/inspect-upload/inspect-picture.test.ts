import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { UploadRejected, type RejectionReason } from '../../../domain/upload.ts';
import { inspectDocument } from '../../../functions/inspect-upload/inspect-document.ts';
import { pngChunk, pngFile, pngHeaderChunk, pngZeros } from '../../build/png.ts';

const photo = new Uint8Array(jpeg.encode({ data: Buffer.alloc(64 * 48 * 4, 120), width: 64, height: 48 }, 90).data);
const archiveEnd = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)]);
const endOfImage = Uint8Array.from([0xff, 0xd9]);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
/** Behind its start, a segment for remarks. */
const withRemark = (remark: Uint8Array): Uint8Array =>
  join(photo.subarray(0, 2), Uint8Array.from([0xff, 0xfe, 0, remark.length + 2]), remark, photo.subarray(2));

/** Eight by eight points of three bytes; a byte comes before each row, of which seven passes have fifteen. */
const small = { width: 8, height: 8 };
const interlacedBytes = 8 * 8 * 3 + 15;

const reasonOf = async (bytes: Uint8Array, mediaType: string): Promise<RejectionReason | 'ready'> => {
  try {
    await inspectDocument(bytes, mediaType);
    return 'ready';
  } catch (error) {
    if (error instanceof UploadRejected) return error.reason;
    throw error;
  }
};

describe('a photo', () => {
  it.each<[string, Uint8Array, RejectionReason | 'ready']>([
    ['with zeros behind it', join(photo, new Uint8Array(100)), 'ready'],
    ['with a second picture of it behind it, as phones append', join(photo, photo), 'ready'],
    [
      'with the trailer of a phone behind it',
      join(photo, Buffer.from('data'), Buffer.from('SEFH\u0004\u0000\u0000\u0000SEFT')),
      'ready',
    ],
    ['with the end of another picture in a remark', withRemark(endOfImage), 'ready'],
    ['with an archive behind it that ends as a photo', join(photo, archiveEnd, endOfImage), 'damaged'],
    ['with a second picture and an archive behind it', join(photo, photo, archiveEnd, endOfImage), 'damaged'],
    ['with a program behind it', join(photo, Buffer.from('MZ'), endOfImage), 'damaged'],
    ['that is an archive by a remark', withRemark(archiveEnd), 'damaged'],
    ['that never ends', photo.subarray(0, -2), 'damaged'],
    ['of nothing but its start', photo.subarray(0, 4), 'damaged'],
  ])('%s', async (_, bytes, expected) => {
    expect(await reasonOf(bytes, 'image/jpeg')).toBe(expected);
  });

  it('is served without what follows it', async () => {
    const { copy } = await inspectDocument(join(photo, photo), 'image/jpeg');
    expect(Buffer.from(copy).equals(photo)).toBe(true);
  });
});

describe('a drawing', () => {
  it.each<[string, () => Uint8Array, RejectionReason | 'ready']>([
    ['of eight rows', () => pngFile(pngHeaderChunk(small), pngZeros(8 * 25)), 'ready'],
    [
      'that is interlaced',
      () => pngFile(pngHeaderChunk({ ...small, isInterlaced: true }), pngZeros(interlacedBytes)),
      'ready',
    ],
    [
      'that is interlaced and unfolds to 40 MB',
      () => pngFile(pngHeaderChunk({ ...small, isInterlaced: true }), pngZeros(40_000_000)),
      'damaged',
    ],
    [
      'with a second, larger header',
      () => pngFile(pngHeaderChunk(small), pngHeaderChunk({ width: 6000, height: 6000 }), pngZeros(8 * 25)),
      'damaged',
    ],
    [
      'that begins otherwise than with its header',
      () => pngFile(pngChunk('tEXt'), pngHeaderChunk(small), pngZeros(8 * 25)),
      'damaged',
    ],
    [
      'that ends twice',
      () => pngFile(pngHeaderChunk(small), pngZeros(8 * 25), pngChunk('IEND'), pngChunk('tEXt')),
      'damaged',
    ],
    [
      'that is an archive by a remark',
      () => pngFile(pngHeaderChunk(small), pngZeros(8 * 25), pngChunk('tEXt', archiveEnd)),
      'damaged',
    ],
    ['of no size', () => pngFile(pngHeaderChunk({ width: 0, height: 8 }), pngZeros(25)), 'damaged'],
  ])('%s', async (_, bytes, expected) => {
    expect(await reasonOf(bytes(), 'image/png')).toBe(expected);
  });
});
