import { listReferences } from '../../adapters/table/references.ts';
import { UserInUse } from '../../adapters/table/users.ts';
import * as contract from '../../contract/users.ts';
import { deleteUser as deleted } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { inUse } from '../shared/schedule-targets/tell-uses.ts';
import { changeUser, demandPresent } from './change-user.ts';
import type { UsersPowers } from './powers.ts';
import { ConcurrentWrite, retryOnConflict } from '../../adapters/table/concurrent-write.ts';

/** Deletes a user to whom no answering group and no menu leads. For 72 hours it can be restored; then the reconciler anonymises it. */
export const deleteUser = implement(contract.deleteUser, async (request, powers: UsersPowers) => {
  const { organizationId, path, at } = request;
  await retryOnConflict(async () => {
    try {
      await changeUser(request, powers, path.userId, (user) => deleted(demandPresent(user), at), 'user-deleted');
    } catch (error) {
      if (!(error instanceof UserInUse)) throw error;
      const by = await listReferences(powers.table, organizationId, path.userId);
      // What led to the user at the write may lead elsewhere by now.
      throw (await inUse(powers.table, request, path.userId, by)) ?? new ConcurrentWrite('group or menu');
    }
  });
  return undefined;
});
