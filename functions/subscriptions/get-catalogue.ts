import * as contract from '../../contract/catalogue.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { implement } from '../request.ts';

/** The catalogue that is sold now, with names in the caller's language. */
export const getCatalogue = implement(contract.getCatalogue, async ({ language }) => ({
  version: currentCatalogue.version,
  products: currentCatalogue.products.map(({ name, text, ...product }) => ({
    ...product,
    name: name[language],
    text: text[language],
  })),
}));
