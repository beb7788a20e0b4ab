/** Throws the draft of an order away; *Ångra* brings it back. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OrderDraftReply } from '../../../contract/order-drafts.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { orderDraftQuery, orderDraftsKey } from '../../data/order-draft-queries.ts';
import { toast, toastNotUndone, toastProblem } from '../../design/toast.tsx';
import { draftOf, formOfDraft } from './order-form.ts';

/** The address of a draft in the wizard; of a new one, for whom it is. */
export const draftAddress = (draftId: string, userId: string | null): string =>
  `/subscriptions/new?${new URLSearchParams({ draft: draftId, ...(userId !== null && { userId }) })}`;

/** Where a new one begins, and those that were begun are offered. */
export const wizardAddress = (userId: string | null): string =>
  `/subscriptions/new${userId === null ? '' : `?${new URLSearchParams({ userId })}`}`;

/** Resolves with whether it is gone. */
export function useDiscardDraft(): (draft: OrderDraftReply) => Promise<boolean> {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const bringBack = async (draft: OrderDraftReply): Promise<void> => {
    const { activatesOn = '', step = '', catalogueVersion = '' } = draft;
    try {
      const body = draftOf(formOfDraft(draft, activatesOn), step, catalogueVersion);
      await call('putOrderDraft', { params: { draftId: draft.id }, body });
      void queryClient.invalidateQueries({ queryKey: [...orderDraftsKey, 'list'] });
      await navigate(draftAddress(draft.id, null));
    } catch (thrown) {
      toastNotUndone(thrown, () => void bringBack(draft));
    }
  };
  const discard = async (draft: OrderDraftReply): Promise<boolean> => {
    try {
      await call('deleteOrderDraft', { params: { draftId: draft.id } }).catch((thrown: unknown) => {
        if (!(thrown instanceof ApiProblem && thrown.status === 404)) throw thrown;
      });
    } catch (thrown) {
      toastProblem(thrown, () => void discard(draft));
      return false;
    }
    queryClient.removeQueries({ queryKey: orderDraftQuery(draft.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: [...orderDraftsKey, 'list'] });
    toast({
      tone: 'good',
      title: t('orderWizard.discarded.title'),
      text: t('orderWizard.discarded.text'),
      undo: () => void bringBack(draft),
    });
    return true;
  };
  return discard;
}
