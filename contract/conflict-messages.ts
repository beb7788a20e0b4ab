/** Sentences that say why products do not go together, in both languages. `{products}` and `{anyOf}` stand for names of products. */
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Conflict } from '../domain/catalogue/conflicts.ts';
import type { Language } from '../domain/language.ts';
import { fill, type Texts } from './problems.ts';

const conflictMessages = {
  'needs-base': { sv: 'Välj ett grundabonnemang: {anyOf}.', en: 'Choose a base plan: {anyOf}.' },
  requires: { sv: '{products} kräver {anyOf}.', en: '{products} requires {anyOf}.' },
  'needs-mobile-number': {
    sv: '{products} kräver ett abonnemang med mobilnummer: {anyOf}.',
    en: '{products} requires a plan with a mobile number: {anyOf}.',
  },
  excludes: {
    sv: '{products} går inte att ha i samma abonnemang. Välj en av dem.',
    en: '{products} cannot be in the same subscription. Choose one of them.',
  },
  'at-most': { sv: 'Välj högst {most} av {products}.', en: 'Choose at most {most} of {products}.' },
  'at-most-one': { sv: 'Välj bara en av {products}.', en: 'Choose only one of {products}.' },
} as const satisfies Record<Conflict['code'] | 'at-most-one', Texts>;

/** The sentence for a conflict, with the products by their names. */
export function conflictMessage({ products }: Catalogue, conflict: Conflict, language: Language): string {
  const named = (codes: readonly string[], type: 'conjunction' | 'disjunction'): string =>
    new Intl.ListFormat(language, { type }).format(
      products.filter(({ code }) => codes.includes(code)).map(({ name }) => name[language]),
    );
  const isOne = conflict.code === 'at-most' && conflict.most === 1;
  return fill(conflictMessages[isOne ? 'at-most-one' : conflict.code][language], {
    products: named(conflict.products, 'conjunction'),
    ...('anyOf' in conflict && { anyOf: named(conflict.anyOf, 'disjunction') }),
    ...('most' in conflict && { most: conflict.most }),
  });
}
