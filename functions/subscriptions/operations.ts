/** The operations of the service `subscriptions`, as its function serves them. */
import type { Implementation } from '../request.ts';
import { checkProducts } from './check-products.ts';
import { deleteOrderDraft } from './delete-order-draft.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { getCatalogue } from './get-catalogue.ts';
import { getOrderDraft } from './get-order-draft.ts';
import { listOrderDrafts } from './list-order-drafts.ts';
import { putOrderDraft } from './put-order-draft.ts';

export const operations: readonly Implementation<SubscriptionsDependencies>[] = [
  getCatalogue,
  checkProducts,
  listOrderDrafts,
  putOrderDraft,
  getOrderDraft,
  deleteOrderDraft,
];
