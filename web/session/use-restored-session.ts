/** The session, asked for by the cookie when this page load does not know it yet. */
import { useEffect, useState } from 'react';
import { restoreSession, type SessionState } from './session.ts';
import { useSessionState } from './use-session.ts';

/** `failure`: no answer came whether there is a session; `retry` asks again. */
export function useRestoredSession(): { state: SessionState; failure: unknown; retry: () => void } {
  const state = useSessionState();
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const unknown = state.phase === 'unknown';
  useEffect(() => {
    if (unknown) restoreSession().catch(setFailure);
  }, [unknown, attempt]);
  const retry = () => {
    setFailure(null);
    setAttempt(attempt + 1);
  };
  return { state, failure: unknown ? failure : null, retry };
}
