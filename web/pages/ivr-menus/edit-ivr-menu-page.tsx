/** Changing an IVR menu. Who saves second sees what the first one did. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useParams } from 'react-router';
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import { call } from '../../api/call.ts';
import { FormPage, FormSkeleton } from '../../design/form-page.tsx';
import { Failure } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { toast } from '../../design/toast.tsx';
import { useVersionedForm } from '../../design/use-versioned-form.ts';
import { ivrMenuQuery, targetsKey } from '../../data/schedule-queries.ts';
import { IvrMenuConflict } from './ivr-menu-conflict.tsx';
import { IvrMenuFields } from './ivr-menu-fields.tsx';
import { ivrMenuChange, ivrMenuForm, ivrMenuPlace, type IvrMenuForm } from './ivr-menu-form.ts';

/** `/ivr-menus/:id/edit`. */
export function EditIvrMenuPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const menu = useQuery(ivrMenuQuery(id));
  if (menu.data !== undefined) return <EditForm opened={menu.data} key={id} />;
  return (
    <Page title={t('targets.ivr-menu.edit')}>
      {menu.isPending ? (
        <FormSkeleton groups={[230, 180]} />
      ) : (
        <Failure
          error={menu.error}
          onRetry={() => void menu.refetch()}
          wayOn={{ to: `/ivr-menus${search}`, label: t('targets.ivr-menu.all') }}
        />
      )}
    </Page>
  );
}

function EditForm({ opened }: { opened: IvrMenuReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [isSaved, setSaved] = useState(false);
  const params = { ivrMenuId: opened.id };
  const versioned = useVersionedForm<IvrMenuReply, IvrMenuForm>(
    opened,
    {
      name: 'ivr-menu',
      formOf: ivrMenuForm,
      read: () => call('getIvrMenu', { params }),
      write: (before, typed, version) =>
        call('updateIvrMenu', { params, body: ivrMenuChange(before, typed) }, { ifMatch: version }),
      placeOf: ivrMenuPlace,
    },
    (saved) => {
      void queryClient.invalidateQueries({ queryKey: targetsKey });
      toast({ tone: 'good', title: t('targets.saved', { name: saved.name }), text: t('targets.savedNow') });
      setSaved(true);
    },
  );
  const panel = `/ivr-menus/${opened.id}${search}`;
  if (isSaved) return <Navigate to={panel} replace />;
  return (
    <FormPage title={t('targets.ivr-menu.edit')} lead={opened.name} cancelTo={panel} savable={versioned}>
      <IvrMenuConflict id={opened.id} versioned={versioned} />
      <IvrMenuFields menuId={opened.id} />
    </FormPage>
  );
}
