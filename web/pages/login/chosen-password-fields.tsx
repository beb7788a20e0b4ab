/** A password that somebody chooses, and the same again. */
import { PasswordInput } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { passwordProblem, readPassword, shortestPassword } from '../../../domain/password.ts';
import { missingCharacters, passwordStrength } from './password-strength.ts';

/** The part of a form that they are. */
export interface ChosenPassword {
  readonly newPassword: string;
  readonly repeated: string;
}

/** Within the `FormProvider` of a form that has a {@link ChosenPassword}. */
export function ChosenPasswordFields({ autoFocus }: { autoFocus: boolean }) {
  const { t } = useTranslation();
  const form = useFormContext<ChosenPassword>();
  const { errors } = form.formState;
  const typed = form.watch('newPassword');
  const showPassword = { 'aria-label': t('login.showPassword'), tabIndex: 0 };
  return (
    <>
      <PasswordInput
        label={<span>{t('newPassword.password')}</span>}
        description={<span aria-live="polite">{strengthSentence(typed)}</span>}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        autoFocus={autoFocus}
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
    </>
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
