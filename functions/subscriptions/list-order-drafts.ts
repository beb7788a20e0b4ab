import * as z from 'zod';
import { listOrderDrafts as list } from '../../adapters/table/order-drafts.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import * as contract from '../../contract/order-drafts.ts';
import { numbersNamed } from '../../domain/order-draft.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import { administratorOf } from './administrator-of.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { draftReply } from './draft-reply.ts';

/** By id. Each draft has at most ten numbers, which are read together. */
export const listOrderDrafts = implement(
  contract.listOrderDrafts,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId: organization, query, now } = request;
    const by = administratorOf(request);
    const scope = [organization, contract.listOrderDrafts.id, by];
    const after = fromCursor(scope, query.cursor, z.string());
    const { drafts, last } = await list(table, organization, { by, after, limit: query.limit, now });
    const items = drafts.map(async (draft) => {
      const pool = await findPoolNumbers(table, numbersNamed(draft.contents));
      return draftReply(draft, { organization, pool, now });
    });
    return { items: await Promise.all(items), nextCursor: toCursor(scope, last) };
  },
);
