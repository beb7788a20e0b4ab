/** Changing an answering group. Who saves second sees what the first one did. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useParams } from 'react-router';
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import { call } from '../../api/call.ts';
import { FormPage, FormSkeleton } from '../../design/form-page.tsx';
import { Failure } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { toast } from '../../design/toast.tsx';
import { useVersionedForm } from '../../design/use-versioned-form.ts';
import { answeringGroupQuery, targetsKey } from '../../data/schedule-queries.ts';
import { AnsweringGroupConflict } from './answering-group-conflict.tsx';
import { AnsweringGroupFields } from './answering-group-fields.tsx';
import {
  answeringGroupChange,
  answeringGroupForm,
  answeringGroupPlace,
  type AnsweringGroupForm,
} from './answering-group-form.ts';

/** `/answering-groups/:id/edit`. */
export function EditAnsweringGroupPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const group = useQuery(answeringGroupQuery(id));
  if (group.data !== undefined) return <EditForm opened={group.data} key={id} />;
  return (
    <Page title={t('targets.answering-group.edit')}>
      {group.isPending ? (
        <FormSkeleton groups={[230, 180]} />
      ) : (
        <Failure
          error={group.error}
          onRetry={() => void group.refetch()}
          wayOn={{ to: `/answering-groups${search}`, label: t('targets.answering-group.all') }}
        />
      )}
    </Page>
  );
}

function EditForm({ opened }: { opened: AnsweringGroupReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [isSaved, setSaved] = useState(false);
  const params = { answeringGroupId: opened.id };
  const versioned = useVersionedForm<AnsweringGroupReply, AnsweringGroupForm>(
    opened,
    {
      name: 'answering-group',
      formOf: answeringGroupForm,
      read: () => call('getAnsweringGroup', { params }),
      write: (before, typed, version) =>
        call('updateAnsweringGroup', { params, body: answeringGroupChange(before, typed) }, { ifMatch: version }),
      placeOf: answeringGroupPlace,
    },
    (saved) => {
      void queryClient.invalidateQueries({ queryKey: targetsKey });
      toast({ tone: 'good', title: t('targets.saved', { name: saved.name }), text: t('targets.savedNow') });
      setSaved(true);
    },
  );
  const panel = `/answering-groups/${opened.id}${search}`;
  if (isSaved) return <Navigate to={panel} replace />;
  return (
    <FormPage title={t('targets.answering-group.edit')} lead={opened.name} cancelTo={panel} savable={versioned}>
      <AnsweringGroupConflict id={opened.id} versioned={versioned} />
      <AnsweringGroupFields isNew={false} />
    </FormPage>
  );
}
