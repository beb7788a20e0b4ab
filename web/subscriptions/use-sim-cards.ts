/** Blocks and unblocks the SIM cards of a subscription: one click, and one to undo it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import { refreshSubscriptions, subscriptionQuery } from '../data/subscription-queries.ts';
import { toast, toastProblem } from '../design/toast.tsx';

/** `name` is the user's. A toast says what was done, and has the way back. */
export function useSimBlock(
  { id, simCards }: SubscriptionReply,
  name: string,
): { readonly block: () => void; readonly unblock: () => void; readonly isBusy: boolean } {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { mutate, isPending } = useMutation({
    mutationFn: (operation: 'blockSim' | 'unblockSim') =>
      keyring.with([operation, id], (idempotencyKey) =>
        call(operation, { params: { subscriptionId: id } }, { idempotencyKey }),
      ),
    onSuccess: (changed, operation) => {
      queryClient.setQueryData(subscriptionQuery(id).queryKey, changed);
      const isBlocked = operation === 'blockSim';
      toast({
        tone: 'good',
        title: t(isBlocked ? 'subscriptions.sim.blocked' : 'subscriptions.sim.unblocked', {
          count: simCards.length,
          name,
        }),
        text: t(isBlocked ? 'subscriptions.sim.blockedText' : 'subscriptions.sim.unblockedText'),
        undo: () => mutate(isBlocked ? 'unblockSim' : 'blockSim'),
      });
    },
    onError: (thrown, operation) => toastProblem(thrown, () => mutate(operation)),
    onSettled: () => refreshSubscriptions(queryClient),
  });
  return { block: () => mutate('blockSim'), unblock: () => mutate('unblockSim'), isBusy: isPending };
}
