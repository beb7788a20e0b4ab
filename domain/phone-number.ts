/**
 * Telephone numbers: any Swedish spelling in, E.164 out.
 *
 * Parsing is libphonenumber's (Google's metadata, which follows the PTS numbering plan); what a number is *for* is
 * ours, because the metadata says nothing of it: which series can be texted, ported or given to a user. So are lengths, of which the
 * metadata takes some that no series has.
 */
import { parsePhoneNumberFromString, type MetadataJson } from 'libphonenumber-js/core';
import type { FieldCode } from './domain-error.ts';
import { plainText } from './text.ts';
import metadata from './swedish-phone-metadata.json' with { type: 'json' };

declare const brand: unique symbol;
/** A whole number with country code: `+46701234567`. */
export type E164 = string & { readonly [brand]: 'E164' };

/** What series a number is in. `foreign`: not Swedish; nothing more is said of it. */
export type NumberKind = 'mobile' | 'geographic' | 'location-independent' | 'freephone' | 'shared-cost' | 'foreign';

/**
 * Swedish series by the national number without its 0, and how long their numbers are; first match wins (PTS numbering plan; traps: 90 is Umeå but 900 is
 * premium, 71 is machine traffic, 74 and 78 are paging and operator-specific, none of them mobile).
 */
const series = [
  { prefix: /^(900|939|944|99)/, refused: 'premium-number' },
  { prefix: /^(71|74|78)/, refused: 'machine-number' },
  { prefix: /^7[02369]/, kind: 'mobile', digits: [9, 9] },
  { prefix: /^77/, kind: 'shared-cost' },
  { prefix: /^20/, kind: 'freephone' },
  { prefix: /^10/, kind: 'location-independent', digits: [9, 9] },
  { prefix: /^(18|19|31|54)/, kind: 'geographic', digits: [8, 9] },
  { prefix: /^(8|11|13|16|21|23|26|33|35|36|40|42|44|46|60|63|90)/, kind: 'geographic', digits: [7, 9] },
  { prefix: /^[1-9]/, kind: 'geographic', digits: [8, 9] },
] as const satisfies readonly Series[];

type Series = { readonly prefix: RegExp } & (
  | { readonly refused: FieldCode }
  /** `digits`: least and most, without the 0; where left out, what the metadata says. */
  | { readonly kind: NumberKind; readonly digits?: readonly [number, number] }
);

/** Public services reached by a short number: 112, 113 13, 114 14, 116 xxx, 1177, 118 xxx, 90 xxx. Nobody's own number. */
const shortNumber = /^(112|11313|11414|116\d{3}|1177|118\d{2,3}|9\d{4})$/;

export type ParsedNumber =
  | { readonly ok: true; readonly number: E164; readonly kind: NumberKind }
  | { readonly ok: false; readonly code: FieldCode; readonly values?: Readonly<Record<string, string>> };

/**
 * Reads a number as people write it: `070-123 45 67`, `+46 (0)70 123 45 67`, `+46 070 …`, `(+46) 70 …`, `0046701234567`,
 * `tel:+46-70-…`. Digits without 0 or + in front are a national number, or one with country code, whichever is one; where both are
 * (`468123456`: 046-812 34 56 or 08-12 34 56) they are rejected, for a guess would store somebody else's number.
 */
export function parsePhoneNumber(text: string): ParsedNumber {
  const typed = asWritten(text);
  const digits = typed.replace(/\D/gu, '');
  if (shortNumber.test(digits) && !typed.startsWith('+')) return { ok: false, code: 'short-number' };
  if (!/^[+(]?[\d\s().\-/]+$/u.test(typed)) return { ok: false, code: 'not-a-phone-number' };
  const readings = readingsOf(typed)
    // A foreign number says that it is one.
    .filter((reading, _, { length }) => length === 1 || reading.startsWith('46'))
    .map((reading) => (reading.startsWith('46') ? readSwedish(reading.slice(2)) : readForeign(reading)));
  const [first, other] = readings.filter((reading) => reading.ok);
  if (first && other) {
    const values = { one: formatPhoneNumber(first.number), other: formatPhoneNumber(other.number) };
    return { ok: false, code: 'ambiguous-number', values };
  }
  if (first) return first;
  const why = readings.find((reading) => !reading.ok && reading.code !== 'not-a-phone-number');
  return why ?? { ok: false, code: digits.length < 7 ? 'short-number' : 'not-a-phone-number' };
}

/** The number itself, without what comes along when one copies it: the scheme of a link, list separators, brackets around the code. */
const asWritten = (text: string): string =>
  plainText(text)
    .replace(/^tel\s*[:.]\s*/iu, '')
    // Begins where a run of separators does: tried at each of many, it would take their number squared.
    .replace(/(?<![\s,;.])[\s,;.]+$/u, '')
    .replace(/^\((\+|00)\s?(\d+)\)/u, '$1$2 ');

/**
 * What the digits of a number, or of its beginning, may mean, each with country code: of one that says its code, and of one that
 * begins with 0, one reading. The 0 of the national form is left out where it follows a code, in brackets or, after +46, without.
 */
function readingsOf(typed: string): readonly string[] {
  const digits = typed.replace(/\(0(\)|$)/u, '').replace(/\D/gu, '');
  const withCode = (text: string): string => text.replace(/^460/, '46');
  if (typed.startsWith('+')) return [withCode(digits)];
  if (digits.startsWith('00')) return [withCode(digits.slice(2))];
  if (typed.replace(/\D/gu, '').startsWith('0')) return [`46${digits.replace(/^0/, '')}`];
  return [withCode(digits), `46${digits}`];
}

/** A Swedish number by its digits after +46. */
function readSwedish(national: string): ParsedNumber {
  const parsed = /^[1-9]/.test(national) ? parseSwedish(`+46${national}`) : undefined;
  const rule = parsed && series.find(({ prefix }) => prefix.test(national));
  if (!parsed || !rule) return { ok: false, code: 'not-a-phone-number' };
  if ('refused' in rule) return { ok: false, code: rule.refused };
  const [least, most] = 'digits' in rule ? rule.digits : [0, Infinity];
  if (!parsed.isValid() || national.length < least || national.length > most)
    return { ok: false, code: 'not-a-phone-number' };
  return { ok: true, number: parsed.number as string & E164, kind: rule.kind };
}

const parseSwedish = (text: string) =>
  parsePhoneNumberFromString(text, { extract: false }, metadata as unknown as MetadataJson);

/** A number of another country, by its country code and ITU-T E.164's length. */
function readForeign(digits: string): ParsedNumber {
  if (!/^[1-9]\d{7,14}$/.test(digits)) return { ok: false, code: 'not-a-phone-number' };
  if (noCountry.test(digits)) return { ok: false, code: 'premium-number' };
  return { ok: true, number: `+${digits}` as E164, kind: 'foreign' };
}

/**
 * Networks that are no country's (ITU-T E.164, list of assigned codes): satellites (870, 881), international networks (882, 883), freephone,
 * shared cost, personal, premium and relief (800, 808, 878, 979, 888). Calls there cost what nobody expects, and nobody here has such a number.
 */
const noCountry = /^(8(00|08|70|78|8[1238])|979)/;

/** Whether a stored number can receive a configuration SMS: a Swedish mobile number (abroad is toll fraud's door). */
export function canReceiveSms(number: string): boolean {
  const parsed = parsePhoneNumber(number);
  return parsed.ok && parsed.kind === 'mobile';
}

/** A number as Swedes write it: `070-123 45 67`, `08-123 456 78`; a foreign one as it is stored. */
export const formatPhoneNumber = (number: string): string => parseSwedish(number)?.formatNational() ?? number;

/**
 * The beginnings of stored E.164 numbers that a typed beginning may mean, read as {@link parsePhoneNumber} does: `070-12` →
 * `+467012`; `4670` → `+4670` and `+464670`. Empty when the text begins no number.
 */
export function numberPrefixes(typed: string): readonly string[] {
  const text = asWritten(typed);
  if (!/^[+\d(][\d\s().\-/]*$/u.test(text)) return [];
  return readingsOf(text).map((digits) => `+${digits}`);
}
