/** A small picture of a document, for people to know it by. */
import jpeg from 'jpeg-js';

/** Four bytes a pixel: red, green, blue, and one that is not looked at. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Longest side, in pixels. */
export const thumbnailPixels = 320;
const quality = 75;

/** JPEG, each pixel the mean of those that it covers. */
export function thumbnailOf({ data, width, height }: Picture): Uint8Array {
  const scale = Math.max(1, Math.max(width, height) / thumbnailPixels);
  const small = { width: Math.max(1, Math.round(width / scale)), height: Math.max(1, Math.round(height / scale)) };
  const pixels = new Uint8Array(small.width * small.height * 4).fill(255);
  for (let y = 0; y < small.height; y += 1) {
    const rows = [Math.floor((y * height) / small.height), Math.ceil(((y + 1) * height) / small.height)] as const;
    for (let x = 0; x < small.width; x += 1) {
      const columns = [Math.floor((x * width) / small.width), Math.ceil(((x + 1) * width) / small.width)] as const;
      const at = (y * small.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1)
        pixels[at + channel] = meanOf(data, width, { rows, columns, channel });
    }
  }
  return jpeg.encode({ data: pixels, ...small }, quality).data;
}

interface Area {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly channel: number;
}

function meanOf(data: Uint8Array, width: number, { rows, columns, channel }: Area): number {
  let sum = 0;
  for (let y = rows[0]; y < rows[1]; y += 1) {
    for (let x = columns[0]; x < columns[1]; x += 1) sum += data[(y * width + x) * 4 + channel] ?? 0;
  }
  return Math.round(sum / ((rows[1] - rows[0]) * (columns[1] - columns[0])));
}
