import { describe, expect, it } from 'vitest';
import { isMeant } from '../../web/data/is-meant.ts';

const group = { name: 'Butiken Ann\u2043Maris hörna', number: '+46846500410' };

describe('a group is meant', () => {
  it.each([
    'butiken',
    'ann-maris',
    'Ann\u2011Mari',
    '\u200EHO\u0308rna',
    '08-465',
    '+46 08 465',
    '0046 (0)8-465',
    'tel:+46 8 465',
    '(+46) 8',
    '',
    '\u200B',
  ])('by %j', (typed) => expect(isMeant(group, typed)).toBe(true));

  it.each(['utiken', 'horna', '465', '070', '{', ','])('not by %j', (typed) =>
    expect(isMeant(group, typed)).toBe(false),
  );
});
