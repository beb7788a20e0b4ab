/** An organisation: the operator's customer, with a PBX and a domain of its own. */
import type { Country } from './country.ts';
import type { IdentityNumber } from './identity-number.ts';
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
  /** A sole trader's is a personal number: shown masked. */
  readonly organizationNumber: IdentityNumber;
  /** IANA. Its people's dates and opening hours are told in it. */
  readonly timeZone: string;
  readonly language: 'sv' | 'en';
  /** The legal addresses that its invoices go to. */
  readonly invoiceAddresses: readonly InvoiceAddress[];
  /** Where keys of its menus may lead. */
  readonly allowedCountries: readonly Country[];
  readonly createdAt: string;
  readonly version: number;
}

/** Where keys may lead as long as nobody has said otherwise. */
export const defaultCountries: readonly Country[] = ['SE', 'NO', 'DK', 'FI', 'IS'];
