/** Prices as people write them. Amounts are in öre, without VAT. */
import i18next from 'i18next';
import type { Language } from '../../domain/language.ts';
import { localeOf } from './time.ts';

/** *129 kr*, *1 295 kr*, *49,50 kr*. The space before *kr* does not break. */
export function formatOre(ore: number, language: Language): string {
  const digits = ore % 100 === 0 ? 0 : 2;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return `${new Intl.NumberFormat(localeOf(language), format).format(ore / 100)}\u{a0}kr`;
}

/** *129 kr/mån exkl. moms*. */
export const formatMonthly = (ore: number, language: Language): string =>
  i18next.t('price.monthly', { price: formatOre(ore, language) });

/** *495 kr en gång exkl. moms*. */
export const formatOneOff = (ore: number, language: Language): string =>
  i18next.t('price.oneOff', { price: formatOre(ore, language) });

/** *129 kr/mån + 495 kr en gång*, for a row of which the column or the sum says that it is without VAT. */
export function formatPrice(
  { monthlyOre, oneOffOre }: { readonly monthlyOre: number; readonly oneOffOre: number },
  language: Language,
): string {
  const monthly = i18next.t('price.monthlyShort', { price: formatOre(monthlyOre, language) });
  if (oneOffOre === 0) return monthly;
  return `${monthly} + ${i18next.t('price.oneOffShort', { price: formatOre(oneOffOre, language) })}`;
}
