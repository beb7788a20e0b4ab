/** The phone is found: the SIM cards that were blocked for it work again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { asProblem } from '../../api/problem.ts';
import { refreshSubscriptions } from '../../data/subscription-queries.ts';
import { usersKey } from '../../data/user-queries.ts';
import { toast, toastProblem } from '../../design/toast.tsx';

/** Within 72 hours. What somebody blocked otherwise stays so: that is said, with where it is unblocked. */
export function useUndoLostPhone({ id, firstName, lastName }: UserReply): {
  readonly undo: () => void;
  readonly isUndoing: boolean;
  readonly isUndone: boolean;
} {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () =>
      keyring.with(id, (idempotencyKey) => call('undoLostPhone', { params: { userId: id } }, { idempotencyKey })),
    onSuccess: ({ unblockedSimCards }) =>
      toast({
        tone: 'good',
        title: t('users.lostPhone.undone', { name: `${firstName} ${lastName}`, count: unblockedSimCards.length }),
        text: t('users.lostPhone.undoneText'),
      }),
    onError: (thrown) => {
      const { code, title } = asProblem(thrown);
      if (code === 'illegal-transition') toast({ tone: 'bad', title, text: t('users.lostPhone.notUndone') });
      else toastProblem(thrown, () => mutate());
    },
    onSettled: () => {
      void refreshSubscriptions(queryClient);
      void queryClient.invalidateQueries({ queryKey: usersKey });
    },
  });
  return { undo: () => mutate(), isUndoing: isPending, isUndone: isSuccess };
}
