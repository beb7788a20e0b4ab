/** The operations of the service `subscriptions`, as its function serves them. */
import type { Implementation } from '../request.ts';
import { checkProducts } from './check-products.ts';
import { deleteOrderDraft } from './delete-order-draft.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { getCatalogue } from './get-catalogue.ts';
import { getOrderDraft } from './get-order-draft.ts';
import { listNumbers } from './list-numbers.ts';
import { listOrderDrafts } from './list-order-drafts.ts';
import { moveSubscription } from './move-subscription.ts';
import { putOrderDraft } from './put-order-draft.ts';
import { cancelSubscriptionOrder } from './cancel-subscription-order.ts';
import { createSubscriptionOrder } from './create-subscription-order.ts';
import { getSubscriptionOrder } from './get-subscription-order.ts';
import { listSubscriptionOrders } from './list-subscription-orders.ts';
import { reportSim } from './report-sim.ts';
import { suggestNumbers } from './suggest-numbers.ts';
import { blockSim } from './block-sim.ts';
import { endSubscription } from './end-subscription.ts';
import { getSubscription } from './get-subscription.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { replaceSim } from './replace-sim.ts';
import { unblockSim } from './unblock-sim.ts';
import { updateSubscription } from './update-subscription.ts';

export const operations: readonly Implementation<SubscriptionsDependencies>[] = [
  getCatalogue,
  checkProducts,
  listNumbers,
  suggestNumbers,
  listOrderDrafts,
  putOrderDraft,
  getOrderDraft,
  deleteOrderDraft,
  createSubscriptionOrder,
  listSubscriptionOrders,
  getSubscriptionOrder,
  cancelSubscriptionOrder,
  reportSim,
  listSubscriptions,
  getSubscription,
  updateSubscription,
  blockSim,
  unblockSim,
  replaceSim,
  endSubscription,
  moveSubscription,
];
