/** A new IVR menu. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { call } from '../../api/call.ts';
import { FormPage } from '../../design/form-page.tsx';
import { toast } from '../../design/toast.tsx';
import { useCreationForm } from '../../design/use-creation-form.ts';
import { targetsKey } from '../../data/schedule-queries.ts';
import { IvrMenuFields } from './ivr-menu-fields.tsx';
import { ivrMenuBody, ivrMenuPlace, emptyIvrMenu } from './ivr-menu-form.ts';

/** `/ivr-menus/new`. */
export function NewIvrMenuPage() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [createdId, setCreatedId] = useState<string | null>(null);
  const savable = useCreationForm(
    {
      name: 'ivr-menu',
      empty: emptyIvrMenu,
      bodyOf: ivrMenuBody,
      create: (body, idempotencyKey) => call('createIvrMenu', { body }, { idempotencyKey }),
      placeOf: ivrMenuPlace,
    },
    (menu) => {
      void queryClient.invalidateQueries({ queryKey: targetsKey });
      toast({ tone: 'good', title: t('targets.created', { name: menu.name }), text: t('targets.createdNext') });
      setCreatedId(menu.id);
    },
  );
  if (createdId !== null) return <Navigate to={`/ivr-menus/${createdId}`} replace />;
  return (
    <FormPage title={t('targets.ivr-menu.new')} cancelTo={`/ivr-menus${search}`} savable={savable}>
      <IvrMenuFields menuId={null} />
    </FormPage>
  );
}
