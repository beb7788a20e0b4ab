import { describe, expect, it } from 'vitest';
import { conflictMessage } from '../../contract/conflict-messages.ts';
import type { Catalogue, Product, Rule } from '../../domain/catalogue/catalogue.ts';
import { conflictsOf } from '../../domain/catalogue/conflicts.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { nearestValidSet } from '../../domain/catalogue/nearest-set.ts';
import { chanceOf, type Chance } from '../build/chance.ts';

const sentences = (...codes: string[]): readonly string[] =>
  conflictsOf(currentCatalogue, codes).map((conflict) => conflictMessage(currentCatalogue, conflict, 'sv'));

describe('products that go together', () => {
  it.each([
    ['mobile-pbx'],
    ['softphone', 'call-recording'],
    ['data', 'data-1'],
    ['fixed', 'voicemail-to-mail'],
    ['mobile', 'data-unlimited', 'roaming-world', 'extra-data-sim', 'twin-sim', 'voicemail-to-mail'],
  ])('have no conflict, and are what is nearest: %j', (...codes) => {
    expect(sentences(...codes)).toEqual([]);
    expect(nearestValidSet(currentCatalogue, codes)).toEqual(codes);
  });
});

describe('products that do not go together', () => {
  it.each([
    [
      [],
      ['Välj ett grundabonnemang: Mobil med växel, Mobil, Softphone, Mobilt bredband eller Fast telefoni.'],
      ['softphone'],
    ],
    [
      ['mobile-pbx', 'mobile'],
      ['Mobil med växel och Mobil går inte att ha i samma abonnemang. Välj en av dem.'],
      ['mobile'],
    ],
    [
      ['mobile', 'data-10', 'data-50', 'data-unlimited'],
      ['Välj bara en av Surf 10 GB, Surf 50 GB och Surf utan gräns.'],
      ['mobile', 'data-10'],
    ],
    [
      ['mobile', 'roaming-eu', 'roaming-world'],
      ['Europa plus och Hela världen går inte att ha i samma abonnemang. Välj en av dem.'],
      ['mobile', 'roaming-eu'],
    ],
    [
      ['softphone', 'twin-sim'],
      ['Tvilling-SIM kräver ett abonnemang med mobilnummer: Mobil med växel eller Mobil.'],
      // One change: without the second card.
      ['softphone'],
    ],
    [
      ['data'],
      ['Mobilt bredband kräver Surf 1 GB, Surf 10 GB, Surf 50 GB eller Surf utan gräns.'],
      // One change each: another data amount, or none of it; but without a base plan it is not one. The cheapest amount.
      ['data', 'data-1'],
    ],
    [
      ['mobile', 'data-1', 'extra-data-sim'],
      ['Extra surfkort kräver Surf 10 GB, Surf 50 GB eller Surf utan gräns.'],
      ['mobile', 'data-1'],
    ],
    [
      ['mobile', 'call-recording', 'voicemail-to-mail'],
      ['Samtalsinspelning kräver Mobil med växel, Softphone eller Fast telefoni.'],
      ['mobile', 'voicemail-to-mail'],
    ],
  ])('say why, and what is nearest: %j', (codes, expected, nearest) => {
    expect(sentences(...codes)).toEqual(expected);
    expect(nearestValidSet(currentCatalogue, codes)).toEqual(nearest);
  });

  it('say so in English too', () => {
    const [conflict] = conflictsOf(currentCatalogue, ['softphone', 'twin-sim']);
    expect(conflict && conflictMessage(currentCatalogue, conflict, 'en')).toBe(
      'Twin SIM requires a plan with a mobile number: Mobile with PBX or Mobile.',
    );
  });
});

describe('the catalogue that is sold', () => {
  const { products, rules } = currentCatalogue;

  it('names products only that it has, each once', () => {
    const codes = products.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const named = rules.flatMap((rule) => [
      ...('product' in rule ? [rule.product] : []),
      ...('products' in rule ? rule.products : []),
      ...('anyOf' in rule ? rule.anyOf : []),
    ]);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('has prices in whole öre, and a valid set with each product', () => {
    for (const { code, monthlyOre, oneOffOre } of products) {
      expect([code, Number.isSafeInteger(monthlyOre + oneOffOre) && monthlyOre >= 0 && oneOffOre >= 0]).toEqual([
        code,
        true,
      ]);
      const sets = allSets(currentCatalogue).filter((set) => set.includes(code));
      expect([code, sets.some((set) => conflictsOf(currentCatalogue, set).length === 0)]).toEqual([code, true]);
    }
  });
});

/** Every set of products of a catalogue, each in the catalogue's order. */
const allSets = ({ products }: Catalogue): readonly (readonly string[])[] =>
  products.reduceRight<readonly (readonly string[])[]>(
    (sets, { code }) => [...sets, ...sets.map((set) => [code, ...set])],
    [[]],
  );

/** A small catalogue with few prices, so that many sets are equally near and equally dear. */
function drawCatalogue(chance: Chance): Catalogue {
  const products = Array.from({ length: chance.integer(1, 7) }, (_, place): Product => {
    const kind = chance.pick(['base', 'addon', 'addon'] as const);
    return {
      code: `p${place}`,
      kind,
      name: { sv: `P${place}`, en: `P${place}` },
      text: { sv: '', en: '' },
      monthlyOre: chance.pick([0, 100, 200]),
      oneOffOre: chance.pick([0, 100]),
      bindingMonths: 0,
      needsSim: false,
      numberKind: kind === 'base' ? chance.pick(['mobile', 'geographic', null] as const) : null,
    };
  });
  const codes = products.map(({ code }) => code);
  const draw = (): Rule => {
    switch (chance.integer(0, 3)) {
      case 0:
        return { kind: 'requires', product: chance.pick(codes), anyOf: chance.some(codes) };
      case 1:
        return { kind: 'excludes', products: chance.some(codes) };
      case 2:
        return { kind: 'at-most', products: chance.some(codes), most: chance.integer(0, 3) };
      default:
        return { kind: 'needs-mobile-number', product: chance.pick(codes) };
    }
  };
  return { version: 'drawn', products, rules: Array.from({ length: chance.integer(0, 4) }, draw) };
}

/** By looking at every set with {@link conflictsOf}, and comparing each with each. */
function nearestByBruteForce(catalogue: Catalogue, chosen: readonly string[]): readonly string[] | null {
  const priceOf = (set: readonly string[], price: 'monthlyOre' | 'oneOffOre'): number =>
    catalogue.products.filter(({ code }) => set.includes(code)).reduce((sum, product) => sum + product[price], 0);
  const changesOf = (set: readonly string[]): number =>
    catalogue.products.filter(({ code }) => set.includes(code) !== chosen.includes(code)).length;
  const isBetter = (one: readonly string[], other: readonly string[]): boolean => {
    const differences = [
      changesOf(one) - changesOf(other),
      priceOf(one, 'monthlyOre') - priceOf(other, 'monthlyOre'),
      priceOf(one, 'oneOffOre') - priceOf(other, 'oneOffOre'),
    ];
    const first = differences.find((difference) => difference !== 0);
    if (first !== undefined) return first < 0;
    return one.includes(catalogue.products.find(({ code }) => one.includes(code) !== other.includes(code))?.code ?? '');
  };
  const valid = allSets(catalogue).filter((set) => conflictsOf(catalogue, set).length === 0);
  return valid.find((set) => valid.every((other) => other === set || isBetter(set, other))) ?? null;
}

describe.each([20_261_201, Math.trunc(Math.random() * 2 ** 31)])('catalogues drawn with seed %i', (seed) => {
  it('have suggestions that are valid, nearest and cheapest, whatever the order of the choice', () => {
    const chance = chanceOf(seed);
    for (let run = 0; run < 400; run += 1) {
      const catalogue = drawCatalogue(chance);
      const chosen = chance.some(catalogue.products.map(({ code }) => code));
      const nearest = nearestByBruteForce(catalogue, chosen);
      expect([catalogue, chosen, nearestValidSet(catalogue, chosen)]).toEqual([catalogue, chosen, nearest]);
      expect(nearestValidSet(catalogue, chosen.toReversed())).toEqual(nearest);
      const conflicts = conflictsOf(catalogue, chosen);
      expect(conflictsOf(catalogue, chosen.toReversed())).toEqual(conflicts);
      // A set without a conflict is its own suggestion, and only such a set is.
      const isItself = nearest !== null && nearest.length === chosen.length && nearest.every((c) => chosen.includes(c));
      expect(isItself).toBe(conflicts.length === 0);
    }
  });
});

it('mends a choice of everything by the fewest removals', () => {
  const everything = currentCatalogue.products.map(({ code }) => code);
  expect(nearestValidSet(currentCatalogue, everything)).toEqual([
    'mobile-pbx',
    'data-10',
    'roaming-eu',
    'extra-data-sim',
    'twin-sim',
    'call-recording',
    'voicemail-to-mail',
  ]);
});
