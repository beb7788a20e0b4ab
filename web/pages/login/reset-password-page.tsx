/** The second step of a forgotten password: the code of the mail, and a new password. */
import { Anchor, Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { shortestPassword } from '../../../domain/password.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { routes } from '../../api/routes.ts';
import { send } from '../../api/send.ts';
import { FormNote } from '../../design/form-problem.tsx';
import { placeProblem } from '../../design/refused.ts';
import { ChosenPasswordFields, type ChosenPassword } from './chosen-password-fields.tsx';
import { EntranceProblem } from './entrance-problem.tsx';
import { Entrance } from './entrance.tsx';
import { useHandedOver } from './handed-over.ts';
import { LoginFields, rememberedOrganization, rememberOrganization, type TypedLogin } from './login-fields.tsx';
import classes from './entrance.module.css';

type Reset = TypedLogin & ChosenPassword & { readonly code: string };

const fields = ['organization', 'username', 'code', 'newPassword'] as const satisfies readonly (keyof Reset)[];

/** What the link of the mail says, behind the `#`: nobody but this browser gets it. Empty without it. */
const inLink = (): { readonly login: TypedLogin | null; readonly code: string } => {
  const said = new URLSearchParams(window.location.hash.slice(1));
  const [organization, username] = [said.get('organization'), said.get('username')];
  return { login: organization && username ? { organization, username } : null, code: said.get('code') ?? '' };
};

/** From the link in the mail, which fills it in, or from the step before, with the code in one's head. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const handedOver = useHandedOver();
  const [linked] = useState(inLink);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const login = linked.login ?? handedOver.login ?? null;
  const form = useForm<Reset>({
    defaultValues: {
      organization: login?.organization ?? rememberedOrganization(),
      username: login?.username ?? '',
      code: linked.code,
      newPassword: '',
      repeated: '',
    },
  });
  // The code stays neither in the address bar nor in the history of a borrowed computer.
  useEffect(() => {
    if (linked.code !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [linked]);

  const save = form.handleSubmit(async ({ organization, username, code, newPassword }) => {
    setProblem(null);
    try {
      await send({ route: routes.resetForgottenPassword, body: { organization, username, code, newPassword } });
      rememberOrganization(organization);
      await navigate('/login', { state: { login: { organization, username }, isChosen: true }, replace: true });
    } catch (thrown) {
      setProblem(placeProblem(thrown, form, (name) => fields.find((field) => field === name) ?? null));
    }
  });

  const { errors, isSubmitting, submitCount } = form.formState;
  return (
    <Entrance title={t('resetPassword.title')} lead={t('resetPassword.lead', { shortest: shortestPassword })}>
      <FormProvider {...form}>
        <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
          {problem !== null && <EntranceProblem problem={problem} key={submitCount} />}
          {problem === null && handedOver.isAsked && linked.code === '' && (
            <FormNote>{t('resetPassword.asked', { username: login?.username ?? '' })}</FormNote>
          )}
          {login === null ? <LoginFields /> : <p className={classes.aside}>{t('resetPassword.whose', { ...login })}</p>}
          <TextInput
            label={<span>{t('resetPassword.code')}</span>}
            description={t('resetPassword.codeHint')}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={login !== null && linked.code === ''}
            error={errors.code?.message}
            {...form.register('code', { required: t('field.required') })}
          />
          <ChosenPasswordFields autoFocus={linked.code !== ''} />
          <Button type="submit" size="md" fullWidth loading={isSubmitting}>
            {t('resetPassword.submit')}
          </Button>
          <Anchor component={Link} to="/login/forgot-password" state={login === null ? null : { login }}>
            {t('resetPassword.another')}
          </Anchor>
        </form>
      </FormProvider>
    </Entrance>
  );
}
