/** Moves a subscription to another user: it is back with the former one by a click. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import { refreshSubscriptions, subscriptionQuery } from '../data/subscription-queries.ts';
import { nameOf, userNameQuery } from '../data/user-name-query.ts';
import { usersKey } from '../data/user-queries.ts';
import { toast, toastProblem } from '../design/toast.tsx';

interface Move {
  readonly to: string;
  /** After it is done. Left out: it is undone, and a problem is shown as a toast. */
  readonly onDone?: () => void;
}

export function useMoveSubscription(subscription: SubscriptionReply): {
  readonly move: (move: Move) => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
} {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { id, userId: before, number } = subscription;
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ to }: Move) =>
      keyring.with([id, to], (idempotencyKey) =>
        call('moveSubscription', { params: { subscriptionId: id }, body: { userId: to } }, { idempotencyKey }),
      ),
    onSuccess: async (moved, { to, onDone }) => {
      queryClient.setQueryData(subscriptionQuery(id).queryKey, moved);
      onDone?.();
      const name = nameOf(await queryClient.fetchQuery(userNameQuery(to)));
      toast({
        tone: 'good',
        title: t('subscriptions.move.done', { name }),
        text:
          number === null
            ? t('subscriptions.move.same')
            : t('subscriptions.move.doneNumber', { name, number: formatPhoneNumber(number) }),
        undo: to === before ? undefined : () => mutate({ to: before }),
      });
    },
    onError: (thrown, move) => {
      if (move.onDone === undefined) toastProblem(thrown, () => mutate(move));
    },
    onSettled: () =>
      Promise.all([refreshSubscriptions(queryClient), queryClient.invalidateQueries({ queryKey: usersKey })]),
  });
  return { move: mutate, isBusy: isPending, error };
}
