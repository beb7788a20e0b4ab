/**
 * Numbers of SIM cards: ICCID, ITU-T E.118. 19 or 20 digits: 89 (telecommunication), 46 (Sweden), the issuer and the card, and a Luhn
 * check digit. People also type the other numbers that are printed on a card; each of them is rejected by its own code.
 */
import type { FieldCode } from './domain-error.ts';
import { passesLuhn } from './luhn.ts';
import { plainText } from './text.ts';

declare const brand: unique symbol;
/** 19 or 20 digits. */
export type Iccid = string & { readonly [brand]: 'Iccid' };

export type ParsedIccid =
  | { readonly ok: true; readonly iccid: Iccid }
  | {
      readonly ok: false;
      readonly code: Extract<FieldCode, 'required' | 'not-an-iccid' | `iccid-${string}`>;
    };

/** Reads a number as it is printed: `8946 1234 5678 9012 345`, with spaces or hyphens between groups. */
export function parseIccid(text: string): ParsedIccid {
  const typed = plainText(text).replace(/[\s-]/gu, '');
  if (typed === '') return { ok: false, code: 'required' };
  const code = wrongWith(typed);
  return code === null ? { ok: true, iccid: typed as Iccid } : { ok: false, code };
}

function wrongWith(typed: string): Extract<FieldCode, 'not-an-iccid' | `iccid-${string}`> | null {
  // A card of 19 digits is written to memory with a filler to an even number of half bytes, and some readers show it.
  if (/^89\d{17,18}F$/i.test(typed)) return 'iccid-with-filler';
  if (/^(\+|00)/.test(typed)) return 'iccid-is-phone-number';
  if (!/^\d+$/.test(typed)) return 'not-an-iccid';
  if (/^240\d{12}$/.test(typed)) return 'iccid-is-imsi';
  if (/^(0\d{7,9}|46\d{8,9})$/.test(typed)) return 'iccid-is-phone-number';
  if (typed.length === 13) return 'iccid-is-short';
  if (typed.length !== 19 && typed.length !== 20) return 'not-an-iccid';
  if (!typed.startsWith('89')) return 'not-an-iccid';
  if (!typed.startsWith('8946')) return 'iccid-of-other-country';
  return passesLuhn(typed) ? null : 'iccid-check-digit';
}

/** As it is printed: groups of four. */
export const formatIccid = (iccid: string): string => iccid.replace(/(.{4})(?=.)/g, '$1 ');
