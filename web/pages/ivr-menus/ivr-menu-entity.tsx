/** The pages by which IVR menus are made and changed. */
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import { call } from '../../api/call.ts';
import { ivrMenuQuery } from '../../data/schedule-queries.ts';
import type { ChangedEntity, CreatedEntity } from '../../design/entity.ts';
import { targetPages } from '../../targets/target-pages.ts';
import { IvrMenuFields } from './ivr-menu-fields.tsx';
import { ivrMenuBody, ivrMenuChange, ivrMenuForm, ivrMenuPlace, type IvrMenuForm } from './ivr-menu-form.ts';

type Body = ReturnType<typeof ivrMenuBody>;

export const ivrMenuEntity: ChangedEntity<IvrMenuReply, IvrMenuForm> &
  CreatedEntity<IvrMenuReply, IvrMenuForm, Body, IvrMenuReply> = {
  ...targetPages('ivr-menu'),
  query: ivrMenuQuery,
  formOf: ivrMenuForm,
  placeOf: ivrMenuPlace,
  bodyOf: ivrMenuBody,
  create: (body, idempotencyKey) => call('createIvrMenu', { body }, { idempotencyKey }),
  read: (ivrMenuId) => call('getIvrMenu', { params: { ivrMenuId } }),
  update: (ivrMenuId, before, typed, version) =>
    call('updateIvrMenu', { params: { ivrMenuId }, body: ivrMenuChange(before, typed) }, { ifMatch: version }),
  Fields: ({ thing }) => <IvrMenuFields menuId={thing?.id ?? null} />,
};
