import { findOrderDraft } from '../../adapters/table/order-drafts.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import * as contract from '../../contract/order-drafts.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { numbersNamed } from '../../domain/order-draft.ts';
import { implement } from '../request.ts';
import { administratorOf } from './administrator-of.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { draftReply } from './draft-reply.ts';

export const getOrderDraft = implement(
  contract.getOrderDraft,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId: organization, path, now } = request;
    const draft = await findOrderDraft(table, organization, { by: administratorOf(request), id: path.draftId, now });
    if (!draft) throw new DomainError('not-found');
    const pool = await findPoolNumbers(table, numbersNamed(draft.contents));
    return draftReply(draft, { organization, pool, now });
  },
);
