/** A new answering group. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { call } from '../../api/call.ts';
import { FormPage } from '../../design/form-page.tsx';
import { toast } from '../../design/toast.tsx';
import { useCreationForm } from '../../design/use-creation-form.ts';
import { targetsKey } from '../../data/schedule-queries.ts';
import { AnsweringGroupFields } from './answering-group-fields.tsx';
import { answeringGroupBody, answeringGroupPlace, emptyAnsweringGroup } from './answering-group-form.ts';

/** `/answering-groups/new`. */
export function NewAnsweringGroupPage() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [createdId, setCreatedId] = useState<string | null>(null);
  const savable = useCreationForm(
    {
      name: 'answering-group',
      empty: emptyAnsweringGroup,
      bodyOf: answeringGroupBody,
      create: (body, idempotencyKey) => call('createAnsweringGroup', { body }, { idempotencyKey }),
      placeOf: answeringGroupPlace,
    },
    (group) => {
      void queryClient.invalidateQueries({ queryKey: targetsKey });
      toast({ tone: 'good', title: t('targets.created', { name: group.name }), text: t('targets.createdNext') });
      setCreatedId(group.id);
    },
  );
  if (createdId !== null) return <Navigate to={`/answering-groups/${createdId}`} replace />;
  return (
    <FormPage title={t('targets.answering-group.new')} cancelTo={`/answering-groups${search}`} savable={savable}>
      <AnsweringGroupFields isNew />
    </FormPage>
  );
}
