import { findUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/subscriptions.ts';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import { moveTo } from '../../domain/subscription-changes.ts';
import { statusOf } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { changeSubscription } from './change-subscription.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { subscriptionReply } from './subscription-reply.ts';

/** Moves a subscription to another user. Its number goes with it, unless somebody else than its user has that. */
export const moveSubscription = implement(
  contract.moveSubscription,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, path, body, now } = request;
    const moved = await changeSubscription(
      request,
      table,
      path.subscriptionId,
      async (subscription) => {
        const user = await findUser(table, organizationId, body.userId);
        if (user === null || user.deletedAt !== null)
          throw new DomainError('invalid-request', { errors: [unknownReference('userId')] });
        if (statusOf(user, now) === 'deactivated')
          throw new DomainError('invalid-request', { errors: [{ field: 'userId', code: 'user-deactivated' }] });
        return moveTo(subscription, body.userId);
      },
      () => 'subscription-changed',
    );
    return subscriptionReply(moved, now);
  },
);
