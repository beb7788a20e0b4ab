/** A new user: the form, then what must be told once. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import type { ApiProblem } from '../api/api-problem.ts';
import type { Reply } from '../api/routes.ts';
import { FormProblem } from '../design/form-problem.tsx';
import { LeaveGuard } from '../design/leave-guard.tsx';
import { Page } from '../design/page.tsx';
import { placeProblem } from '../design/refused.ts';
import { useSession } from '../session/use-session.ts';
import { CreatedUser } from './created-user.tsx';
import { emptyUserForm, newUserBody, placeInForm, type UserForm } from './user-fields.ts';
import { UserFormFields } from './user-form-fields.tsx';
import { usersKey } from './user-queries.ts';
import classes from './new-user-page.module.css';

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
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<UserForm>({ defaultValues: emptyUserForm(organization.language) });
  const { isDirty, isSubmitting, submitCount } = form.formState;

  const save = form.handleSubmit(async (typed) => {
    setProblem(null);
    const body = newUserBody(typed);
    try {
      const user = await keyring.with(body, (idempotencyKey) => call('createUser', { body }, { idempotencyKey }));
      void queryClient.invalidateQueries({ queryKey: usersKey });
      onCreated(user);
    } catch (thrown) {
      setProblem(placeProblem(thrown, form, (field) => placeInForm(field, typed)));
    }
  });

  return (
    <form
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isSubmitting) void save();
      }}
      noValidate
    >
      <LeaveGuard isDirty={isDirty} />
      <Page
        title={t('users.create.title')}
        lead={t('users.create.lead')}
        isHeadSticky
        aside={
          <div className={classes.actions}>
            <Button component={Link} to="/users" variant="default">
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={isSubmitting} aria-keyshortcuts="Control+Enter" title={t('action.saveKeys')}>
              {t('action.save')}
            </Button>
          </div>
        }
      >
        <div className={classes.column}>
          {problem !== null && (
            <FormProblem title={problem.title} key={submitCount}>
              <p>{problem.detail}</p>
              {problem.requestId !== null && <small>{t('problem.requestId', { requestId: problem.requestId })}</small>}
            </FormProblem>
          )}
          <FormProvider {...form}>
            <UserFormFields user={null} />
          </FormProvider>
        </div>
      </Page>
    </form>
  );
}
