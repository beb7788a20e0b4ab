import * as contract from '../../contract/users.ts';
import { deleteUser as deleted } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { changeUser, demandPresent } from './change-user.ts';
import type { UsersPowers } from './powers.ts';

/** Deletes a user. For 72 hours it can be restored; then the reconciler anonymises it. */
export const deleteUser = implement(contract.deleteUser, async (request, powers: UsersPowers) => {
  await changeUser(
    request,
    powers,
    request.path.userId,
    (user) => deleted(demandPresent(user), request.at),
    'user-deleted',
  );
  return undefined;
});
