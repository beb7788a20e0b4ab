/** The organisation: what it is called, where its clocks are, where its invoices go. */
import type { OrganizationReply } from '../../../contract/organization.ts';
import { useTellValue } from '../../activity/tell-value.ts';
import { call } from '../../api/call.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import { useLastChanger } from '../../data/use-last-changer.ts';
import { ConflictNotice } from '../../design/conflict-notice.tsx';
import { EditEntityPage } from '../../design/edit-entity-page.tsx';
import type { ChangedEntity, ConflictProps } from '../../design/entity.ts';
import { refreshOrganization } from '../../session/session.ts';
import {
  organizationChangeBody,
  organizationForm,
  placeInOrganization,
  type OrganizationForm,
} from './organization-fields.ts';
import { OrganizationFormFields } from './organization-form-fields.tsx';

const organizationEntity: ChangedEntity<OrganizationReply, OrganizationForm> = {
  name: 'organization',
  list: null,
  staleKeys: [['activity']],
  query: () => organizationQuery,
  formOf: organizationForm,
  placeOf: placeInOrganization,
  read: () => call('getOrganization', {}),
  update: (_, before, typed, version) =>
    call('updateOrganization', { body: organizationChangeBody(before, typed) }, { ifMatch: version }),
  editStrings: (t) => ({ title: t('organization.title'), lead: t('organization.lead') }),
  saved: ({ name }, t) => ({ title: t('organization.saved'), text: name }),
  skeleton: [260, 180],
  Fields: ({ thing }) => thing && <OrganizationFormFields organization={thing} />,
};

/** `/organization`. */
export const OrganizationPage = () => (
  <EditEntityPage
    entity={organizationEntity}
    id=""
    Conflict={OrganizationConflict}
    onSaved={(saved) => {
      refreshOrganization(saved);
      return true;
    }}
  />
);

function OrganizationConflict({ id, conflict, onTake }: ConflictProps<OrganizationForm>) {
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
