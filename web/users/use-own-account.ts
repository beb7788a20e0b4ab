/** When administrators change themselves: the session follows, and ends with the right to be here. */
import type { UserReply } from '../../contract/users.ts';
import { logOut, refreshPerson } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';

/** `followChange` after a change, `followLoss` after an account has gone; both do nothing for another user. */
export function useOwnAccount(): {
  isOwn: (userId: string) => boolean;
  followChange: (saved: UserReply) => void;
  followLoss: (userId: string) => void;
} {
  const { user } = useSession();
  const isOwn = (userId: string): boolean => userId === user.id;
  return {
    isOwn,
    followChange: (saved) => {
      if (!isOwn(saved.id)) return;
      if (saved.administrator && saved.status === 'active') refreshPerson(saved);
      else void logOut();
    },
    followLoss: (userId) => {
      if (isOwn(userId)) void logOut();
    },
  };
}
