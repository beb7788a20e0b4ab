/** Takes back a deactivation that was just decided: the date is what it was before. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { call } from '../../api/call.ts';
import { toast, toastNotUndone } from '../../design/toast.tsx';
import { usersKey } from '../../data/user-queries.ts';

/** `before` is the user as it was; what was decided of it since is not overwritten. */
export function useUndoDeactivation(before: UserReply): (deactivated: UserReply) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id, version }: UserReply) => {
      const { deactivatesOn } = before;
      return call('updateUser', { params: { userId: id }, body: { deactivatesOn } }, { ifMatch: version });
    },
    onSuccess: ({ firstName, lastName }) =>
      toast({
        tone: 'good',
        title: t('users.deactivate.undone', { name: `${firstName} ${lastName}` }),
        text: t('users.reactivate.text'),
      }),
    onError: (thrown, deactivated) => toastNotUndone(thrown, () => mutate(deactivated)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersKey }),
  });
  return mutate;
}
