/** The form of a schedule event around a component, with the strings of its fields. */
import { useTranslation } from 'react-i18next';
import { fieldStrings, useBoundForm, type BoundForm } from '../design/bound-form.ts';
import type { EventField, EventForm } from './event-form.ts';

type NamedField = Exclude<EventField, 'startTime' | 'endTime' | 'timeZone' | 'targets'>;

/** The name and the help of a field are in the message files, by the field's own name. */
export function useEventFields(): BoundForm<EventForm, NamedField> {
  const { t } = useTranslation();
  return useBoundForm((field) => fieldStrings((part) => t(`schedule.field.${field}.${part}`)));
}
