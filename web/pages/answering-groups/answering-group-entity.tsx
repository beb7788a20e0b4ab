/** The pages by which answering groups are made and changed. */
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import { call } from '../../api/call.ts';
import { answeringGroupQuery } from '../../data/schedule-queries.ts';
import type { ChangedEntity, CreatedEntity } from '../../design/entity.ts';
import { targetPages } from '../../targets/target-pages.ts';
import { AnsweringGroupFields } from './answering-group-fields.tsx';
import {
  answeringGroupBody,
  answeringGroupChange,
  answeringGroupForm,
  answeringGroupPlace,
  type AnsweringGroupForm,
} from './answering-group-form.ts';

type Body = ReturnType<typeof answeringGroupBody>;

export const answeringGroupEntity: ChangedEntity<AnsweringGroupReply, AnsweringGroupForm> &
  CreatedEntity<AnsweringGroupReply, AnsweringGroupForm, Body, AnsweringGroupReply> = {
  ...targetPages('answering-group'),
  query: answeringGroupQuery,
  formOf: answeringGroupForm,
  placeOf: answeringGroupPlace,
  bodyOf: answeringGroupBody,
  create: (body, idempotencyKey) => call('createAnsweringGroup', { body }, { idempotencyKey }),
  read: (answeringGroupId) => call('getAnsweringGroup', { params: { answeringGroupId } }),
  update: (answeringGroupId, before, typed, version) => {
    const body = answeringGroupChange(before, typed);
    return call('updateAnsweringGroup', { params: { answeringGroupId }, body }, { ifMatch: version });
  },
  Fields: ({ thing }) => <AnsweringGroupFields isNew={thing === null} />,
};
