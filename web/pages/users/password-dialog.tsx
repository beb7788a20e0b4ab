/** *Nytt engångslösenord*: asks first, since the old one stops working; then shows the new one, once. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Credentials } from './credentials.tsx';
import classes from './user-panel.module.css';

/** Once the password is shown, a click beside the dialog or Escape does not take it away. */
export function PasswordDialog({ user, onClose }: { user: UserReply; onClose: () => void }) {
  const { t } = useTranslation();
  const [keyring] = useState(createKeyring);
  const name = `${user.firstName} ${user.lastName}`;
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () =>
      keyring.with(user.id, (idempotencyKey) =>
        call('resetPassword', { params: { userId: user.id } }, { idempotencyKey }),
      ),
  });
  if (data !== undefined) return <NewPassword user={user} password={data.initialPassword} onClose={onClose} />;
  return (
    <AskDialog
      title={t('users.password.title', { name })}
      deed={t('users.password.deed')}
      isBusy={isPending}
      error={error}
      onDeed={() => mutate()}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>{t('users.password.old')}</li>
        <li>{t('users.password.sessions')}</li>
        <li>{t('users.password.hand')}</li>
      </ul>
    </AskDialog>
  );
}

function NewPassword(props: { user: UserReply; password: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { user, password } = props;
  return (
    <Dialog title={t('users.password.done', { name: `${user.firstName} ${user.lastName}` })} onClose={() => undefined}>
      <Credentials username={user.username} password={password} />
      <p className={classes.once}>{t('users.created.shownOnce')}</p>
      <div className={classes.end}>
        <Button onClick={props.onClose}>{t('users.password.close')}</Button>
      </div>
    </Dialog>
  );
}
