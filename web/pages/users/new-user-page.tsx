/** A new user: the form, then what must be told once. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { call } from '../../api/call.ts';
import type { Reply } from '../../api/routes.ts';
import { FormPage } from '../../design/form-page.tsx';
import { useCreationForm } from '../../design/use-creation-form.ts';
import { useSession } from '../../session/use-session.ts';
import { CreatedUser } from './created-user.tsx';
import { emptyUserForm, newUserBody, placeInForm } from '../../users/user-fields.ts';
import { UserFormFields } from './user-form-fields.tsx';
import { usersKey } from '../../data/user-queries.ts';

/** `/users/new`. */
export function NewUserPage() {
  const [created, setCreated] = useState<Reply<'createUser'> | null>(null);
  return created === null ? (
    <NewUserForm onCreated={setCreated} />
  ) : (
    <CreatedUser user={created} onAnother={() => setCreated(null)} />
  );
}

function NewUserForm({ onCreated }: { onCreated: (user: Reply<'createUser'>) => void }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const savable = useCreationForm(
    {
      name: 'user',
      empty: emptyUserForm(organization.language),
      bodyOf: newUserBody,
      create: (body, idempotencyKey) => call('createUser', { body }, { idempotencyKey }),
      placeOf: placeInForm,
    },
    (user) => {
      void queryClient.invalidateQueries({ queryKey: usersKey });
      onCreated(user);
    },
  );
  return (
    <FormPage
      title={t('users.create.title')}
      lead={t('users.create.lead')}
      cancelTo={`/users${search}`}
      savable={savable}
    >
      <UserFormFields user={null} />
    </FormPage>
  );
}
