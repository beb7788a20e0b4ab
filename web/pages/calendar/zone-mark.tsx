/** Beside an event in the calendar, whose times are told in the organisation's zone: that it was planned in another. */
import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tellTimeZone } from '../../design/time.ts';
import { useTelling } from '../../design/use-telling.ts';
import classes from './zone-mark.module.css';

export function ZoneMark({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  if (timeZone === telling.timeZone) return null;
  const said = t('schedule.zone.plannedIn', { zone: tellTimeZone(timeZone) });
  return (
    <span className={classes.mark} title={said}>
      <IconWorld size={13} stroke={1.8} aria-hidden />
      <span className={classes.spoken}>{said}</span>
    </span>
  );
}
