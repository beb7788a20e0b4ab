/** The login: organisation, username, password. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import type { SessionOrChallenge } from '../../../contract/session.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { routes, type Request } from '../../api/routes.ts';
import { send } from '../../api/send.ts';
import { areDraftsKept } from '../../design/drafts.ts';
import { FormNote } from '../../design/form-problem.tsx';
import { placeProblem } from '../../design/refused.ts';
import { areCookiesBlocked } from '../../storage.ts';
import { Entrance } from './entrance.tsx';
import { EntranceProblem } from './entrance-problem.tsx';
import { useHandedOver } from './handed-over.ts';
import { LoginFields, rememberedOrganization, rememberOrganization, type TypedLogin } from './login-fields.tsx';
import { keepChallenge } from './challenge.ts';
import { placeAfterLogin } from './place-after-login.ts';
import { beginSession } from '../../session/session.ts';
import { useRestoredSession } from '../../session/use-restored-session.ts';
import classes from './entrance.module.css';

type Credentials = NonNullable<Request<'createSession'>['body']>;

const fields = ['organization', 'username', 'password'] as const satisfies readonly (keyof Credentials)[];

/** Remembers the organisation; who has a session already is sent on. */
export function LoginPage() {
  const { t } = useTranslation();
  const { state } = useRestoredSession();
  const [isBlocked] = useState(areCookiesBlocked);
  const [search] = useSearchParams();
  const handedOver = useHandedOver();
  const next = placeAfterLogin(search);
  if (state.phase === 'in') return <Navigate to={next} replace />;
  if (isBlocked) return <CookiesBlocked />;
  const { login, isChosen } = handedOver;
  const ended = state.phase === 'out' && state.reason !== 'never' ? state.reason : null;
  return (
    <Entrance title={t('login.title')} lead={t('login.lead')}>
      <LoginForm
        next={next}
        login={isChosen ? login : undefined}
        note={
          isChosen
            ? t('login.chosen')
            : ended === null
              ? null
              : [t(`login.ended.${ended}`), ...(areDraftsKept() ? [t('login.kept')] : [])].join(' ')
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

/** @param login who just chose a password, and has only that to type */
function LoginForm({ next, note, login }: { next: string; note: string | null; login: TypedLogin | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<Credentials>({
    defaultValues: { organization: rememberedOrganization(), username: '', ...login, password: '' },
  });
  const { errors, isSubmitting } = form.formState;

  const logIn = form.handleSubmit(async (credentials) => {
    setProblem(null);
    try {
      const reply = (await send({ route: routes.createSession, body: credentials })) as SessionOrChallenge;
      rememberOrganization(credentials.organization);
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

  const forgot = async () => {
    const { organization, username } = form.getValues();
    await navigate('/login/forgot-password', { state: { login: { organization, username } } });
  };
  return (
    <FormProvider {...form}>
      <form className={classes.form} onSubmit={(event) => void logIn(event)} noValidate>
        {problem !== null && (
          <EntranceProblem problem={problem} key={`${problem.code} ${form.formState.submitCount}`} />
        )}
        {problem === null && note !== null && <FormNote>{note}</FormNote>}
        <LoginFields />
        <PasswordInput
          label={<span>{t('login.password')}</span>}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword'), tabIndex: 0 }}
          error={errors.password?.message}
          autoFocus={login !== undefined}
          {...form.register('password', { required: t('field.required') })}
        />
        <Button type="submit" size="md" fullWidth loading={isSubmitting}>
          {t('login.submit')}
        </Button>
        <Button variant="subtle" size="md" fullWidth onClick={() => void forgot()}>
          {t('login.forgotten')}
        </Button>
      </form>
    </FormProvider>
  );
}
