import { getSubscription as get } from '../../adapters/table/subscriptions.ts';
import * as contract from '../../contract/subscriptions.ts';
import { implement } from '../request.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { subscriptionReply } from './subscription-reply.ts';

export const getSubscription = implement(
  contract.getSubscription,
  async ({ organizationId, path, now }, { table }: SubscriptionsDependencies) =>
    subscriptionReply(await get(table, organizationId, path.subscriptionId), now),
);
