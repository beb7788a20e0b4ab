/** Somebody else changed the organisation too: both values of each field. */
import { useTellValue } from '../../activity/tell-value.ts';
import { useLastChanger } from '../../data/use-last-changer.ts';
import { ConflictNotice } from '../../design/conflict-notice.tsx';
import type { ConflictProps } from '../../design/entity.ts';
import type { OrganizationForm } from './organization-fields.ts';

export function OrganizationConflict({ id, conflict, onTake }: ConflictProps<OrganizationForm>) {
  const { labelOf, told } = useTellValue();
  const by = useLastChanger(id, conflict.version);
  const addresses = (form: OrganizationForm): string[] =>
    form.invoiceAddresses.map(({ name, street, postalCode, city }) => `${name}, ${street}, ${postalCode} ${city}`);
  const tell = (field: keyof OrganizationForm, form: OrganizationForm): string => {
    if (field === 'invoiceAddresses') return told(field, addresses(form));
    return told(field, field === 'allowedCountries' ? [...form.allowedCountries] : form[field]);
  };
  return <ConflictNotice conflict={conflict} by={by} labelOf={labelOf} told={tell} onTake={onTake} />;
}
