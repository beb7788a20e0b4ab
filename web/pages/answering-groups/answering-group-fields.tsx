/** The fields of an answering group. Live inside a FormProvider. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { strategies } from '../../../domain/answering-group.ts';
import type { Elements } from '../../design/elements.ts';
import { FormField } from '../../design/form-field.tsx';
import { FieldGroup } from '../../design/form-page.tsx';
import { OpeningHoursFields } from '../../targets/opening-hours-fields.tsx';
import { AgentFields } from './agent-fields.tsx';
import type { AnsweringGroupForm } from './answering-group-form.ts';

export function AnsweringGroupFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<AnsweringGroupForm>();
  return (
    <>
      <FieldGroup title={t('answeringGroup.group.about')}>
        <Field name="name" isRequired>
          {(id) => (
            <TextInput
              id={id}
              autoFocus={isNew}
              autoComplete="off"
              aria-required
              maxLength={100}
              error={formState.errors.name?.message}
              {...register('name', { validate: (typed) => typed.trim() !== '' || t('field.required') })}
            />
          )}
        </Field>
        <Field name="number">
          {(id) => (
            <TextInput
              id={id}
              type="tel"
              autoComplete="off"
              error={formState.errors.number?.message}
              {...register('number')}
            />
          )}
        </Field>
        <Field name="strategy">
          {(id) => (
            <NativeSelect
              id={id}
              size="md"
              data={strategies.map((value) => ({ value, label: t(`answeringGroup.strategy.${value}`) }))}
              {...register('strategy')}
            />
          )}
        </Field>
      </FieldGroup>
      <AgentFields />
      <OpeningHoursFields />
    </>
  );
}

function Field(props: {
  name: 'name' | 'number' | 'strategy';
  isRequired?: boolean;
  children: (id: string) => Elements;
}) {
  const { t } = useTranslation();
  const { name, children, ...frame } = props;
  const help = {
    about: t(`answeringGroup.field.${name}.about`),
    example: t(`answeringGroup.field.${name}.example`),
    affects: t(`answeringGroup.field.${name}.affects`),
  };
  return (
    <FormField {...frame} label={t(`answeringGroup.field.${name}.label`)} help={help}>
      {({ inputId }) => children(inputId)}
    </FormField>
  );
}
