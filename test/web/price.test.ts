/** Prices are written as people write them. */
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { formatMonthly, formatOneOff, formatOre, formatPrice } from '../../web/design/price.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'sv', resources: { sv: { translation: sv } }, interpolation: { escapeValue: false } });
});

const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

test.for([
  [12_900, '129 kr'],
  [129_500, '1 295 kr'],
  [4950, '49,50 kr'],
  [0, '0 kr'],
] as const)('%i öre is %s', ([ore, written]) => {
  expect(plain(formatOre(ore, 'sv'))).toBe(written);
});

test('a price says per what it is, and that it is without VAT', () => {
  expect(plain(formatMonthly(12_900, 'sv'))).toBe('129 kr/mån exkl. moms');
  expect(plain(formatOneOff(49_500, 'sv'))).toBe('495 kr en gång exkl. moms');
});

test('what is paid once is written only where there is something', () => {
  expect(plain(formatPrice({ monthlyOre: 6900, oneOffOre: 4900 }, 'sv'))).toBe('69 kr/mån + 49 kr en gång');
  expect(plain(formatPrice({ monthlyOre: 6900, oneOffOre: 0 }, 'sv'))).toBe('69 kr/mån');
});
