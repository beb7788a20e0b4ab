/** The pages by which users are made and changed. */
import type { UserReply } from '../../../contract/users.ts';
import { call } from '../../api/call.ts';
import type { Reply } from '../../api/routes.ts';
import { userQuery, usersKey } from '../../data/user-queries.ts';
import type { ChangedEntity, CreatedEntity } from '../../design/entity.ts';
import { newUserBody, placeInForm, userChangeBody, userForm, type UserForm } from '../../users/user-fields.ts';
import { UserFormFields } from './user-form-fields.tsx';

const nameOf = ({ firstName, lastName }: Pick<UserReply, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

export const userEntity: ChangedEntity<UserReply, UserForm> &
  CreatedEntity<UserReply, UserForm, ReturnType<typeof newUserBody>, Reply<'createUser'>> = {
  name: 'user',
  list: '/users',
  staleKeys: [usersKey],
  query: userQuery,
  formOf: userForm,
  placeOf: placeInForm,
  bodyOf: newUserBody,
  create: (body, idempotencyKey) => call('createUser', { body }, { idempotencyKey }),
  read: (userId) => call('getUser', { params: { userId } }),
  update: (userId, before, typed, version) =>
    call('updateUser', { params: { userId }, body: userChangeBody(before, typed) }, { ifMatch: version }),
  newStrings: (t) => ({ title: t('users.create.title'), lead: t('users.create.lead') }),
  editStrings: (t, user) => ({
    title: t('users.edit.title'),
    backToList: t('users.edit.gone'),
    ...(user !== null && { lead: nameOf(user) }),
  }),
  saved: (user, t) => ({ title: t('users.edit.saved'), text: nameOf(user) }),
  skeleton: [210, 320],
  Fields: ({ thing }) => <UserFormFields user={thing} />,
};
