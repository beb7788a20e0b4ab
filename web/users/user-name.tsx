/** The name of a user of whom only the id is known. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { userQuery } from './user-queries.ts';
import { UserState } from './user-status.tsx';

/** One who has been deleted meanwhile has no name any more. */
export function UserName({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const user = useQuery({ ...userQuery(userId), staleTime: 60_000 });
  if (user.isPending) {
    // A link that this stands in must have a name all the time.
    return (
      <span role="img" aria-label={t('app.loading')}>
        <Skeleton height={14} width={140} component="span" display="inline-block" />
      </span>
    );
  }
  return <span>{user.data ? `${user.data.firstName} ${user.data.lastName}` : t('users.picker.gone')}</span>;
}

/** Beside the name of one whose account is not in force: what leads there rings nowhere. Nothing for all others. */
export function OutOfForce({ userId }: { userId: string }) {
  const { data } = useQuery({ ...userQuery(userId), staleTime: 60_000 });
  if (data === undefined || data.status === 'active') return null;
  return (
    <>
      <span> </span>
      <UserState status={data.status} />
    </>
  );
}
