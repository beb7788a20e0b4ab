import { expect, it } from 'vitest';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../domain/catalogue/price.ts';

it.each([
  [[], [0, 0, 0]],
  [['mobile-pbx'], [24_900, 0, 0]],
  // Recording has no binding; the telephone has.
  [
    ['fixed', 'call-recording'],
    [21_800, 49_500, 12],
  ],
  // Two cards, each with its price once.
  [
    ['mobile', 'data-10', 'extra-data-sim', 'twin-sim'],
    [36_600, 9800, 0],
  ],
])('%j cost %j: per month, once, and the longest binding', (codes, expected) => {
  const { monthlyOre, oneOffOre, bindingMonths } = priceOf(currentCatalogue, codes);
  expect([monthlyOre, oneOffOre, bindingMonths]).toEqual(expected);
  expect(priceOf(currentCatalogue, codes.toReversed())).toEqual({ monthlyOre, oneOffOre, bindingMonths });
});
