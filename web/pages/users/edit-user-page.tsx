/** Changing a user. */
import { lazy } from 'react';
import { useParams } from 'react-router';
import { EditEntityPage } from '../../design/edit-entity-page.tsx';
import { useOwnAccount } from './use-own-account.ts';
import { userEntity } from './user-entity.tsx';

// Seldom needed, and it knows the words of everything that the log tells.
const UserConflict = lazy(async () => ({ default: (await import('./user-conflict.tsx')).UserConflict }));

/** `/users/:userId/edit`. */
export function EditUserPage() {
  const { userId = '' } = useParams();
  const { followChange } = useOwnAccount();
  return <EditEntityPage entity={userEntity} id={userId} Conflict={UserConflict} onSaved={followChange} />;
}
