/** When administrators change themselves: the session follows, and ends with the right to be here. */
import type { UserReply } from '../../../contract/users.ts';
import { logOut, refreshPerson } from '../../session/session.ts';
import { useSession } from '../../session/use-session.ts';

/**
 * Call `followChange` when a user has changed. It answers whether one may still be here; who may not is on the way out, and nothing
 * should be asked for any more.
 */
export function useOwnAccount(): {
  isOwn: (userId: string) => boolean;
  followChange: (saved: UserReply) => boolean;
} {
  const { user } = useSession();
  const isOwn = (userId: string): boolean => userId === user.id;
  return {
    isOwn,
    followChange: (saved) => {
      if (!isOwn(saved.id)) return true;
      const stays = saved.administrator && saved.status === 'active';
      if (stays) refreshPerson(saved);
      else void logOut();
      return stays;
    },
  };
}
