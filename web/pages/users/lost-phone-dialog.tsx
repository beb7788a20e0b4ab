/** *Borttappad telefon*: SIM cards blocked, the app signed out and a new one-time password, in one click; and the click that takes it back. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { formatIccid } from '../../../domain/iccid.ts';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import type { Reply } from '../../api/routes.ts';
import { serverNow } from '../../api/server-clock.ts';
import { refreshSubscriptions } from '../../data/subscription-queries.ts';
import { usersKey } from '../../data/user-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { tellWhen } from '../../design/time.ts';
import { useTelling } from '../../design/use-telling.ts';
import { useSubscriptionsOf } from '../../subscriptions/use-subscriptions-of.ts';
import { Credentials } from './credentials.tsx';
import { useUndoLostPhone } from './use-undo-lost-phone.ts';
import classes from './user-panel.module.css';

/** Once the password is shown, a click outside of the dialog or Escape does not take it away. */
export function LostPhoneDialog({ user, onClose }: { user: UserReply; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { subscriptions } = useSubscriptionsOf(user.id);
  const count = subscriptions.reduce((sum, { simCards }) => sum + simCards.length, 0);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () =>
      keyring.with(user.id, (idempotencyKey) =>
        call('reportLostPhone', { params: { userId: user.id } }, { idempotencyKey }),
      ),
    onSettled: () => {
      void refreshSubscriptions(queryClient);
      void queryClient.invalidateQueries({ queryKey: usersKey });
    },
  });
  if (data !== undefined) return <Blocked user={user} done={data} onClose={onClose} />;
  return (
    <AskDialog
      title={t('users.lostPhone.title', { name: `${user.firstName} ${user.lastName}` })}
      deed={t('users.lostPhone.deed')}
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => mutate()}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        {count > 0 && <li>{t('users.lostPhone.sim', { count })}</li>}
        <li>{t('users.lostPhone.app')}</li>
        <li>{t('users.lostPhone.password')}</li>
        <li>{t('users.lostPhone.undoable')}</li>
      </ul>
    </AskDialog>
  );
}

function Blocked(props: { user: UserReply; done: Reply<'reportLostPhone'>; onClose: () => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { user, done, onClose } = props;
  const { undo, isUndoing, isUndone } = useUndoLostPhone(user);
  const until = tellWhen(Date.parse(done.undoUntil), serverNow(), telling);
  const name = `${user.firstName} ${user.lastName}`;
  const isBlocked = done.blockedSimCards.length > 0 && !isUndone;
  return (
    <Dialog title={t(isUndone ? 'users.lostPhone.found' : 'users.lostPhone.done', { name })} onClose={() => undefined}>
      {isBlocked && (
        <p>
          {t('users.lostPhone.blocked', {
            count: done.blockedSimCards.length,
            cards: done.blockedSimCards.map(({ iccid }) => formatIccid(iccid)).join(', '),
          })}
        </p>
      )}
      <p className={classes.signedOut}>{t('users.lostPhone.signedOut')}</p>
      <Credentials username={user.username} password={done.initialPassword} />
      <p className={classes.once}>{t('users.created.shownOnce')}</p>
      {isBlocked && <p className={classes.once}>{t('users.lostPhone.until', { until })}</p>}
      <div className={classes.end}>
        {isBlocked && (
          <Button variant="default" loading={isUndoing} onClick={undo}>
            {t('users.lostPhone.undo')}
          </Button>
        )}
        <Button onClick={onClose}>{t('users.password.close')}</Button>
      </div>
    </Dialog>
  );
}
