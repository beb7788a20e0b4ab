/** What the products of a subscription cost together. Pure: the same in the wizard, in its summary and in the order. */
import type { Catalogue } from './catalogue.ts';

/** In öre without VAT. */
export interface Price {
  readonly monthlyOre: number;
  /** At the beginning. */
  readonly oneOffOre: number;
  /** The longest binding of the products, from the activation; 0: none. */
  readonly bindingMonths: number;
}

/**
 * The sums of the products' prices, and the longest of their bindings: bindings run at the same time.
 * @param codes of products of the catalogue, each once; they need not go together
 */
export function priceOf({ products }: Catalogue, codes: readonly string[]): Price {
  const chosen = products.filter(({ code }) => codes.includes(code));
  return {
    monthlyOre: chosen.reduce((sum, { monthlyOre }) => sum + monthlyOre, 0),
    oneOffOre: chosen.reduce((sum, { oneOffOre }) => sum + oneOffOre, 0),
    bindingMonths: Math.max(0, ...chosen.map(({ bindingMonths }) => bindingMonths)),
  };
}
