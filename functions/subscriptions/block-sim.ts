import * as contract from '../../contract/subscriptions.ts';
import { withCards } from '../../domain/subscription-changes.ts';
import { implement } from '../request.ts';
import { changeSubscription } from './change-subscription.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { subscriptionReply } from './subscription-reply.ts';

export const blockSim = implement(contract.blockSim, async (request, { table }: SubscriptionsDependencies) => {
  const changed = await changeSubscription(
    request,
    table,
    request.path.subscriptionId,
    (subscription) => withCards(subscription, 'blocked'),
    () => 'sim-blocked',
  );
  return subscriptionReply(changed, request.now);
});
