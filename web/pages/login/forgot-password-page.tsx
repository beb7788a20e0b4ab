/** The first step of a forgotten password: who one is. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { ApiProblem } from '../../api/api-problem.ts';
import { routes } from '../../api/routes.ts';
import { send } from '../../api/send.ts';
import { placeProblem } from '../../design/refused.ts';
import { EntranceProblem } from './entrance-problem.tsx';
import { Entrance } from './entrance.tsx';
import { useHandedOver } from './handed-over.ts';
import { LoginFields, rememberedOrganization, rememberOrganization, type TypedLogin } from './login-fields.tsx';
import classes from './entrance.module.css';

/** The page does not say whether there is such a login. */
export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { login } = useHandedOver();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<TypedLogin>({
    defaultValues: login ?? { organization: rememberedOrganization(), username: '' },
  });

  const ask = form.handleSubmit(async (typed) => {
    setProblem(null);
    try {
      await send({ route: routes.forgotPassword, body: typed });
      rememberOrganization(typed.organization);
      await navigate('/login/reset-password', { state: { login: typed, isAsked: true } });
    } catch (thrown) {
      const fields = ['organization', 'username'] as const;
      setProblem(placeProblem(thrown, form, (name) => fields.find((field) => field === name) ?? null));
    }
  });

  return (
    <Entrance title={t('forgotPassword.title')} lead={t('forgotPassword.lead')}>
      <FormProvider {...form}>
        <form className={classes.form} onSubmit={(event) => void ask(event)} noValidate>
          {problem !== null && <EntranceProblem problem={problem} key={form.formState.submitCount} />}
          <LoginFields />
          <Button type="submit" size="md" fullWidth loading={form.formState.isSubmitting}>
            {t('forgotPassword.submit')}
          </Button>
          <p className={classes.aside}>{t('forgotPassword.others')}</p>
          <Anchor component={Link} to="/login">
            {t('forgotPassword.back')}
          </Anchor>
        </form>
      </FormProvider>
    </Entrance>
  );
}
