/** Numbers and texts at places in a file. Reading beyond the end says that the file was cut. */
import { UploadRejected } from '../../domain/upload.ts';

export class ByteReader {
  readonly #view: DataView;
  readonly #buffer: Buffer;
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.byteLength;
  }

  /** An unsigned number of 1 to 8 bytes, most significant first. */
  big(at: number, bytes: number): number {
    return this.#number(at, bytes, (place) => place);
  }

  /** As {@link big}, least significant first. */
  little(at: number, bytes: number): number {
    return this.#number(at, bytes, (place) => bytes - 1 - place);
  }

  /** Latin text of a length. */
  text(at: number, length: number): string {
    return Array.from({ length }, (_, place) => String.fromCodePoint(this.big(at + place, 1))).join('');
  }

  /** Where Latin text is next between two places; −1 when it is not. */
  indexOf(text: string, from: number, to: number): number {
    const found = this.#buffer.subarray(from, to).indexOf(text, 0, 'latin1');
    return found < 0 ? found : from + found;
  }

  #number(at: number, bytes: number, order: (place: number) => number): number {
    if (at < 0 || at + bytes > this.length) throw new UploadRejected('cut-short');
    let value = 0;
    for (let place = 0; place < bytes; place += 1) value = value * 256 + this.#view.getUint8(at + order(place));
    return value;
  }
}
