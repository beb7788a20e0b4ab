/** The users who were deleted in the last 72 hours: until when each can be restored, and the button that does it. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserSummary } from '../../../contract/users.ts';
import { Moment } from '../../design/moment.tsx';
import { useRestoreUser } from './use-restore-user.ts';
import classes from './deleted-users.module.css';

/** They have no details to open: what is deleted is 404 for everybody. `isStale`: these are the ones of the search before. */
export function DeletedUsers({ users, isStale }: { users: readonly UserSummary[]; isStale: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.list} aria-label={t('users.filter.deleted')} aria-busy={isStale}>
      {users.map((user) => (
        <DeletedUser user={user} key={user.id} />
      ))}
    </ul>
  );
}

function DeletedUser({ user }: { user: UserSummary }) {
  const { t } = useTranslation();
  const { restore, isRestoring } = useRestoreUser(user);
  const name = `${user.firstName} ${user.lastName}`;
  return (
    <li className={classes.user}>
      <div className={classes.texts}>
        <p className={classes.name}>
          <span>{`${user.firstName} `}</span>
          <b>{user.lastName}</b>
        </p>
        <p className={classes.quiet}>{user.email ?? user.username}</p>
      </div>
      {user.restorableUntil !== null && (
        <p className={classes.quiet}>
          <span>{`${t('users.restore.until')} `}</span>
          <Moment at={user.restorableUntil} isComing />
        </p>
      )}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconArrowBackUp size={17} stroke={1.8} aria-hidden />}
        aria-label={t('users.restore.name', { name })}
        loading={isRestoring}
        onClick={restore}
      >
        {t('users.restore.open')}
      </Button>
    </li>
  );
}
