/** *Skapa nytt abonnemang*: the draft is in the address, so that a reload, or another machine, goes on where one was. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { catalogueQuery } from '../../data/catalogue-query.ts';
import { orderDraftQuery, unsavedDrafts } from '../../data/order-draft-queries.ts';
import { FormSkeleton } from '../../design/form-page.tsx';
import { Failure } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { together } from '../../design/reads.ts';
import { useTelling } from '../../design/use-telling.ts';
import { ChooseDraft } from './choose-draft.tsx';
import { OrderWizard } from './order-wizard.tsx';
import { wizardAddress } from './use-discard-draft.ts';

/** Without a draft in the address, those that were begun are offered. */
export function OrderWizardPage() {
  const [search] = useSearchParams();
  const draftId = search.get('draft');
  return draftId === null ? (
    <ChooseDraft />
  ) : (
    <OpenDraft draftId={draftId} userId={search.get('userId')} key={draftId} />
  );
}

function OpenDraft({ draftId, userId }: { draftId: string; userId: string | null }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  // Without the form in between, when the language is changed.
  const catalogue = useQuery({ ...catalogueQuery(language), placeholderData: keepPreviousData });
  const draft = useQuery(orderDraftQuery(draftId));
  const [isNew] = useState(() => unsavedDrafts.has(draftId));
  // It was ordered, perhaps, and its id was the key of that order: another one needs another id.
  if (draft.data === null && !isNew) return <Navigate to={wizardAddress(userId)} replace />;
  if (catalogue.data !== undefined && draft.data !== undefined)
    return <OrderWizard draftId={draftId} opened={draft.data} catalogue={catalogue.data} />;
  const reads = together(catalogue, draft);
  return (
    <Page title={t('orderWizard.title')}>
      {reads.failure === null ? (
        <FormSkeleton groups={[48, 180, 260]} />
      ) : (
        <Failure error={reads.failure} onRetry={reads.retry} />
      )}
    </Page>
  );
}
