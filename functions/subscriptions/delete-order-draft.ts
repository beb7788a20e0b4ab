import { transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { findOrderDraft, orderDraftDelete } from '../../adapters/table/order-drafts.ts';
import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import * as contract from '../../contract/order-drafts.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { numbersOfDeletedDraft } from '../../domain/order-draft.ts';
import { implement } from '../request.ts';
import { administratorOf } from './administrator-of.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';

export const deleteOrderDraft = implement(
  contract.deleteOrderDraft,
  (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, path, now } = request;
    const owner = { by: administratorOf(request), id: path.draftId };
    return retryOnConflict(async () => {
      const draft = await findOrderDraft(table, organizationId, { ...owner, now });
      if (!draft) throw new DomainError('not-found');
      const pool = await findPoolNumbers(table, draft.reservedNumbers);
      const released = numbersOfDeletedDraft(draft, pool, now);
      await transact(table, [orderDraftDelete(organizationId, draft), ...released.map(poolNumberWrite)]);
      return undefined;
    });
  },
);
