import * as contract from '../../contract/catalogue.ts';
import { conflictMessage } from '../../contract/conflict-messages.ts';
import { conflictsOf } from '../../domain/catalogue/conflicts.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { nearestValidSet } from '../../domain/catalogue/nearest-set.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import { implement } from '../request.ts';

/** What does not go together, and the nearest set that does, each with its price. */
export const checkProducts = implement(contract.checkProducts, async ({ body: { products }, language }) => {
  const conflicts = conflictsOf(currentCatalogue, products);
  // The catalogue has a valid set: `test/domain/catalogue.test.ts` holds it to that.
  const suggestion = nearestValidSet(currentCatalogue, products) ?? [];
  return {
    compatible: conflicts.length === 0,
    price: priceOf(currentCatalogue, products),
    conflicts: conflicts.map((conflict) => ({
      products: [...conflict.products],
      code: conflict.code,
      message: conflictMessage(currentCatalogue, conflict, language),
    })),
    suggestion: [...suggestion],
    suggestionPrice: priceOf(currentCatalogue, suggestion),
  };
});
