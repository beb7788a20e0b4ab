/** Changing a user: the form of a new one, filled in. Who saves second sees what the first one did. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useParams } from 'react-router';
import type { UserReply } from '../../contract/users.ts';
import { lastActorQuery } from '../activity/activity-query.ts';
import { useTellValue } from '../activity/tell-value.ts';
import { call } from '../api/call.ts';
import { ConflictNotice } from '../design/conflict-notice.tsx';
import { FormPage, FormSkeleton } from '../design/form-page.tsx';
import { Failure } from '../design/notice.tsx';
import { Page } from '../design/page.tsx';
import { toast } from '../design/toast.tsx';
import { useVersionedForm, type OpenConflict, type VersionedForm } from '../design/use-versioned-form.ts';
import { useOwnAccount } from './use-own-account.ts';
import { placeInForm, userChangeBody, userForm, type UserField, type UserForm } from './user-fields.ts';
import { UserFormFields } from './user-form-fields.tsx';
import { userQuery, usersKey } from './user-queries.ts';

/** `/users/:userId/edit`. */
export function EditUserPage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const user = useQuery(userQuery(userId));
  if (user.data !== undefined) return <EditUserForm opened={user.data} key={userId} />;
  return (
    <Page title={t('users.edit.title')}>
      {user.isPending ? (
        <FormSkeleton groups={[210, 320]} />
      ) : (
        <Failure error={user.error} onRetry={() => void user.refetch()} />
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
        <UserConflict userId={userId} conflict={versioned.conflict} onTake={versioned.take} />
      )}
      <UserFormFields user={opened} />
    </FormPage>
  );
}

function UserConflict(props: {
  userId: string;
  conflict: OpenConflict<UserForm>;
  onTake: VersionedForm<UserForm>['take'];
}) {
  const { labelOf, told } = useTellValue();
  const by = useQuery(lastActorQuery(props.userId)).data ?? null;
  const tell = (field: UserField, form: UserForm): string =>
    told(field, field === 'aliases' ? form.aliases.map(({ number }) => number) : form[field]);
  return <ConflictNotice conflict={props.conflict} by={by} labelOf={labelOf} told={tell} onTake={props.onTake} />;
}
