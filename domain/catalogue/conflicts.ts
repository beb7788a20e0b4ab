/** Which products do not go together, and why. Pure: the same in the wizard while somebody chooses, and at the order. */
import type { Catalogue, Rule } from './catalogue.ts';

/** Why some products cannot be in one subscription. `products`: those chosen products that it is about, in the catalogue's order. */
export type Conflict = { readonly products: readonly string[] } & (
  | { readonly code: 'excludes' }
  | { readonly code: 'at-most'; readonly most: number }
  /** `anyOf`: what is missing, any of them. */
  | { readonly code: 'needs-base' | 'requires' | 'needs-mobile-number'; readonly anyOf: readonly string[] }
);

/**
 * All conflicts between the products of one subscription; none: they can be ordered. The order of `codes` does not matter.
 * @param codes of products of the catalogue, each once
 */
export function conflictsOf(catalogue: Catalogue, codes: readonly string[]): readonly Conflict[] {
  const chosen = catalogue.products.map(({ code }) => code).filter((code) => codes.includes(code));
  const bases = catalogue.products.filter(({ kind }) => kind === 'base').map(({ code }) => code);
  const needsBase = bases.some((base) => chosen.includes(base))
    ? []
    : [{ code: 'needs-base', products: chosen, anyOf: bases } as const];
  const rules: readonly Rule[] = [{ kind: 'excludes', products: bases }, ...catalogue.rules];
  return [...needsBase, ...rules.flatMap((rule) => brokenBy(catalogue, chosen, rule))];
}

function brokenBy(catalogue: Catalogue, chosen: readonly string[], rule: Rule): readonly Conflict[] {
  switch (rule.kind) {
    case 'requires':
      return missing(chosen, rule.product, rule.anyOf, 'requires');
    case 'needs-mobile-number':
      return missing(chosen, rule.product, basesWithMobileNumber(catalogue), 'needs-mobile-number');
    case 'excludes':
      return pairsOf(chosen.filter((code) => rule.products.includes(code))).map((products) => ({
        code: 'excludes',
        products,
      }));
    case 'at-most': {
      const products = chosen.filter((code) => rule.products.includes(code));
      return products.length > rule.most ? [{ code: 'at-most', products, most: rule.most }] : [];
    }
  }
}

const missing = (
  chosen: readonly string[],
  product: string,
  anyOf: readonly string[],
  code: 'requires' | 'needs-mobile-number',
): readonly Conflict[] =>
  chosen.includes(product) && !anyOf.some((each) => chosen.includes(each))
    ? [{ code, products: [product], anyOf }]
    : [];

/** The base plans whose number is a mobile one. */
export const basesWithMobileNumber = ({ products }: Catalogue): readonly string[] =>
  products.filter(({ kind, numberKind }) => kind === 'base' && numberKind === 'mobile').map(({ code }) => code);

const pairsOf = (codes: readonly string[]): readonly (readonly [string, string])[] =>
  codes.flatMap((one, place) => codes.slice(place + 1).map((other) => [one, other] as const));
