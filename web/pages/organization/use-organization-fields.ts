/** The form of the organisation around a component, with the strings of its fields. */
import { useTranslation } from 'react-i18next';
import { useBoundForm, type BoundForm } from '../../design/bound-form.ts';
import type { OrganizationForm } from './organization-fields.ts';

type NamedField = 'name' | 'timeZone' | 'language';

export function useOrganizationFields(): BoundForm<OrganizationForm, NamedField> {
  const { t } = useTranslation();
  return useBoundForm((field) => ({
    label: t(`organization.${field}`),
    ...(field !== 'name' && { note: t(`organization.${field}Affects`) }),
  }));
}
