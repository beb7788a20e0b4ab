/** Brings a deleted user back: the way out of *Ta bort*, and of the list of the deleted. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { asProblem } from '../../api/problem.ts';
import { toast, toastProblem } from '../../design/toast.tsx';
import { usersKey } from '../../data/user-queries.ts';

/** `restore` says what became of it: a login or a number that somebody took meanwhile, too. */
export function useRestoreUser(user: { id: string; firstName: string; lastName: string }): {
  restore: () => void;
  isRestoring: boolean;
} {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      keyring.with(user.id, (idempotencyKey) =>
        call('restoreUser', { params: { userId: user.id } }, { idempotencyKey }),
      ),
    onSuccess: ({ firstName, lastName }) =>
      toast({
        tone: 'good',
        title: t('users.restore.done', { name: `${firstName} ${lastName}` }),
        text: t('users.restore.asBefore'),
      }),
    onError: (thrown) => {
      const { code, title, errors } = asProblem(thrown);
      if (code === 'login-taken' || code === 'number-taken' || code === 'number-not-available') {
        const whose = errors.map(({ message }) => message).join(' ');
        toast({ tone: 'bad', title, text: `${whose} ${t('users.restore.taken')}` });
      } else toastProblem(thrown, () => mutate());
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersKey }),
  });
  return { restore: () => mutate(), isRestoring: isPending };
}
