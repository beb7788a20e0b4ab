/** Ends a subscription on a day, or lets it go on: what was planned before is a click away. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import { refreshSubscriptions, subscriptionQuery } from '../data/subscription-queries.ts';
import { tellDate } from '../design/time.ts';
import { toast, toastProblem } from '../design/toast.tsx';
import { useTelling } from '../design/use-telling.ts';

/** `on`: the first day without it; null: it goes on. */
interface Ending {
  readonly on: string | null;
  /** After it is done. */
  readonly onDone?: () => void;
}

/** `isQuiet`: the caller shows `error` itself. */
export function useEndSubscription(
  subscription: SubscriptionReply,
  name: string,
  { isQuiet = false }: { isQuiet?: boolean } = {},
): { readonly end: (ending: Ending) => void; readonly isBusy: boolean; readonly error: Error | null } {
  const { t } = useTranslation();
  const { language } = useTelling();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { id, endsOn: before } = subscription;
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ on }: Ending) =>
      keyring.with([id, on], (idempotencyKey) =>
        call('endSubscription', { params: { subscriptionId: id }, body: { on } }, { idempotencyKey }),
      ),
    onSuccess: (changed, { on, onDone }) => {
      queryClient.setQueryData(subscriptionQuery(id).queryKey, changed);
      onDone?.();
      if (changed.status === 'ended') {
        toast({ tone: 'good', title: t('subscriptions.end.ended', { name }), text: t('subscriptions.end.endedText') });
        return;
      }
      toast({
        tone: 'good',
        title:
          on === null
            ? t('subscriptions.end.goesOn', { name })
            : t('subscriptions.end.done', { name, date: tellDate(on, language) }),
        text: t(on === null ? 'subscriptions.end.goesOnText' : 'subscriptions.end.doneText'),
        undo: on === before ? undefined : () => mutate({ on: before }),
      });
    },
    onError: (thrown, ending) => {
      if (!isQuiet) toastProblem(thrown, () => mutate(ending));
    },
    onSettled: () => refreshSubscriptions(queryClient),
  });
  return { end: mutate, isBusy: isPending, error };
}
