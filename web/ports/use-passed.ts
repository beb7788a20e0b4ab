/** Whether a moment has passed, by the server's clock: what shows it is rendered again when it does, and not before. */
import { useSyncExternalStore } from 'react';
import { onServerClock, serverNow } from '../api/server-clock.ts';

export const usePassed = (at: string): boolean =>
  useSyncExternalStore(onServerClock, () => serverNow() >= Date.parse(at));
