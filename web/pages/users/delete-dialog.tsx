/** *Ta bort*: what happens, and for how long it can be undone. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { UserReply } from '../../../contract/users.ts';
import { call } from '../../api/call.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { toast } from '../../design/toast.tsx';
import { logOut } from '../../session/session.ts';
import { SubscriptionsGoOn } from './subscriptions-go-on.tsx';
import { useOwnAccount } from './use-own-account.ts';
import { useRestoreUser } from './use-restore-user.ts';
import { usersKey } from '../../data/user-queries.ts';
import classes from './user-panel.module.css';

/**
 * Afterwards the list is shown, and a word that carries *Ångra*. Who has removed themselves is out, and cannot undo it: that is
 * said beforehand, and who can.
 */
export function DeleteDialog({ user, onClose }: { user: UserReply; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const { isOwn } = useOwnAccount();
  const { restore } = useRestoreUser(user);
  const name = `${user.firstName} ${user.lastName}`;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('deleteUser', { params: { userId: user.id } }, { ifMatch: user.version }),
    // Shows what somebody else made of the user, before it is asked for again.
    onError: () => queryClient.invalidateQueries({ queryKey: usersKey }),
    onSuccess: () => {
      const title = t('users.delete.done', { name });
      if (isOwn(user.id)) {
        toast({ tone: 'good', title, text: t('users.delete.selfUndoable') });
        // The dialog stays busy until one is out.
        return logOut();
      }
      void navigate(`/users${search}`);
      // The panel is still there until the navigation is done, and would ask for somebody who is gone.
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'one', user.id], refetchType: 'none' });
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'list'] });
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'all'] });
      toast({ tone: 'good', title, text: t('users.delete.undoable'), undo: restore });
      return undefined;
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
        <li>{t(isOwn(user.id) ? 'users.delete.self' : 'users.delete.within')}</li>
        <li>{t('users.delete.after')}</li>
      </ul>
      <SubscriptionsGoOn userId={user.id} />
    </AskDialog>
  );
}
