/** An organisation: the operator's customer, with a PBX and a domain of its own. */
import type { OrganizationId } from './ids.ts';

export interface InvoiceAddress {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** No longer offered, but still the address of those who have it. */
  readonly archived: boolean;
}

export interface Organization {
  readonly id: OrganizationId;
  /** What its people type at login: `bageriet.example`. Lower case, unique across the operator. */
  readonly domain: string;
  readonly name: string;
  /** Ten digits, of a legal entity. */
  readonly organizationNumber: string;
  /** IANA. Its people's dates and opening hours are told in it. */
  readonly timeZone: string;
  readonly language: 'sv' | 'en';
  /** The legal addresses that its invoices go to. */
  readonly invoiceAddresses: readonly InvoiceAddress[];
  readonly createdAt: string;
  readonly version: number;
}

/** Luhn's check over a row of digits (ISO/IEC 7812-1 annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/**
 * Reads a Swedish organisation number: ten digits with or without hyphen, or twelve beginning with 16; third digit at least 2,
 * Luhn (OID 1.3.7). Null when it is none.
 */
export function parseOrganizationNumber(text: string): string | null {
  const digits = text.trim().replace(/^(\d{6}|\d{8})-(\d{4})$/, '$1$2');
  const ten = /^16\d{10}$/.test(digits) ? digits.slice(2) : digits;
  return /^\d{2}[2-9]\d{7}$/.test(ten) && passesLuhn(ten) ? ten : null;
}
