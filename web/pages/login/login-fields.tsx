/** Who somebody says to be: organisation and username, as at the login. */
import { TextInput } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { deviceStorage } from '../../storage.ts';

/** The part of a form that they are. */
export interface TypedLogin {
  readonly organization: string;
  readonly username: string;
}

const organizationKey = 'mysoluno.organization';

/** The organisation that was logged in to last in this browser; empty when none was. */
export const rememberedOrganization = (): string => deviceStorage.get(organizationKey) ?? '';

/** Remembers it for the next login. */
export const rememberOrganization = (organization: string): void =>
  deviceStorage.set(organizationKey, organization.trim());

/** Within the `FormProvider` of a form that has a {@link TypedLogin}. The first that is empty has the focus. */
export function LoginFields() {
  const { t } = useTranslation();
  const form = useFormContext<TypedLogin>();
  const { errors, defaultValues } = form.formState;
  const required = { required: t('field.required') };
  const isKnown = (defaultValues?.organization ?? '') !== '';
  return (
    <>
      <TextInput
        label={<span>{t('login.organization')}</span>}
        placeholder={t('login.organizationExample')}
        autoComplete="organization"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!isKnown}
        error={errors.organization?.message}
        {...form.register('organization', required)}
      />
      <TextInput
        label={<span>{t('login.username')}</span>}
        description={t('login.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={isKnown}
        error={errors.username?.message}
        {...form.register('username', required)}
      />
    </>
  );
}
