/** The users who were deleted in the last 72 hours: until when each can be restored, and the button that does it. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserSummary } from '../../../contract/users.ts';
import { ListTable } from '../../design/list-table.tsx';
import { Moment } from '../../design/moment.tsx';
import { nameOf, SortedName } from './sorted-name.tsx';
import { useRestoreUser } from './use-restore-user.ts';

/** They have no details to open: what is deleted is 404 for everybody. `isStale`: these are the ones of the search before. */
export function DeletedUsers({ users, isStale }: { users: readonly UserSummary[]; isStale: boolean }) {
  const { t } = useTranslation();
  return (
    <ListTable
      label={t('users.filter.deleted')}
      items={users}
      nameOf={nameOf}
      isStale={isStale}
      columns={[
        {
          key: 'name',
          header: t('users.column.name'),
          cell: (user) => <SortedName user={user} />,
          phone: 'title',
          width: '25%',
        },
        {
          key: 'login',
          header: t('users.column.login'),
          cell: ({ email, username }) => <span>{email ?? username}</span>,
          phone: 'line',
          look: 'quiet',
          isWrapped: true,
        },
        {
          key: 'until',
          header: t('users.restore.until'),
          isHeaderHidden: true,
          cell: ({ restorableUntil }) => restorableUntil !== null && <RestorableUntil at={restorableUntil} />,
          phone: 'line',
          look: 'quiet',
          isWrapped: true,
        },
        {
          key: 'restore',
          header: t('users.restore.open'),
          isHeaderHidden: true,
          cell: (user) => <RestoreButton user={user} />,
          phone: 'line',
          width: '160px',
          align: 'end',
        },
      ]}
    />
  );
}

function RestorableUntil({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span>{`${t('users.restore.until')} `}</span>
      <Moment at={at} isComing />
    </>
  );
}

function RestoreButton({ user }: { user: UserSummary }) {
  const { t } = useTranslation();
  const { restore, isRestoring } = useRestoreUser(user);
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconArrowBackUp size={17} stroke={1.8} aria-hidden />}
      aria-label={t('users.restore.name', { name: nameOf(user) })}
      loading={isRestoring}
      onClick={restore}
    >
      {t('users.restore.open')}
    </Button>
  );
}
