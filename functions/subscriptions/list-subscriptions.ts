import * as z from 'zod';
import { listSubscriptions as list } from '../../adapters/table/subscriptions.ts';
import * as contract from '../../contract/subscriptions.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { subscriptionReply } from './subscription-reply.ts';

/** The newest first. */
export const listSubscriptions = implement(
  contract.listSubscriptions,
  async ({ organizationId, query: { limit, cursor, userId }, now }, { table }: SubscriptionsDependencies) => {
    const scope = [organizationId, contract.listSubscriptions.id, userId];
    const after = fromCursor(scope, cursor, z.string());
    const { subscriptions, last } = await list(table, organizationId, {
      userId,
      after: after === null ? null : idFrom('sub', after),
      limit,
    });
    return {
      items: subscriptions.map((each) => subscriptionReply(each, now)),
      nextCursor: toCursor(scope, last && ulidOf(last)),
    };
  },
);
