import * as contract from '../../contract/subscriptions.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { withReplacedCard } from '../../domain/subscription-changes.ts';
import { implement } from '../request.ts';
import { changeSubscription } from './change-subscription.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { orderReplacement } from './order-replacement.ts';
import { subscriptionReply } from './subscription-reply.ts';

/** Replaces the SIM card of the base plan at once by one at hand, or orders one. */
export const replaceSim = implement(contract.replaceSim, async (request, { table }: SubscriptionsDependencies) => {
  const { path, body, now } = request;
  const { iccid, shipTo } = body;
  const changed =
    iccid === undefined
      ? await orderReplacement(request, table, path.subscriptionId, shipTo as NonNullable<typeof shipTo>)
      : await changeSubscription(
          request,
          table,
          path.subscriptionId,
          (subscription) => withReplacedCard(subscription, iccid, currentCatalogue),
          () => 'sim-replaced',
        );
  return subscriptionReply(changed, now);
});
