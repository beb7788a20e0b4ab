import { getOrganization } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/subscriptions.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { changeProducts } from '../../domain/subscription-changes.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { implement } from '../request.ts';
import { changeSubscription } from './change-subscription.ts';
import { dayErrors } from './day-errors.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { incompatibleProducts } from './incompatible-products.ts';
import { subscriptionReply } from './subscription-reply.ts';

/** Changes the add-ons, at the price of the catalogue that is sold now. */
export const updateSubscription = implement(
  contract.updateSubscription,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, path, body, now, language } = request;
    // Read in parallel with the subscription; its error is returned only if there is such a subscription.
    const reading = getOrganization(table, organizationId);
    reading.catch(() => {});
    const changed = await changeSubscription(
      request,
      table,
      path.subscriptionId,
      async (subscription) => {
        const { timeZone } = await reading;
        const errors = [
          ...incompatibleProducts(body.products, language),
          ...dayErrors('from', body.from, { now, timeZone }),
        ];
        if (errors.length > 0) throw new DomainError('invalid-request', { errors });
        if (body.catalogueVersion !== undefined && body.catalogueVersion !== currentCatalogue.version)
          throw new DomainError('catalogue-changed');
        const from = { date: body.from, moment: startOfDay(body.from, timeZone) };
        return changeProducts(subscription, body.products, { catalogue: currentCatalogue, language, from, now });
      },
      (after, before) => (after.products === before.products ? 'subscription-change-planned' : 'subscription-changed'),
    );
    return subscriptionReply(changed, now);
  },
);
