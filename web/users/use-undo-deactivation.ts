/** Takes back a deactivation that was just decided: the date is what it was before. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../contract/users.ts';
import { call } from '../api/call.ts';
import { toast, toastProblem } from '../design/toast.tsx';
import { usersKey } from './user-queries.ts';

/** `before` is the user as it was. */
export function useUndoDeactivation(before: UserReply): () => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => {
      const { deactivatesOn } = before;
      return call('updateUser', { params: { userId: before.id }, body: { deactivatesOn } });
    },
    onSuccess: ({ firstName, lastName }) =>
      toast({
        tone: 'good',
        title: t('users.deactivate.undone', { name: `${firstName} ${lastName}` }),
        text: t('users.reactivate.text'),
      }),
    onError: (thrown) => toastProblem(thrown, () => mutate()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersKey }),
  });
  return () => mutate();
}
