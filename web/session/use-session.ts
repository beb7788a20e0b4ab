/** The session as React sees it. */
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../contract/session.ts';
import { onServerClock, serverNow } from '../api/server-clock.ts';
import { dayOf, type Telling } from '../design/time.ts';
import { currentLanguage } from '../language.ts';
import { onSessionChange, sessionState, type SessionState } from './session.ts';

/** Who is logged in, or why nobody is. */
export const useSessionState = (): SessionState => useSyncExternalStore(onSessionChange, sessionState);

/** The administrator and the organisation; only below the shell, where there is a session. */
export function useSession(): Pick<Session, 'user' | 'organization'> {
  const state = useSessionState();
  if (state.phase !== 'in') throw new Error('There is no session');
  return state;
}

/** Today's date on the calendar of the organisation, `2026-12-24`. What shows it is rendered again at midnight. */
export function useToday(): string {
  const { timeZone } = useTelling();
  return useSyncExternalStore(onServerClock, () => dayOf(serverNow(), timeZone));
}

/** How instants are told to the one who is logged in. */
export function useTelling(): Telling {
  useTranslation();
  const state = useSessionState();
  return {
    language: currentLanguage(),
    timeZone: state.phase === 'in' ? state.organization.timeZone : 'Europe/Stockholm',
  };
}
