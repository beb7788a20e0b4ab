/** What the operations of the catalogue may cost: steps of `capacity.ts`. They read nothing but the authority. */
import { checkProducts, getCatalogue } from '../../contract/catalogue.ts';
import { readCost, type Step } from './allowance.ts';

export const catalogueSteps: readonly Step[] = [
  { name: 'getCatalogue', operation: getCatalogue, allowed: readCost(0) },
  {
    name: 'checkProducts',
    operation: checkProducts,
    request: { body: { products: ['mobile', 'softphone', 'data-10'] } },
    allowed: readCost(0),
  },
];
