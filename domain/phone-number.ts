/**
 * Telephone numbers: any Swedish spelling in, E.164 out.
 *
 * Parsing is libphonenumber's (Google's metadata, which follows the PTS numbering plan); what a number is *for* is
 * ours, because the metadata says nothing of it: which series can be texted, ported or given to a user. So are lengths, of which the
 * metadata takes some that no series has.
 */
import { parsePhoneNumberFromString, type MetadataJson } from 'libphonenumber-js/core';
import type { FieldCode } from './domain-error.ts';
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
  | { readonly ok: false; readonly code: FieldCode };

/** Reads a number as people write it: `070-123 45 67`, `+46 (0)70 123 45 67`, `0046701234567`. */
export function parsePhoneNumber(text: string): ParsedNumber {
  // U+2010–2015 are what word processors make of a hyphen; a fullwidth digit is a digit (NFKC).
  const typed = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/gu, '-')
    .trim();
  const digits = typed.replace(/\D/gu, '');
  if (shortNumber.test(digits) && !typed.startsWith('+')) return { ok: false, code: 'short-number' };
  if (!/^[+(]?[\d\s().\-/]+$/u.test(typed)) return { ok: false, code: 'not-a-phone-number' };
  const abroad = foreignNumber(typed);
  if (abroad !== null) return { ok: true, number: abroad, kind: 'foreign' };
  const parsed = readSwedish(typed.replace(/^\+46\s*\(0\)/u, '+46 ').replace(/^00/u, '+'));
  if (!parsed) return { ok: false, code: digits.length < 7 ? 'short-number' : 'not-a-phone-number' };
  const rule = series.find(({ prefix }) => prefix.test(parsed.nationalNumber));
  if (!rule) return { ok: false, code: 'not-a-phone-number' };
  if ('refused' in rule) return { ok: false, code: rule.refused };
  const [least, most] = 'digits' in rule ? rule.digits : [0, Infinity];
  const { length } = parsed.nationalNumber;
  if (!parsed.isValid() || length < least || length > most)
    return { ok: false, code: digits.length < 7 ? 'short-number' : 'not-a-phone-number' };
  return { ok: true, number: parsed.number as string & E164, kind: rule.kind };
}

const readSwedish = (text: string) =>
  parsePhoneNumberFromString(text, { defaultCountry: 'SE', extract: false }, metadata as unknown as MetadataJson);

/** A number of another country, by its country code and ITU-T E.164's length; null for a Swedish one, and for what is neither. */
function foreignNumber(typed: string): E164 | null {
  const digits = /^(\+|00)/.test(typed) ? typed.replace(/^00/, '').replace('(0)', '').replace(/\D/g, '') : '';
  return /^(?!46|0)\d{8,15}$/.test(digits) ? (`+${digits}` as E164) : null;
}

/** Whether a stored number can receive a configuration SMS: a Swedish mobile number (abroad is toll fraud's door). */
export function canReceiveSms(number: string): boolean {
  const parsed = parsePhoneNumber(number);
  return parsed.ok && parsed.kind === 'mobile';
}

/** A number as Swedes write it: `070-123 45 67`, `08-123 456 78`; a foreign one as it is stored. */
export const formatPhoneNumber = (number: string): string => readSwedish(number)?.formatNational() ?? number;

/**
 * The beginnings of stored E.164 numbers that a typed beginning may mean: `070-12` → `+467012`. Digits without 0 or + are
 * read both ways, with the country code and without it: `4670` → `+4670` and `+464670`. Empty when the text begins no number.
 */
export function numberPrefixes(typed: string): readonly string[] {
  const text = typed.normalize('NFKC').trim();
  if (!/^[+\d(][\d\s().\-/\u2010-\u2015]*$/u.test(text)) return [];
  const digits = text.replace(/\(0\)/u, '').replace(/\D/gu, '');
  if (text.startsWith('+')) return [`+${digits}`];
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`];
  if (digits.startsWith('0')) return [`+46${digits.slice(1)}`];
  return [`+${digits}`, `+46${digits}`];
}
