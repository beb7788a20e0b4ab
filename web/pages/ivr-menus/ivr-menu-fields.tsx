/** The fields of an IVR menu. Live inside a FormProvider. */
import { TextInput } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '../../design/form-field.tsx';
import { FieldGroup } from '../../design/form-page.tsx';
import { OpeningHoursFields } from '../../targets/opening-hours-fields.tsx';
import type { IvrMenuForm } from './ivr-menu-form.ts';
import { KeyFields } from './key-fields.tsx';

/** `menuId`: null for a new one. */
export function IvrMenuFields({ menuId }: { menuId: string | null }) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<IvrMenuForm>();
  const helpOf = (name: 'name' | 'number') => ({
    about: t(`ivrMenu.field.${name}.about`),
    example: t(`ivrMenu.field.${name}.example`),
    affects: t(`ivrMenu.field.${name}.affects`),
  });
  return (
    <>
      <FieldGroup title={t('ivrMenu.group.about')}>
        <FormField label={t('ivrMenu.field.name.label')} help={helpOf('name')} isRequired>
          {({ inputId }) => (
            <TextInput
              id={inputId}
              autoFocus={menuId === null}
              autoComplete="off"
              aria-required
              maxLength={100}
              error={formState.errors.name?.message}
              {...register('name', { validate: (typed) => typed.trim() !== '' || t('field.required') })}
            />
          )}
        </FormField>
        <FormField label={t('ivrMenu.field.number.label')} help={helpOf('number')}>
          {({ inputId }) => (
            <TextInput
              id={inputId}
              type="tel"
              autoComplete="off"
              error={formState.errors.number?.message}
              {...register('number')}
            />
          )}
        </FormField>
      </FieldGroup>
      <KeyFields menuId={menuId} />
      <OpeningHoursFields />
    </>
  );
}
