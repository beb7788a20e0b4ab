/** What a catalogue of products is: products with prices, and the rules by which they go together. All of it is data. */
import type { Language } from '../language.ts';

/** What the number of a base plan is; an add-on has the number of its base. */
export type NumberKind = 'mobile' | 'geographic';

/** What can be ordered. A subscription has one base plan, and add-ons. */
export interface Product {
  /** Never changes its meaning: orders, invoices and the PBX keep it. */
  readonly code: string;
  readonly kind: 'base' | 'addon';
  readonly name: Readonly<Record<Language, string>>;
  /** One sentence: what one gets. */
  readonly text: Readonly<Record<Language, string>>;
  /** Per month, in öre without VAT. */
  readonly monthlyOre: number;
  /** At the beginning, in öre without VAT. */
  readonly oneOffOre: number;
  /** From the activation; 0: none. */
  readonly bindingMonths: number;
  /** Whether it needs a SIM card of its own. */
  readonly needsSim: boolean;
  /** Null: no number of its own. */
  readonly numberKind: NumberKind | null;
}

/** A condition on the products of one subscription. That each has exactly one base plan is a rule of every catalogue. */
export type Rule =
  /** Needs at least one of the others. */
  | { readonly kind: 'requires'; readonly product: string; readonly anyOf: readonly string[] }
  /** No two of them. */
  | { readonly kind: 'excludes'; readonly products: readonly string[] }
  /** At most some of them. */
  | { readonly kind: 'at-most'; readonly products: readonly string[]; readonly most: number }
  /** Needs a base plan with a mobile number. */
  | { readonly kind: 'needs-mobile-number'; readonly product: string };

export interface Catalogue {
  /** Another one for every change of a price or a rule. */
  readonly version: string;
  /** In the order in which people choose. */
  readonly products: readonly Product[];
  readonly rules: readonly Rule[];
}
