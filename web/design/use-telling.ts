/** How and where times are shown, and which day it is there. */
import { useSyncExternalStore } from 'react';
import { onServerClock, serverNow } from '../api/server-clock.ts';
import { usePortalContext } from './portal-context.ts';
import { dayOf, type Telling } from './time.ts';

/** The reader's language and the organisation's time zone. */
export const useTelling = (): Telling => usePortalContext().telling;

/** Today's date on the calendar of the organisation, `2026-12-24`. What shows it is rendered again at midnight. */
export function useToday(): string {
  const { timeZone } = useTelling();
  return useSyncExternalStore(onServerClock, () => dayOf(serverNow(), timeZone));
}
