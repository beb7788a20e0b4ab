/** The first login: a password of one's own in place of the one-time password. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import type { SessionOrChallenge } from '../../../contract/session.ts';
import { shortestPassword } from '../../../domain/password.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { routes } from '../../api/routes.ts';
import { send } from '../../api/send.ts';
import { FormProblem } from '../../design/form-problem.tsx';
import { placeProblem } from '../../design/refused.ts';
import { keepChallenge, pendingChallenge } from './challenge.ts';
import { ChosenPasswordFields, type ChosenPassword } from './chosen-password-fields.tsx';
import { Entrance } from './entrance.tsx';
import { placeAfterLogin } from './place-after-login.ts';
import { beginSession } from '../../session/session.ts';
import { useSessionState } from '../../session/use-session.ts';
import classes from './entrance.module.css';

/** Only after a login that asked for it; anybody else begins at the login. */
export function NewPasswordPage() {
  const { t } = useTranslation();
  const session = useSessionState();
  const [search] = useSearchParams();
  const [challenge] = useState(pendingChallenge);
  if (session.phase === 'in') return <Navigate to={placeAfterLogin(search)} replace />;
  if (challenge === null) return <Navigate to="/login" replace />;
  return (
    <Entrance title={t('newPassword.title')} lead={t('newPassword.lead', { shortest: shortestPassword })}>
      <NewPasswordForm challengeSession={challenge} />
    </Entrance>
  );
}

function NewPasswordForm({ challengeSession }: { challengeSession: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<ChosenPassword>({ defaultValues: { newPassword: '', repeated: '' } });
  const { isSubmitting } = form.formState;

  const save = form.handleSubmit(async ({ newPassword }) => {
    setProblem(null);
    try {
      const body = { challengeSession, newPassword };
      const reply = (await send({ route: routes.answerChallenge, body })) as SessionOrChallenge;
      if ('challenge' in reply) return;
      keepChallenge(null);
      beginSession(reply);
    } catch (thrown) {
      setProblem(placeProblem(thrown, form, (name) => (name === 'newPassword' ? name : null)));
    }
  });

  return (
    <FormProvider {...form}>
      <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
        {problem !== null && (
          <FormProblem title={problem.title} key={form.formState.submitCount}>
            <p>{problem.detail}</p>
            {problem.code === 'session-expired' && (
              <Button variant="default" mt={10} onClick={() => void navigate('/login')}>
                {t('newPassword.beginAgain')}
              </Button>
            )}
          </FormProblem>
        )}
        <ChosenPasswordFields autoFocus />
        <Button type="submit" size="md" fullWidth loading={isSubmitting}>
          {t('newPassword.submit')}
        </Button>
      </form>
    </FormProvider>
  );
}
