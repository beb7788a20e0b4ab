import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { canReceiveSms, formatPhoneNumber, numberPrefixes, parsePhoneNumber } from '../../domain/phone-number.ts';
import { phoneMetadata } from '../../scripts/phone-metadata.ts';

describe('a telephone number', () => {
  it.each([
    ['070-174 06 05', '+46701740605', 'mobile'],
    ['0701740605', '+46701740605', 'mobile'],
    ['(070) 174 06 05', '+46701740605', 'mobile'],
    ['+46 70 174 06 05', '+46701740605', 'mobile'],
    ['+46 (0)70 174 06 05', '+46701740605', 'mobile'],
    ['0046701740605', '+46701740605', 'mobile'],
    ['070–174 06 05', '+46701740605', 'mobile'],
    ['０７０-１７４ ０６ ０５', '+46701740605', 'mobile'],
    ['08-465 004 10', '+46846500410', 'geographic'],
    ['090-12 34 56', '+4690123456', 'geographic'],
    ['08-12 34 56', '+468123456', 'geographic'],
    ['018-12 34 56', '+4618123456', 'geographic'],
    ['021-123 45', '+462112345', 'geographic'],
    ['0950-123 45', '+4695012345', 'geographic'],
    ['010-123 45 67', '+46101234567', 'location-independent'],
    ['020-12 34 56', '+4620123456', 'freephone'],
    ['077-123 45 67', '+46771234567', 'shared-cost'],
    // Read as people copy and mistype them.
    ['+46 070 174 06 05', '+46701740605', 'mobile'],
    ['0046 070 174 06 05', '+46701740605', 'mobile'],
    ['0046 (0)70 174 06 05', '+46701740605', 'mobile'],
    ['(+46) 70 174 06 05', '+46701740605', 'mobile'],
    ['(+46)(0)70-174 06 05', '+46701740605', 'mobile'],
    ['(0046) 70 174 06 05', '+46701740605', 'mobile'],
    ['tel:+46-70-174-06-05', '+46701740605', 'mobile'],
    ['Tel. 070-174 06 05', '+46701740605', 'mobile'],
    ['070\t174 06 05,', '+46701740605', 'mobile'],
    ['\u202A070-174\u200B 06 05\u202C', '+46701740605', 'mobile'],
    ['070\u2043174 06 05', '+46701740605', 'mobile'],
    ['70 174 06 05', '+46701740605', 'mobile'],
    ['46701740605', '+46701740605', 'mobile'],
    ['46 070 174 06 05', '+46701740605', 'mobile'],
    ['46 8 123 45 67', '+4681234567', 'geographic'],
    ['46 12 34 56', '+4646123456', 'geographic'],
    ['046-812 34 56', '+46468123456', 'geographic'],
    ['+45 20 12 34 56', '+4520123456', 'foreign'],
    ['0047 22 12 34 56', '+4722123456', 'foreign'],
    ['+44 (0)20 7946 0958', '+442079460958', 'foreign'],
  ])('%s is %s, %s', (typed, number, kind) => expect(parsePhoneNumber(typed)).toEqual({ ok: true, number, kind }));

  it.each([
    ['0900-123 45 67', 'premium-number'],
    ['0939-123 45 67', 'premium-number'],
    ['0944-123 45 67', 'premium-number'],
    ['099-123 45 67', 'premium-number'],
    ['071-234 56 78', 'machine-number'],
    ['074-234 56 78', 'machine-number'],
    ['078-234 56 78', 'machine-number'],
    ['4520123456', 'not-a-phone-number'],
    ['070-174 06 05\u202E', 'not-a-phone-number'],
    ['+46 0070 174 06 05', 'not-a-phone-number'],
    ['112', 'short-number'],
    ['114 14', 'short-number'],
    ['1177', 'short-number'],
    ['118 118', 'short-number'],
    ['116 000', 'short-number'],
    ['070-174 06 0', 'not-a-phone-number'],
    ['010-234 56 7', 'not-a-phone-number'],
    ['010-23 45 6', 'not-a-phone-number'],
    ['018-234 56', 'not-a-phone-number'],
    ['031-234 56', 'not-a-phone-number'],
    ['021-23 45', 'not-a-phone-number'],
    ['0121-23 45', 'not-a-phone-number'],
    ['0950-23 45 67 8', 'not-a-phone-number'],
    ['090-134 567 89', 'not-a-phone-number'],
    ['070-174 06 055', 'not-a-phone-number'],
    ['Anna', 'not-a-phone-number'],
    ['', 'not-a-phone-number'],
    ['+46', 'short-number'],
    ['070-174 06 05 eller 06', 'not-a-phone-number'],
  ])('%s is refused: %s', (typed, code) => expect(parsePhoneNumber(typed)).toEqual({ ok: false, code }));

  it.each(['46 8 12 34 56', '468123456', '46-812 34 56'])('%s is refused: it may be Lund or Stockholm', (typed) => {
    const values = { one: '08-12 34 56', other: '046-812 34 56' };
    expect(parsePhoneNumber(typed)).toEqual({ ok: false, code: 'ambiguous-number', values });
  });

  it.each([
    ['+46701740605', '070-174 06 05'],
    ['+46846500410', '08-465 004 10'],
    ['+4613123456', '013-12 34 56'],
    ['+4520123456', '+4520123456'],
  ])('%s is shown as %s', (number, shown) => expect(formatPhoneNumber(number)).toBe(shown));

  it('can be texted when it is a Swedish mobile number, and not otherwise', () => {
    expect(['+46701740605', '+46846500410', '+4520123456', '+46101234567'].map(canReceiveSms)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the beginning of a number', () => {
  it.each([
    ['070-17', ['+467017']],
    ['+46 70', ['+4670']],
    ['0046 8', ['+468']],
    ['+46 (0)8', ['+468']],
    ['+46 070', ['+4670']],
    ['0046 070', ['+4670']],
    ['46 070', ['+4670', '+4646070']],
    ['(+46) 70', ['+4670']],
    ['tel:070', ['+4670']],
    ['070,', ['+4670']],
    ['\u202A070\u20431', ['+46701']],
    ['+44 (0)20', ['+4420']],
    ['4670', ['+4670', '+464670']],
    ['anna', []],
    ['070a', []],
    ['', []],
  ])('%s means %j', (typed, prefixes) => expect(numberPrefixes(typed)).toEqual(prefixes));
});

it.each(phoneMetadata)('reads $name of the installed library', async ({ file, make }) => {
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(await make()));
});

it.each([
  '+88216123456',
  '+8816123456789',
  '+883510012345',
  '+979123456789',
  '+870773123456',
  '+80812345678',
  '+888123456789',
])('%s of a network that is no country’s is refused', (typed) =>
  expect(parsePhoneNumber(typed)).toEqual({ ok: false, code: 'premium-number' }),
);
