/** What changes when the nearest valid set is taken in place of the chosen one, in words. */
import i18next from 'i18next';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { nearestValidSet } from '../../domain/catalogue/nearest-set.ts';
import type { Language } from '../../domain/language.ts';
import { localeOf } from '../design/time.ts';

/** The nearest valid set of a subscription whose base plan stays. `fixedBase` undefined: of one that is new. */
export function nearestProducts(
  catalogue: Catalogue,
  chosen: readonly string[],
  fixedBase?: string,
): readonly string[] | null {
  const products = catalogue.products.filter(
    ({ kind, code }) => kind === 'addon' || fixedBase === undefined || code === fixedBase,
  );
  return nearestValidSet({ ...catalogue, products }, chosen);
}

/** *Ta bort Surf 1 GB*, *Lägg till Surf 1 GB*, *Ta bort Tvilling-SIM och lägg till Surf 1 GB*: as it is on a button. */
export function describeChange(
  { products }: Catalogue,
  before: readonly string[],
  after: readonly string[],
  language: Language,
): string {
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  const named = (codes: readonly string[], others: readonly string[]): string =>
    list.format(
      products.filter(({ code }) => codes.includes(code) && !others.includes(code)).map(({ name }) => name[language]),
    );
  const [removed, added] = [named(before, after), named(after, before)];
  if (removed === '') return i18next.t('orderWizard.contents.add', { added });
  if (added === '') return i18next.t('orderWizard.contents.remove', { removed });
  return i18next.t('orderWizard.contents.replace', { removed, added });
}
