/** The first login: a password of one's own in place of the one-time password. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import type { SessionOrChallenge } from '../../../contract/session.ts';
import { passwordProblem, readPassword, shortestPassword } from '../../../domain/password.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { routes } from '../../api/routes.ts';
import { send } from '../../api/send.ts';
import { FormProblem } from '../../design/form-problem.tsx';
import { placeProblem } from '../../design/refused.ts';
import { keepChallenge, pendingChallenge } from './challenge.ts';
import { Entrance } from './entrance.tsx';
import { missingCharacters, passwordStrength } from './password-strength.ts';
import { placeAfterLogin } from './place-after-login.ts';
import { beginSession } from '../../session/session.ts';
import { useSessionState } from '../../session/use-session.ts';
import classes from './entrance.module.css';

interface NewPassword {
  readonly newPassword: string;
  readonly repeated: string;
}

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
  const form = useForm<NewPassword>({ defaultValues: { newPassword: '', repeated: '' } });
  const { errors, isSubmitting } = form.formState;
  const typed = form.watch('newPassword');

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

  const showPassword = { 'aria-label': t('login.showPassword'), tabIndex: 0 };
  return (
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
      <PasswordInput
        label={<span>{t('newPassword.password')}</span>}
        description={<span aria-live="polite">{strengthSentence(typed)}</span>}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        autoFocus
        visibilityToggleButtonProps={showPassword}
        error={errors.newPassword?.message}
        {...form.register('newPassword', {
          required: t('field.required'),
          validate: (chosen) => whyNot(chosen) ?? true,
        })}
      />
      <PasswordInput
        label={<span>{t('newPassword.repeat')}</span>}
        autoComplete="new-password"
        visibilityToggleButtonProps={showPassword}
        error={errors.repeated?.message}
        {...form.register('repeated', {
          required: t('field.required'),
          validate: (repeated, { newPassword }) =>
            readPassword(repeated) === readPassword(newPassword) || t('newPassword.different'),
        })}
      />
      <Button type="submit" size="md" fullWidth loading={isSubmitting}>
        {t('newPassword.submit')}
      </Button>
    </form>
  );

  function whyNot(chosen: string): string | null {
    const code = passwordProblem(chosen);
    if (code === null) return null;
    if (code === 'one-time-password') return t('newPassword.strength.one-time-password');
    if (code === 'blank-at-end') return t('newPassword.blankAtEnd');
    return t('newPassword.tooShort', { shortest: shortestPassword });
  }

  function strengthSentence(password: string): string {
    const strength = passwordStrength(password);
    return strength === 'too-short'
      ? t('newPassword.missing', { count: missingCharacters(password) })
      : t(`newPassword.strength.${strength}`);
  }
}
