/** Times as ranges of ULIDs. */
import { encodeTime } from 'ulid';

/** The smallest and the largest ULID that were made from one instant to another, both included; epoch milliseconds. */
export const ulidSpan = (from: number, to: number): readonly [string, string] => [
  `${encodeTime(Math.max(0, from))}${'0'.repeat(16)}`,
  `${encodeTime(to)}${'Z'.repeat(16)}`,
];
