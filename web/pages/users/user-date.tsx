/** A date of a user, with what happens on it. All of them act at local midnight. */
import { IconCalendarEvent } from '@tabler/icons-react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isDate } from '../../../domain/local-date.ts';
import { DateField } from '../../design/date-field.tsx';
import { FieldHint } from '../../design/field-hint.tsx';
import { tellDate } from '../../design/time.ts';
import { currentLanguage } from '../../language.ts';
import { useUserFields } from './use-user-fields.ts';

/** Empty, it says nothing: then nothing happens. */
export function UserDate({ name }: { name: 'activatesOn' | 'expiresOn' | 'deactivatesOn' }) {
  const { t } = useTranslation();
  const form = useUserFields();
  const typed = useWatch({ control: form.control, name });
  const hint = isDate(typed) && (
    <FieldHint tone="neutral" icon={IconCalendarEvent}>
      {t(`users.acts.${name}`, { date: tellDate(typed, currentLanguage()) })}
    </FieldHint>
  );
  return <DateField form={form} name={name} hint={hint} />;
}
