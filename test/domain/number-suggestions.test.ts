import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consecutiveNumbers, easiestFirst, nearestFirst, piecesToRemember } from '../../domain/number-suggestions.ts';
import { phone } from '../build/user.ts';

const phones = (...numbers: readonly string[]) => numbers.map((number) => phone(number));

describe('how many pieces a number has', () => {
  it.each([
    ['+46701000000', 1, 'equal digits'],
    ['+46701123456', 1, 'steps up'],
    ['+46701987654', 1, 'steps down'],
    ['+46701111222', 2, 'two runs'],
    ['+46701123321', 2, 'up and down again'],
    ['+46701112233', 3, 'three pairs'],
    ['+46701121212', 3, 'a pair twice again'],
    ['+46701480480', 4, 'three digits again'],
    ['+46701250000', 3, 'four noughts at the end'],
    ['+46701284016', 6, 'nothing to hold on to'],
    ['+46701120937', 6, 'two digits are no steps'],
    ['+46701901357', 6, 'steps do not go from 9 to 0'],
  ])('%s has %i: %s', (number, pieces) => expect(piecesToRemember(phone(number))).toBe(pieces));
});

describe('suggestions', () => {
  it('begin with the easiest, and equally easy ones ascend', () => {
    expect(easiestFirst(phones('+46701284016', '+46701112233', '+46701000000', '+46700112233'))).toEqual(
      phones('+46701000000', '+46700112233', '+46701112233', '+46701284016'),
    );
  });

  it('begin with the nearest to any number of the department, on either side', () => {
    const department = phones('+4684650010', '+4684650090');
    expect(nearestFirst(phones('+4684650013', '+4684650089', '+4684650008', '+4684650050'), department)).toEqual(
      phones('+4684650089', '+4684650008', '+4684650013', '+4684650050'),
    );
  });

  it('put numbers of another length last, and ascend when the department has no number', () => {
    expect(nearestFirst(phones('+46701740606', '+4684650050'), phones('+4684650010'))).toEqual(
      phones('+4684650050', '+46701740606'),
    );
    expect(nearestFirst(phones('+46701740606', '+46701740601'), [])).toEqual(phones('+46701740601', '+46701740606'));
  });

  it('do not depend on the order of what is free, and repeat nothing', () => {
    const free = fc.array(
      fc.integer({ min: 0, max: 9999 }).map((end) => phone(`+4670174${String(end).padStart(4, '0')}`)),
    );
    const near = phones('+46701740605');
    fc.assert(
      fc.property(free, (numbers) => {
        for (const suggest of [easiestFirst, (each: typeof numbers) => nearestFirst(each, near)]) {
          expect(suggest(numbers.toReversed())).toEqual(suggest(numbers));
          expect(new Set(suggest(numbers))).toEqual(new Set(numbers));
          expect(suggest(numbers)).toHaveLength(new Set(numbers).size);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('consecutive numbers', () => {
  const free = phones('+46701740605', '+46701740601', '+46701740604', '+46701740603', '+46701740609');

  it.each([
    [1, phones('+46701740601')],
    [2, phones('+46701740603', '+46701740604')],
    [3, phones('+46701740603', '+46701740604', '+46701740605')],
    [4, null],
  ])('%i of them', (count, expected) => expect(consecutiveNumbers(free, count)).toEqual(expected));

  it('go over the end of a hundred', () => {
    expect(consecutiveNumbers(phones('+46701740700', '+46701740699'), 2)).toEqual(
      phones('+46701740699', '+46701740700'),
    );
  });

  it('are not made of the same number twice', () => {
    expect(consecutiveNumbers(phones('+46701740601', '+46701740601'), 2)).toBeNull();
  });
});
