/** One's own drafts of orders. */
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.ts';
import { call } from '../api/call.ts';
import { readAll } from './read-all.ts';

/** Everything of drafts; invalidate it when one is ordered or deleted. */
export const orderDraftsKey = ['order-drafts'] as const;

/** All of them, the last saved first. */
export const orderDraftsQuery = queryOptions({
  queryKey: [...orderDraftsKey, 'list'],
  queryFn: async ({ signal }) => {
    const drafts = await readAll((page) => call('listOrderDrafts', { query: page }, { signal }));
    return drafts.toSorted((one, other) => other.savedAt.localeCompare(one.savedAt));
  },
});

/** Those that were begun in this window and not saved yet: there is nothing to read. */
export const unsavedDrafts = new Set<string>();

/** One of them; null: nothing was saved under the id. Not read again by itself: the wizard is ahead of it. */
export const orderDraftQuery = (draftId: string) =>
  queryOptions({
    queryKey: [...orderDraftsKey, 'one', draftId],
    queryFn: async ({ signal }) => {
      if (unsavedDrafts.has(draftId)) return null;
      try {
        return await call('getOrderDraft', { params: { draftId } }, { signal });
      } catch (thrown) {
        if (thrown instanceof ApiProblem && thrown.status === 404) return null;
        throw thrown;
      }
    },
    staleTime: Infinity,
    gcTime: 0,
  });
