/** Which free numbers are suggested first: easy to remember, consecutive, or near the numbers that a department has. */
import type { E164 } from './phone-number.ts';

/** How many of the last digits people learn by heart. The digits before them are the area or series, which colleagues share. */
const learnedDigits = 6;

/**
 * How many pieces a number has to those who learn its last six digits; 1 is the easiest, 6 the hardest. A piece is
 * - one digit;
 * - a run of equal digits: `000`;
 * - three or more digits in steps of one, up or down: `456`, `987`;
 * - the two or three digits before it again, once or more: the second `12` of `1212`.
 * The number is divided so that the pieces are fewest.
 */
export function piecesToRemember(number: E164): number {
  const digits = number.slice(-learnedDigits);
  // fewest[n]: pieces of the first n digits.
  const fewest = [0];
  for (let end = 1; end <= digits.length; end += 1) {
    const starts = Array.from({ length: end }, (_, start) => start).filter((start) => isPiece(digits, start, end));
    fewest.push(1 + Math.min(...starts.map((start) => fewest[start] ?? Infinity)));
  }
  return fewest[digits.length] ?? 0;
}

function isPiece(digits: string, start: number, end: number): boolean {
  const piece = digits.slice(start, end);
  const steps = [...piece].slice(1).map((digit, place) => Number(digit) - Number(piece[place]));
  if (steps.every((step) => step === 0)) return true;
  if (steps.length >= 2 && (steps.every((step) => step === 1) || steps.every((step) => step === -1))) return true;
  return [2, 3].some((length) => {
    const before = start >= length ? digits.slice(start - length, start) : '';
    return before !== '' && piece.length % length === 0 && piece === before.repeat(piece.length / length);
  });
}

/** Numbers with the easiest to remember first; equally easy ones in ascending order. */
export const easiestFirst = (numbers: readonly E164[]): readonly E164[] =>
  sortedBy(numbers, (number) => piecesToRemember(number));

/**
 * Numbers with those first that are the fewest steps from one of the others, such as a department's; equally near ones in ascending order.
 * A number of another length is in another plan: it is near to none.
 */
export const nearestFirst = (numbers: readonly E164[], others: readonly E164[]): readonly E164[] =>
  sortedBy(numbers, (number) =>
    Math.min(
      ...others.filter(({ length }) => length === number.length).map((other) => Math.abs(steps(number) - steps(other))),
    ),
  );

/**
 * The first numbers that follow one another without a gap, for several users at once, in ascending order; null: there are not so many.
 * @param count at least 1
 */
export function consecutiveNumbers(numbers: readonly E164[], count: number): readonly E164[] | null {
  const sorted = sortedBy(numbers, () => 0);
  const first = sorted.findIndex((number, place) => {
    const last = sorted[place + count - 1];
    return last?.length === number.length && steps(last) - steps(number) === count - 1;
  });
  return first === -1 ? null : sorted.slice(first, first + count);
}

/** E.164 has at most 15 digits, which a number holds exactly. */
const steps = (number: E164): number => Number(number.slice(1));

/** Each number once. */
function sortedBy(numbers: readonly E164[], rank: (number: E164) => number): readonly E164[] {
  return [...new Set(numbers)]
    .map((number) => ({ number, rank: rank(number) }))
    .toSorted((one, other) =>
      one.rank === other.rank ? steps(one.number) - steps(other.number) : one.rank < other.rank ? -1 : 1,
    )
    .map(({ number }) => number);
}
