/** Countries that can be called, and the one that a number is in: libphonenumber's, cut out by `scripts/phone-metadata.ts`. */
import callingCodes from './calling-codes.json' with { type: 'json' };
import type { E164 } from './phone-number.ts';

/** ISO 3166-1 alpha-2, for countries that have telephone numbers; and XK, AC and TA, which ISO leaves to those who need them. */
export type Country = string;

const codes: Readonly<Record<string, string>> = callingCodes;

/** All that can be called. */
export const countries: readonly Country[] = Object.values(codes)
  .flatMap((entries) => entries.split(' ').map((entry) => entry.slice(0, 2)))
  .toSorted();

/** Åland and Svalbard have an ISO code, but the prices and the numbering plan of their country: nobody thinks of allowing them apart. */
const partOf: Readonly<Record<Country, Country>> = { AX: 'FI', SJ: 'NO' };

/** The calling code that a number begins with, and the rest; null when it is no country's. No code is the beginning of another (ITU-T E.164). */
export function splitNumber(number: E164): { readonly callingCode: string; readonly rest: string } | null {
  const callingCode = [2, 3, 4].map((end) => number.slice(1, end)).find((code) => Object.hasOwn(codes, code));
  return callingCode === undefined ? null : { callingCode, rest: number.slice(1 + callingCode.length) };
}

/** The countries that a number may be in: some share a calling code and say by no digit which it is. Empty: it is in none. */
export function countriesOf(number: E164): readonly Country[] {
  const split = splitNumber(number);
  if (split === null) return [];
  const entries = (codes[split.callingCode] ?? '')
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(3)] as const);
  const distinct = entries.filter(([, begins]) => begins !== '' && new RegExp(`^(?:${begins})`).test(split.rest));
  const found = distinct.length > 0 ? distinct : entries.filter(([, begins]) => begins === '');
  return found.flatMap(([country]) => [country, ...(partOf[country] === undefined ? [] : [partOf[country]])]);
}
