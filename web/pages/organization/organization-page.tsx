/** The organisation: what it is called, where its clocks are, where its invoices go. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../../contract/organization.ts';
import { useLastChanger } from '../../data/use-last-changer.ts';
import { useTellValue } from '../../activity/tell-value.ts';
import { call } from '../../api/call.ts';
import { ConflictNotice } from '../../design/conflict-notice.tsx';
import { FormPage, FormSkeleton } from '../../design/form-page.tsx';
import { Failure } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { toast } from '../../design/toast.tsx';
import { useVersionedForm, type OpenConflict, type VersionedForm } from '../../design/use-versioned-form.ts';
import { refreshOrganization } from '../../session/session.ts';
import {
  organizationChangeBody,
  organizationForm,
  placeInOrganization,
  type OrganizationForm,
} from './organization-fields.ts';
import { OrganizationFormFields } from './organization-form-fields.tsx';
import { organizationQuery } from '../../data/organization-query.ts';

/** `/organization`. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const organization = useQuery(organizationQuery);
  if (organization.data !== undefined) return <OrganizationSettings opened={organization.data} />;
  return (
    <Page title={t('organization.title')} lead={t('organization.lead')}>
      {organization.isPending ? (
        <FormSkeleton groups={[260, 180]} />
      ) : (
        <Failure error={organization.error} onRetry={() => void organization.refetch()} />
      )}
    </Page>
  );
}

function OrganizationSettings({ opened }: { opened: OrganizationReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const versioned = useVersionedForm<OrganizationReply, OrganizationForm>(
    opened,
    {
      name: 'organization',
      formOf: organizationForm,
      read: () => call('getOrganization', {}),
      write: (before, typed, version) =>
        call('updateOrganization', { body: organizationChangeBody(before, typed) }, { ifMatch: version }),
      placeOf: placeInOrganization,
    },
    (saved) => {
      queryClient.setQueryData(organizationQuery.queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['activity'] });
      refreshOrganization(saved);
      toast({ tone: 'good', title: t('organization.saved'), text: saved.name });
    },
  );
  return (
    <FormPage title={t('organization.title')} lead={t('organization.lead')} savable={versioned}>
      {versioned.conflict !== null && (
        <OrganizationConflict id={opened.id} conflict={versioned.conflict} onTake={versioned.take} />
      )}
      <OrganizationFormFields organization={opened} />
    </FormPage>
  );
}

function OrganizationConflict(props: {
  id: string;
  conflict: OpenConflict<OrganizationForm>;
  onTake: VersionedForm<OrganizationForm>['take'];
}) {
  const { labelOf, told } = useTellValue();
  const by = useLastChanger(props.id, props.conflict.version);
  const addresses = (form: OrganizationForm): string[] =>
    form.invoiceAddresses.map(({ name, street, postalCode, city }) => `${name}, ${street}, ${postalCode} ${city}`);
  const tell = (field: keyof OrganizationForm, form: OrganizationForm): string => {
    if (field === 'invoiceAddresses') return told(field, addresses(form));
    return told(field, field === 'allowedCountries' ? [...form.allowedCountries] : form[field]);
  };
  return <ConflictNotice conflict={props.conflict} by={by} labelOf={labelOf} told={tell} onTake={props.onTake} />;
}
