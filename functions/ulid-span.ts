/** Times as ranges of ULIDs. */
import { encodeTime } from 'ulid';

/** The smallest and the largest ULID that were made from one instant to another, both included; epoch milliseconds, none before 1970. */
export const ulidSpan = (from: number, to: number): readonly [string, string] => [
  `${encodeTime(Math.max(0, from))}${'0'.repeat(16)}`,
  `${encodeTime(Math.max(0, to))}${'Z'.repeat(16)}`,
];
