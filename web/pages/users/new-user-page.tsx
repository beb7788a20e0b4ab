/** A new user: the form, then what must be told once. */
import { useState } from 'react';
import type { Reply } from '../../api/routes.ts';
import { NewEntityPage } from '../../design/new-entity-page.tsx';
import { useSession } from '../../session/use-session.ts';
import { emptyUserForm } from '../../users/user-fields.ts';
import { CreatedUser } from './created-user.tsx';
import { userEntity } from './user-entity.tsx';

/** `/users/new`. */
export function NewUserPage() {
  const { organization } = useSession();
  const [created, setCreated] = useState<Reply<'createUser'> | null>(null);
  return created === null ? (
    <NewEntityPage entity={userEntity} empty={emptyUserForm(organization.language)} onCreated={setCreated} />
  ) : (
    <CreatedUser user={created} onAnother={() => setCreated(null)} />
  );
}
