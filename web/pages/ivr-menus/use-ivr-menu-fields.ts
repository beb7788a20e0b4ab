/** The form of an IVR menu around a component, with the strings of its fields. */
import { useTranslation } from 'react-i18next';
import { fieldStrings, useBoundForm, type BoundForm } from '../../design/bound-form.ts';
import type { IvrMenuForm } from './ivr-menu-form.ts';

/** The name and the help of a field are in the message files, by the field's own name. */
export function useIvrMenuFields(): BoundForm<IvrMenuForm, 'name' | 'number' | 'greetingMessageId'> {
  const { t } = useTranslation();
  return useBoundForm((field) => fieldStrings((part) => t(`ivrMenu.field.${field}.${part}`)));
}
