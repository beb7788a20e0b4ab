/** The form of a user around a component, with the strings of its fields. */
import { useTranslation } from 'react-i18next';
import { fieldStrings, useBoundForm, type BoundForm } from '../../design/bound-form.ts';
import type { UserField, UserForm } from '../../users/user-fields.ts';

/** The name and the help of a field are in the message files, by the field's own name. */
export function useUserFields(): BoundForm<UserForm, UserField> {
  const { t } = useTranslation();
  return useBoundForm((field) => fieldStrings((part) => t(`users.field.${field}.${part}`)));
}
