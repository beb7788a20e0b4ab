/** The name of a user of whom only the id is known. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameOf, userNameQuery } from '../data/user-name-query.ts';
import { UserState } from './user-status.tsx';

/** Who is deleted for good has no name any more; a name that could not be read is not known. */
export function UserName({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery(userNameQuery(userId));
  if (isPending) {
    // A link that this stands in must have a name all the time.
    return (
      <span role="img" aria-label={t('app.loading')}>
        <Skeleton height={14} width={140} component="span" display="inline-block" />
      </span>
    );
  }
  return <span>{data === undefined ? t('users.picker.unread') : nameOf(data)}</span>;
}

/** Beside the name of one whose account is not in force: what leads there rings nowhere. Nothing for all others. */
export function OutOfForce({ userId }: { userId: string }) {
  const { data } = useQuery(userNameQuery(userId));
  if (data === undefined || data === null || data.status === 'active') return null;
  return (
    <>
      <span> </span>
      <UserState status={data.status} />
    </>
  );
}
