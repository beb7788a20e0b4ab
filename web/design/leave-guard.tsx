/** Asks before what was filled in is thrown away: on the way to another page, when the tab is closed, and when a dialog is. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Dialog } from './dialog.tsx';
import type { Elements } from './elements.ts';
import classes from './leave-guard.module.css';

/** Guards the form that it is rendered with. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  if (blocker.state !== 'blocked') return null;
  return <LeaveQuestion onStay={blocker.reset} onLeave={blocker.proceed} />;
}

/**
 * Guards what was filled in in a dialog: `close` is for every way out of it that saves nothing, and asks first. `guard` stands beside
 * the dialog, not in it, or keys that are pressed in the question would be the dialog's too.
 */
export function useGuardedClose(isDirty: boolean, onClose: () => void): { close: () => void; guard: Elements } {
  const [isAsked, setAsked] = useState(false);
  return {
    close: () => (isDirty ? setAsked(true) : onClose()),
    guard: isDirty && (
      <>
        <LeaveGuard isDirty />
        {isAsked && <LeaveQuestion onStay={() => setAsked(false)} onLeave={onClose} />}
      </>
    ),
  };
}

function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('leave.title')} onClose={onStay}>
      <p>{t('leave.detail')}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={onLeave}>
          {t('leave.discard')}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t('leave.stay')}
        </Button>
      </div>
    </Dialog>
  );
}
