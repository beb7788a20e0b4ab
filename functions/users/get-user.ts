import * as users from '../../adapters/table/users.ts';
import * as contract from '../../contract/users.ts';
import { implement } from '../request.ts';
import type { UsersPowers } from './powers.ts';
import { userReply } from '../shared/users/user-reply.ts';

export const getUser = implement(contract.getUser, async ({ organizationId, path, now }, { table }: UsersPowers) =>
  userReply(await users.getUser(table, organizationId, path.userId), now),
);
