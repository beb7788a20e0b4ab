/** The catalogue that the API sells, as the domain's rule engine takes it. */
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import type { Reply } from '../api/routes.ts';

/**
 * Prices and names are the reply's, the rules those of this version of the client. When the rules have changed since, the API says so at the
 * order.
 */
export const catalogueOf = ({ version, products }: Reply<'getCatalogue'>): Catalogue => ({
  version,
  products: products.map((product) => ({
    ...product,
    name: { sv: product.name, en: product.name },
    text: { sv: product.text, en: product.text },
  })),
  rules: currentCatalogue.rules,
});
