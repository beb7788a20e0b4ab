/** Asks before what was filled in is thrown away: on the way to another page, and when the tab is closed. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Dialog } from './dialog.tsx';
import classes from './leave-guard.module.css';

/** Guards the form that it stands in. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
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
  return (
    <Dialog title={t('leave.title')} onClose={blocker.reset}>
      <p>{t('leave.detail')}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={blocker.proceed}>
          {t('leave.discard')}
        </Button>
        <Button autoFocus onClick={blocker.reset}>
          {t('leave.stay')}
        </Button>
      </div>
    </Dialog>
  );
}
