import { getOrganization } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/subscriptions.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { planEnd } from '../../domain/subscription-changes.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { implement } from '../request.ts';
import { changeSubscription } from './change-subscription.ts';
import { dayErrors } from './day-errors.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { subscriptionReply } from './subscription-reply.ts';

/** Plans the end, or takes the plan back. On a day that has begun it ends at once. */
export const endSubscription = implement(
  contract.endSubscription,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, path, body, now } = request;
    const { on } = body;
    // Read in parallel with the subscription; its error is returned only if there is such a subscription.
    const reading = getOrganization(table, organizationId);
    reading.catch(() => {});
    const changed = await changeSubscription(
      request,
      table,
      path.subscriptionId,
      async (subscription) => {
        const { timeZone } = await reading;
        // The first day on which the binding lets it end is never too far ahead.
        const isBound = on !== null && subscription.boundUntil !== null && on <= subscription.boundUntil;
        const errors = (on === null ? [] : dayErrors('on', on, { now, timeZone })).filter(
          ({ code }) => code !== 'too-far-ahead' || !isBound,
        );
        if (errors.length > 0) throw new DomainError('invalid-request', { errors });
        return planEnd(subscription, on && { date: on, moment: startOfDay(on, timeZone) }, now);
      },
      ({ status }) => (status === 'ended' ? 'subscription-ended' : 'subscription-end-planned'),
    );
    return subscriptionReply(changed, now);
  },
);
