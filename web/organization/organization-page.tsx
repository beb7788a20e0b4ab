/** The organisation: what it is called, where its clocks are, where its invoices go. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../contract/organization.ts';
import { lastActorQuery } from '../activity/activity-query.ts';
import { useTellValue } from '../activity/tell-value.ts';
import { call } from '../api/call.ts';
import { ConflictNotice } from '../design/conflict-notice.tsx';
import { FormProblem } from '../design/form-problem.tsx';
import { LeaveGuard } from '../design/leave-guard.tsx';
import { Failure } from '../design/notice.tsx';
import { Page } from '../design/page.tsx';
import { toast } from '../design/toast.tsx';
import { useVersionedForm, type VersionedForm } from '../design/use-versioned-form.ts';
import { refreshOrganization } from '../session/session.ts';
import {
  organizationChangeBody,
  organizationForm,
  placeInOrganization,
  type OrganizationForm,
} from './organization-fields.ts';
import { OrganizationFormFields } from './organization-form-fields.tsx';
import { organizationQuery } from './organization-query.ts';
import classes from './organization.module.css';

/** `/organization`. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const organization = useQuery(organizationQuery);
  if (organization.data !== undefined) return <OrganizationSettings opened={organization.data} />;
  return (
    <Page title={t('organization.title')} lead={t('organization.lead')}>
      {organization.isPending ? (
        <div className={classes.column} role="status" aria-busy="true" aria-label={t('app.loading')}>
          <Skeleton height={260} />
          <Skeleton height={180} />
        </div>
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
  const { isDirty, isSubmitting } = versioned.form.formState;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void versioned.save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isSubmitting) void versioned.save();
      }}
      noValidate
    >
      <LeaveGuard isDirty={isDirty} />
      <Page
        title={t('organization.title')}
        lead={t('organization.lead')}
        isHeadSticky
        aside={
          <Button type="submit" loading={isSubmitting} aria-keyshortcuts="Control+Enter" title={t('action.saveKeys')}>
            {t('action.save')}
          </Button>
        }
      >
        <div className={classes.column}>
          <Obstacles versioned={versioned} organizationId={opened.id} />
          <FormProvider {...versioned.form}>
            <OrganizationFormFields organization={opened} />
          </FormProvider>
        </div>
      </Page>
    </form>
  );
}

/** What it could not be saved for. */
function Obstacles(props: { versioned: VersionedForm<OrganizationForm>; organizationId: string }) {
  const { t } = useTranslation();
  const { problem, conflict, form, take } = props.versioned;
  return (
    <>
      {problem !== null && (
        <FormProblem title={problem.title} key={form.formState.submitCount}>
          <p>{problem.detail}</p>
          {problem.requestId !== null && <small>{t('problem.requestId', { requestId: problem.requestId })}</small>}
        </FormProblem>
      )}
      {conflict !== null && <OrganizationConflict conflict={conflict} id={props.organizationId} onTake={take} />}
    </>
  );
}

function OrganizationConflict(props: {
  id: string;
  conflict: NonNullable<VersionedForm<OrganizationForm>['conflict']>;
  onTake: VersionedForm<OrganizationForm>['take'];
}) {
  const { labelOf, told } = useTellValue();
  const by = useQuery(lastActorQuery(props.id)).data ?? null;
  const addresses = (form: OrganizationForm): string[] =>
    form.invoiceAddresses.map(({ name, street, postalCode, city }) => `${name}, ${street}, ${postalCode} ${city}`);
  const tell = (field: keyof OrganizationForm, form: OrganizationForm): string =>
    told(field, field === 'invoiceAddresses' ? addresses(form) : form[field]);
  return <ConflictNotice conflict={props.conflict} by={by} labelOf={labelOf} told={tell} onTake={props.onTake} />;
}
