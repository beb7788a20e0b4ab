/** The minute that it is, by the server's clock: what is drawn from it is drawn again when the next one comes. */
import { useSyncExternalStore } from 'react';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { onServerClock, serverNow } from '../api/server-clock.ts';
import { beginningOfMinute } from '../design/time.ts';

export const useMinute = (): EpochMilliseconds => useSyncExternalStore(onServerClock, currentMinute);

const currentMinute = (): EpochMilliseconds => beginningOfMinute(serverNow());
