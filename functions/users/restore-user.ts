import * as contract from '../../contract/users.ts';
import { restoreUser as restored } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { changeUser } from './change-user.ts';
import type { UsersPowers } from './powers.ts';
import { userReply } from '../shared/users/user-reply.ts';

/** Restores a deleted user with all that it had; a login that somebody else has taken meanwhile is refused at its field. */
export const restoreUser = implement(contract.restoreUser, async (request, powers: UsersPowers) => {
  const { path, now } = request;
  return userReply(await changeUser(request, powers, path.userId, (user) => restored(user, now), 'user-restored'), now);
});
