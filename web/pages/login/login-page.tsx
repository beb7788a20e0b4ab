/** The login: organisation, username, password. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import type { SessionOrChallenge } from '../../../contract/session.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { routes, type Request } from '../../api/routes.ts';
import { send } from '../../api/send.ts';
import { areDraftsKept } from '../../design/drafts.ts';
import { FormNote, FormProblem } from '../../design/form-problem.tsx';
import { placeProblem } from '../../design/refused.ts';
import { tellDuration } from '../../design/time.ts';
import { currentLanguage } from '../../language.ts';
import { areCookiesBlocked, deviceStorage } from '../../storage.ts';
import { Entrance } from './entrance.tsx';
import { keepChallenge } from './challenge.ts';
import { placeAfterLogin } from './place-after-login.ts';
import { beginSession } from '../../session/session.ts';
import { useRestoredSession } from '../../session/use-restored-session.ts';
import classes from './entrance.module.css';

type Credentials = NonNullable<Request<'createSession'>['body']>;

const organizationKey = 'mysoluno.organization';
const fields = ['organization', 'username', 'password'] as const satisfies readonly (keyof Credentials)[];

/** Remembers the organisation; who has a session already is sent on. */
export function LoginPage() {
  const { t } = useTranslation();
  const { state } = useRestoredSession();
  const [isBlocked] = useState(areCookiesBlocked);
  const [search] = useSearchParams();
  const next = placeAfterLogin(search);
  if (state.phase === 'in') return <Navigate to={next} replace />;
  if (isBlocked) return <CookiesBlocked />;
  const ended = state.phase === 'out' && state.reason !== 'never' ? state.reason : null;
  return (
    <Entrance title={t('login.title')} lead={t('login.lead')}>
      <LoginForm
        next={next}
        note={
          ended === null ? null : [t(`login.ended.${ended}`), ...(areDraftsKept() ? [t('login.kept')] : [])].join(' ')
        }
      />
    </Entrance>
  );
}

/** A login would succeed, and be lost within minutes. */
function CookiesBlocked() {
  const { t } = useTranslation();
  return (
    <Entrance title={t('cookies.title')} lead={t('cookies.lead', { host: window.location.hostname })}>
      <Button size="md" fullWidth onClick={() => window.location.reload()}>
        {t('broken.reload')}
      </Button>
    </Entrance>
  );
}

function LoginForm({ next, note }: { next: string; note: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const remembered = deviceStorage.get(organizationKey) ?? '';
  const form = useForm<Credentials>({ defaultValues: { organization: remembered, username: '', password: '' } });
  const { errors, isSubmitting } = form.formState;

  const logIn = form.handleSubmit(async (credentials) => {
    setProblem(null);
    try {
      const reply = (await send({ route: routes.createSession, body: credentials })) as SessionOrChallenge;
      deviceStorage.set(organizationKey, credentials.organization.trim());
      if ('challenge' in reply) {
        keepChallenge(reply.challengeSession);
        await navigate(`/login/new-password?${new URLSearchParams({ next })}`);
      } else {
        beginSession(reply);
      }
    } catch (thrown) {
      setProblem(placeProblem(thrown, form, (name) => fields.find((field) => field === name) ?? null));
    }
  });

  const required = { required: t('field.required') };
  return (
    <form className={classes.form} onSubmit={(event) => void logIn(event)} noValidate>
      {problem !== null && (
        <FormProblem title={problem.title} key={`${problem.code} ${form.formState.submitCount}`}>
          <p>{problem.detail}</p>
          {problem.retryAfterSeconds !== null && (
            <p>{t('login.retryAfter', { duration: tellDuration(problem.retryAfterSeconds, currentLanguage()) })}</p>
          )}
        </FormProblem>
      )}
      {problem === null && note !== null && <FormNote>{note}</FormNote>}
      <TextInput
        label={<span>{t('login.organization')}</span>}
        placeholder={t('login.organizationExample')}
        autoComplete="organization"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={remembered === ''}
        error={errors.organization?.message}
        {...form.register('organization', required)}
      />
      <TextInput
        label={<span>{t('login.username')}</span>}
        description={t('login.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={remembered !== ''}
        error={errors.username?.message}
        {...form.register('username', required)}
      />
      <PasswordInput
        label={<span>{t('login.password')}</span>}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword'), tabIndex: 0 }}
        error={errors.password?.message}
        {...form.register('password', required)}
      />
      <Button type="submit" size="md" fullWidth loading={isSubmitting}>
        {t('login.submit')}
      </Button>
    </form>
  );
}
