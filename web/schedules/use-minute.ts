/** The minute that it is, by the server's clock: what is drawn from it is drawn again when the next one comes. */
import { useSyncExternalStore } from 'react';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { serverNow } from '../api/server-clock.ts';
import { beginningOfMinute } from '../design/time.ts';

export const useMinute = (): EpochMilliseconds => useSyncExternalStore(everyFewSeconds, currentMinute);

const currentMinute = (): EpochMilliseconds => beginningOfMinute(serverNow());

/** More often than once a minute, so that a minute is not noticed a minute late, nor a clock that was put right. */
function everyFewSeconds(listener: () => void): () => void {
  const timer = setInterval(listener, 5_000);
  return () => clearInterval(timer);
}
