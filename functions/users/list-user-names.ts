import * as users from '../../adapters/table/users.ts';
import * as contract from '../../contract/user-names.ts';
import { isId } from '../../domain/ids.ts';
import { fullName, isAnonymous, statusOf } from '../../domain/user.ts';
import { implement } from '../request.ts';
import type { UsersPowers } from './powers.ts';

/** Names by ids. A malformed, unknown or foreign id and that of an anonymised user are left out alike. */
export const listUserNames = implement(
  contract.listUserNames,
  async ({ organizationId, query: { ids }, now }, { table }: UsersPowers) => {
    const found = await users.findUsers(
      table,
      organizationId,
      ids.filter((id) => isId('usr', id)),
    );
    return {
      items: found
        .filter((user) => !isAnonymous(user))
        .map((user) => ({ id: user.id, name: fullName(user), status: statusOf(user, now) })),
    };
  },
);
