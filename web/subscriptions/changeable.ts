/** What can be changed about the contents of a subscription that is there. */
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';

/** The catalogue without other base plans, and without add-ons that need a SIM card which the subscription does not have: those are ordered. */
export const changeable = (catalogue: Catalogue, has: readonly string[]): Catalogue => ({
  ...catalogue,
  products: catalogue.products.filter(
    ({ kind, code, needsSim }) => has.includes(code) || (kind === 'addon' && !needsSim),
  ),
});

/** Whether two choices are the same products, in whatever order. */
export const sameProducts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((code) => other.includes(code));
