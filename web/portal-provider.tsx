/** Passes session and entities to the patterns of `design/`, which know neither. */
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from './data/place-of.ts';
import { muteFailuresWhile } from './design/muted-failures.ts';
import { PortalContext } from './design/portal-context.ts';
import { currentLanguage } from './language.ts';
import { logOut, sessionState } from './session/session.ts';
import { useSessionState } from './session/use-session.ts';

const loadRedDays = async () => (await import('./data/red-days.ts')).redDaysOf;

// The login page says why the session is over; what failed for that reason is not shown as well.
muteFailuresWhile(() => sessionState().phase === 'out');

/** Around every page. Without a session, times are shown in Swedish time. */
export function PortalProvider({ children }: { children: ReactNode }) {
  useTranslation();
  const state = useSessionState();
  const language = currentLanguage();
  const timeZone = state.phase === 'in' ? state.organization.timeZone : 'Europe/Stockholm';
  const value = useMemo(
    () => ({ telling: { language, timeZone }, logOut: () => void logOut(), placeOf, loadRedDays }),
    [language, timeZone],
  );
  return <PortalContext value={value}>{children}</PortalContext>;
}
