/** *Ta bort*: what happens, and for how long it can be undone. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { UserReply } from '../../contract/users.ts';
import { call } from '../api/call.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { toast } from '../design/toast.tsx';
import { useOwnAccount } from './use-own-account.ts';
import { useRestoreUser } from './use-restore-user.ts';
import { usersKey } from './user-queries.ts';
import classes from './user-panel.module.css';

/** Afterwards the list is shown, and a word that carries *Ångra*. */
export function DeleteDialog({ user, onClose }: { user: UserReply; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const { isOwn, followLoss } = useOwnAccount();
  const { restore } = useRestoreUser(user);
  const name = `${user.firstName} ${user.lastName}`;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('deleteUser', { params: { userId: user.id } }),
    onSuccess: () => {
      void navigate(`/users${search}`);
      // The panel is still there until the navigation is done, and would ask for somebody who is gone.
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'one', user.id], refetchType: 'none' });
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'list'] });
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'all'] });
      toast({ tone: 'good', title: t('users.delete.done', { name }), text: t('users.delete.undoable'), undo: restore });
      followLoss(user.id);
    },
  });
  return (
    <AskDialog
      title={t('users.delete.title', { name })}
      deed={t('users.delete.open')}
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => mutate()}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>{t('users.delete.atOnce')}</li>
        <li>{t('users.delete.numbers')}</li>
        <li>{t('users.delete.within')}</li>
        <li>{t('users.delete.after')}</li>
        {isOwn(user.id) && <li>{t('users.delete.self')}</li>}
      </ul>
    </AskDialog>
  );
}
