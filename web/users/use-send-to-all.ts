/** The round of texts of the administrator who is logged in, for the parts that show and steer it. */
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call } from '../api/call.ts';
import { serverNow } from '../api/server-clock.ts';
import { usersKey } from '../data/user-queries.ts';
import { useSession } from '../session/use-session.ts';
import { beginRound, currentRound, goOn, onRound, type RoundDependencies } from './send-to-all.ts';

/** `round` null: there is none. What is begun goes on when the page is left. */
export function useSendToAll() {
  const { user } = useSession();
  const queryClient = useQueryClient();
  const found = useSyncExternalStore(onRound, currentRound);
  const refreshAfter = async (running: Promise<void>): Promise<void> => {
    await running;
    await queryClient.invalidateQueries({ queryKey: usersKey });
  };
  return {
    round: found?.by === user.id ? found : null,
    begin: (userIds: readonly string[]) =>
      void refreshAfter(beginRound({ id: crypto.randomUUID().slice(0, 13), by: user.id, userIds }, dependencies)),
    goOn: () => void refreshAfter(goOn(dependencies)),
  };
}

const dependencies: RoundDependencies = {
  send: async (userId, idempotencyKey) =>
    (await call('sendConfigSms', { params: { userId } }, { idempotencyKey })).status,
  wait: (seconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
  now: serverNow,
};
