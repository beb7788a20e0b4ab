/** The session as React sees it. */
import { useSyncExternalStore } from 'react';
import type { Session } from '../../contract/session.ts';
import { onSessionChange, sessionState, type SessionState } from './session.ts';

/** Who is logged in, or why nobody is. */
export const useSessionState = (): SessionState => useSyncExternalStore(onSessionChange, sessionState);

/** The administrator and the organisation; only below the shell, where there is a session. */
export function useSession(): Pick<Session, 'user' | 'organization'> {
  const state = useSessionState();
  if (state.phase !== 'in') throw new Error('There is no session');
  return state;
}
