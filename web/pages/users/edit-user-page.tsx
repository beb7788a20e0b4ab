/** Changing a user: the form of a new one, filled in. Who saves second sees what the first one did. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useParams } from 'react-router';
import type { UserReply } from '../../../contract/users.ts';
import { call } from '../../api/call.ts';
import { FormPage, FormSkeleton } from '../../design/form-page.tsx';
import { Failure } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { toast } from '../../design/toast.tsx';
import { useVersionedForm } from '../../design/use-versioned-form.ts';
import { useOwnAccount } from './use-own-account.ts';
import { placeInForm, userChangeBody, userForm, type UserForm } from '../../users/user-fields.ts';
import { UserFormFields } from './user-form-fields.tsx';
import { userQuery, usersKey } from '../../data/user-queries.ts';

// Seldom needed, and it knows the words of everything that the log tells.
const UserConflict = lazy(async () => ({ default: (await import('./user-conflict.tsx')).UserConflict }));

/** `/users/:userId/edit`. */
export function EditUserPage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const { search } = useLocation();
  const user = useQuery(userQuery(userId));
  if (user.data !== undefined) return <EditUserForm opened={user.data} key={userId} />;
  return (
    <Page title={t('users.edit.title')}>
      {user.isPending ? (
        <FormSkeleton groups={[210, 320]} />
      ) : (
        <Failure
          error={user.error}
          onRetry={() => void user.refetch()}
          wayOn={{ to: `/users${search}`, label: t('users.edit.gone') }}
        />
      )}
    </Page>
  );
}

function EditUserForm({ opened }: { opened: UserReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const { followChange } = useOwnAccount();
  const [isSaved, setSaved] = useState(false);
  const userId = opened.id;
  const name = `${opened.firstName} ${opened.lastName}`;
  const versioned = useVersionedForm<UserReply, UserForm>(
    opened,
    {
      name: 'user',
      formOf: userForm,
      read: () => call('getUser', { params: { userId } }),
      write: (before, typed, version) =>
        call('updateUser', { params: { userId }, body: userChangeBody(before, typed) }, { ifMatch: version }),
      placeOf: placeInForm,
    },
    (saved) => {
      toast({ tone: 'good', title: t('users.edit.saved'), text: `${saved.firstName} ${saved.lastName}` });
      if (!followChange(saved)) return;
      queryClient.setQueryData(userQuery(userId).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: usersKey });
      setSaved(true);
    },
  );
  const panel = `/users/${userId}${search}`;
  if (isSaved) return <Navigate to={panel} replace />;
  return (
    <FormPage title={t('users.edit.title')} lead={name} cancelTo={panel} savable={versioned}>
      {versioned.conflict !== null && (
        <Suspense>
          <UserConflict userId={userId} conflict={versioned.conflict} onTake={versioned.take} />
        </Suspense>
      )}
      <UserFormFields user={opened} />
    </FormPage>
  );
}
