/** The form of an answering group around a component, with the strings of its fields. */
import { useTranslation } from 'react-i18next';
import { fieldStrings, useBoundForm, type BoundForm } from '../../design/bound-form.ts';
import type { AnsweringGroupForm } from './answering-group-form.ts';

type NamedField = 'name' | 'number' | 'strategy';

/** The name and the help of a field are in the message files, by the field's own name. */
export function useAnsweringGroupFields(): BoundForm<AnsweringGroupForm, NamedField> {
  const { t } = useTranslation();
  return useBoundForm((field) => fieldStrings((part) => t(`answeringGroup.field.${field}.${part}`)));
}
