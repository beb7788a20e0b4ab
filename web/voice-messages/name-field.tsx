/** The name of a voice message, as people type it. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormField } from '../design/form-field.tsx';

/** `isFirst`: has the focus when the dialog opens. */
export function NameField(props: { value: string; isFirst?: boolean; onChange: (typed: string) => void }) {
  const { t } = useTranslation();
  const help = {
    about: t('voiceMessages.field.name.about'),
    example: t('voiceMessages.field.name.example'),
    affects: t('voiceMessages.field.name.affects'),
  };
  return (
    <FormField label={t('voiceMessages.field.name.label')} help={help} isRequired>
      {({ inputId }) => (
        <TextInput
          id={inputId}
          autoComplete="off"
          maxLength={100}
          aria-required
          {...(props.isFirst === true && { 'data-autofocus': true })}
          value={props.value}
          onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
        />
      )}
    </FormField>
  );
}
