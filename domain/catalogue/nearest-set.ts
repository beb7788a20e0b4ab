/** The valid set of products that is nearest to one that somebody has chosen. */
import type { Catalogue, Rule } from './catalogue.ts';
import { basesWithMobileNumber } from './conflicts.ts';

/** With twenty products there are a million sets, which take a tenth of a second. */
const mostProducts = 20;

/**
 * The set without a conflict that takes the fewest changes: a product added or removed is one. Among equals the one with the lowest price
 * per month, then once, then the one that has the first product, in the catalogue's order, in which they differ. Every set is looked at,
 * so that there is no nearer one; a set is a number with one bit for each product.
 * @returns codes in the catalogue's order; null when no set of the catalogue is valid
 * @throws Error for a catalogue of more than 20 products
 */
export function nearestValidSet(catalogue: Catalogue, codes: readonly string[]): readonly string[] | null {
  const { products } = catalogue;
  if (products.length > mostProducts) throw new Error(`${products.length} products are too many to look at every set`);
  const bitsOf = (some: readonly string[]): number =>
    products.reduce((set, { code }) => set * 2 + (some.includes(code) ? 1 : 0), 0);
  const isValid = validityOf(catalogue, bitsOf);
  const chosen = bitsOf(codes);
  const prices = products.map(({ monthlyOre, oneOffOre }) => [monthlyOre, oneOffOre] as const).toReversed();
  const rankOf = (set: number): Rank => {
    const [monthly, once] = prices.reduce(
      ([sum, sumOnce], [each, eachOnce], place) =>
        (set >> place) & 1 ? [sum + each, sumOnce + eachOnce] : [sum, sumOnce],
      [0, 0],
    );
    return [count(set ^ chosen), monthly, once, -set];
  };
  let best: { readonly set: number; readonly rank: Rank } | null = null;
  for (let set = 0; set < 2 ** products.length; set += 1) {
    if (!isValid(set) || (best !== null && count(set ^ chosen) > best.rank[0])) continue;
    const rank = rankOf(set);
    if (best === null || isLess(rank, best.rank)) best = { set, rank };
  }
  if (best === null) return null;
  const { set } = best;
  return products.filter((_, place) => (set >> (products.length - 1 - place)) & 1).map(({ code }) => code);
}

/** Changes, öre per month, öre once, and the set as a negative number: its first product has the highest bit. */
type Rank = readonly [changes: number, monthly: number, once: number, place: number];

const isLess = (one: Rank, other: Rank): boolean => {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place >= 0 && (one[place] ?? 0) < (other[place] ?? 0);
};

/** The rules as tests of bits. `test/domain/catalogue.test.ts` holds them to {@link conflictsOf}. */
function validityOf(catalogue: Catalogue, bitsOf: (codes: readonly string[]) => number): (set: number) => boolean {
  const bases = bitsOf(catalogue.products.filter(({ kind }) => kind === 'base').map(({ code }) => code));
  const mobile = bitsOf(basesWithMobileNumber(catalogue));
  const needs = (product: number, anyOf: number) => (set: number) => (set & product) === 0 || (set & anyOf) !== 0;
  const atMost = (products: number, most: number) => (set: number) => count(set & products) <= most;
  const testOf = (rule: Rule): ((set: number) => boolean) => {
    switch (rule.kind) {
      case 'requires':
        return needs(bitsOf([rule.product]), bitsOf(rule.anyOf));
      case 'needs-mobile-number':
        return needs(bitsOf([rule.product]), mobile);
      case 'excludes':
        return atMost(bitsOf(rule.products), 1);
      case 'at-most':
        return atMost(bitsOf(rule.products), rule.most);
    }
  };
  const tests = catalogue.rules.map(testOf);
  return (set) => count(set & bases) === 1 && tests.every((test) => test(set));
}

/** How many bits are set. */
function count(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
