/** Sort keys against the Unicode collation for Swedish that every runtime brings (CLDR, by ICU). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collationKey } from '../../domain/swedish-collation.ts';
import { inKeyOrder, listKey } from '../../domain/user-search.ts';
import { userId } from '../build/user.ts';

/** What Swedish names are made of, those of neighbours and of departments included. */
const letters = 'abcdefghijklmnopqrstuvwxyzåäöéèüáíøæëïçñ -0129'.split('');
const name = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 })
  .map((each) => each.join(''))
  .chain((text) => fc.constantFrom(text, text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1)));

/** As letters alone say: accents and capitals decide nothing. */
const swedish = new Intl.Collator('sv', { sensitivity: 'base' });

describe('the key of a name', () => {
  it('orders as the Swedish alphabet does', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(Math.sign(inKeyOrder(collationKey(one), collationKey(other)))).toBe(
          Math.sign(swedish.compare(one, other)),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('is the same for every apostrophe and hyphen that a keyboard may make', () => {
    expect(['D’Arc', 'Dʼarc', 'd´Arc'].map(collationKey)).toEqual(["d'arc", "d'arc", "d'arc"]);
    expect(['Berg\u2010Ek', 'Berg\u2011Ek', 'Berg–Ek'].map(collationKey)).toEqual(['berg-ek', 'berg-ek', 'berg-ek']);
  });

  it('is the same for every way to write the same text', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(collationKey(text.normalize('NFD'))).toBe(collationKey(text.normalize('NFC')));
        expect(collationKey(text.toUpperCase())).toBe(collationKey(text.toLowerCase()));
      }),
    );
  });

  it('of a beginning is the beginning of the key', () => {
    fc.assert(
      fc.property(name, name, (beginning, rest) => {
        expect(collationKey(beginning + rest).startsWith(collationKey(beginning))).toBe(true);
      }),
    );
  });

  it('bears nothing that parts one name from the next, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // eslint-disable-next-line no-control-regex -- it is control characters that are looked for
        expect(collationKey(text)).not.toMatch(/[\u0000-\u001F]/);
      }),
    );
  });
});

describe('the list', () => {
  const parts = fc.tuple(name, fc.option(fc.tuple(fc.constantFrom(' ', '-', "'"), name)));
  const whole = parts.map(([first, more]) => (more === null ? first : first + more[0] + more[1]));

  it('is in the order of last names, then of first names', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 12 }), (people) => {
        const users = people.map(([lastName, firstName], place) => ({ lastName, firstName, id: userId(place) }));
        const listed = users.toSorted((one, other) => inKeyOrder(listKey(one), listKey(other)));
        const alphabetical = users.toSorted(
          (one, other) =>
            swedish.compare(one.lastName, other.lastName) ||
            swedish.compare(one.firstName, other.firstName) ||
            inKeyOrder(one.id, other.id),
        );
        expect(listed).toEqual(alphabetical);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a name before those that begin with it, whatever parts them', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(' ', '-', "'"), name, (short, parting, more) => {
        const [one, other] = [short, short + parting + more].map((lastName) =>
          listKey({ lastName, firstName: 'Ö', id: userId(1) }),
        );
        expect(inKeyOrder(one ?? '', other ?? '')).toBe(-1);
      }),
    );
  });
});

it.each([
  ['Zetterlund', 'Åberg'],
  ['Åberg', 'Ägren'],
  ['Ägren', 'Öberg'],
  ['Vik', 'Wik'],
  ['Lind', 'Lind Berg'],
  ['Lind Berg', 'Lindberg'],
  ['Andersson 2', 'Andersson 3'],
])('%s comes before %s', (one, other) => {
  expect(inKeyOrder(collationKey(one), collationKey(other))).toBe(-1);
  expect(new Intl.Collator('sv').compare(one, other)).toBeLessThan(0);
});
