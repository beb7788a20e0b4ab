/** The operations of the service `subscriptions`, as its function serves them. */
import { checkProducts } from './check-products.ts';
import { getCatalogue } from './get-catalogue.ts';

export const operations = [getCatalogue, checkProducts];
