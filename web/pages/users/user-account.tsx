/** What can be done with an account as a whole: a new password, an end, a new beginning, its removal. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDeviceMobileQuestion, IconKey, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { ActivityLink } from '../../activity/activity-link.tsx';
import { call } from '../../api/call.ts';
import { PanelSection } from '../../design/side-panel.tsx';
import { toast, toastProblem } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useToday } from '../../design/use-telling.ts';
import { useOwnAccount } from './use-own-account.ts';
import { usersKey } from '../../data/user-queries.ts';
import classes from './user-panel.module.css';

const dialogs = {
  password: lazy(async () => ({ default: (await import('./password-dialog.tsx')).PasswordDialog })),
  lostPhone: lazy(async () => ({ default: (await import('./lost-phone-dialog.tsx')).LostPhoneDialog })),
  deactivate: lazy(async () => ({ default: (await import('./deactivate-dialog.tsx')).DeactivateDialog })),
  delete: lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog })),
} as const;
type Task = keyof typeof dialogs;

/**
 * Each task asks before it does something. One's own password is not replaced here, nor one's own phone reported lost: both would end this very
 * session.
 */
export function UserAccount({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { isOwn } = useOwnAccount();
  const [task, setTask] = useKeptState<Task | null>('task', null);
  const TaskDialog = task && dialogs[task];
  const iconOf = { size: 18, stroke: 1.8, 'aria-hidden': true } as const;
  const hasEnd = user.status === 'deactivated' || user.deactivatesOn !== null;
  return (
    <PanelSection title={t('users.account.title')}>
      <div className={classes.tasks}>
        {!isOwn(user.id) && (
          <Button variant="default" leftSection={<IconKey {...iconOf} />} onClick={() => setTask('password')}>
            {t('users.password.open')}
          </Button>
        )}
        {!isOwn(user.id) && (
          <Button
            variant="default"
            leftSection={<IconDeviceMobileQuestion {...iconOf} />}
            onClick={() => setTask('lostPhone')}
          >
            {t('users.lostPhone.open')}
          </Button>
        )}
        {hasEnd && <Reactivate user={user} />}
        {user.status !== 'deactivated' && (
          <Button variant="default" leftSection={<IconPlayerPause {...iconOf} />} onClick={() => setTask('deactivate')}>
            {t('users.deactivate.open')}
          </Button>
        )}
        <Button
          variant="default"
          className={classes.dangerous ?? ''}
          leftSection={<IconTrash {...iconOf} />}
          onClick={() => setTask('delete')}
        >
          {t('users.delete.open')}
        </Button>
        <ActivityLink entityId={user.id} />
      </div>
      {TaskDialog && (
        <Suspense fallback={null}>
          <TaskDialog user={user} onClose={() => setTask(null)} />
        </Suspense>
      )}
    </PanelSection>
  );
}

/** Takes away the end dates that have come, and the deactivation that is still to come. */
function Reactivate({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const today = useToday();
  const isOver = user.status === 'deactivated';
  const name = `${user.firstName} ${user.lastName}`;
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const hasExpired = user.expiresOn !== null && user.expiresOn <= today;
      const body = { deactivatesOn: null, ...(hasExpired && { expiresOn: null }) };
      return call('updateUser', { params: { userId: user.id }, body }, { ifMatch: user.version });
    },
    onSuccess: () =>
      toast({
        tone: 'good',
        title: t(isOver ? 'users.reactivate.done' : 'users.reactivate.kept', { name }),
        text: t('users.reactivate.text'),
      }),
    onError: (thrown) => toastProblem(thrown, () => mutate()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersKey }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerPlay size={18} stroke={1.8} aria-hidden />}
      loading={isPending}
      onClick={() => mutate()}
    >
      {t(isOver ? 'users.reactivate.open' : 'users.reactivate.keep')}
    </Button>
  );
}
