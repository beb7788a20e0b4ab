/** The organisation: what it is called, where its clocks are, where its invoices go. */
import { lazy } from 'react';
import type { OrganizationReply } from '../../../contract/organization.ts';
import { call } from '../../api/call.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import { EditEntityPage } from '../../design/edit-entity-page.tsx';
import type { ChangedEntity } from '../../design/entity.ts';
import { refreshOrganization } from '../../session/session.ts';
import {
  organizationChangeBody,
  organizationForm,
  placeInOrganization,
  type OrganizationForm,
} from './organization-fields.ts';
import { OrganizationFormFields } from './organization-form-fields.tsx';

// Needed when two people change the organisation at once.
const OrganizationConflict = lazy(async () => ({
  default: (await import('./organization-conflict.tsx')).OrganizationConflict,
}));

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
