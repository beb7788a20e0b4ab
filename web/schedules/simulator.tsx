/** *Vad hör den som ringer?*: a day and a time, and what a caller meets then, because of what, until when. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDateTime, toEpoch, toLocal } from '../../domain/time-zone.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { PanelSection } from '../design/side-panel.tsx';
import { DateTimeInput } from '../design/time-input.tsx';
import classes from './simulator.module.css';
import { StateNow } from './state-now.tsx';

export function Simulator({ schedule, now }: { schedule: Schedule; now: EpochMilliseconds }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>(() => toLocal(now, schedule.timeZone));
  const moment = isLocalDateTime(typed) ? toEpoch(typed, schedule.timeZone) : null;
  return (
    <PanelSection title={t('simulator.title')}>
      <p className={classes.lead}>{t('simulator.lead')}</p>
      <div className={classes.question}>
        <DateTimeInput label={t('simulator.day')} timeLabel={t('simulator.time')} value={typed} onChange={setTyped} />
        <div role="status">
          {moment !== null && moment >= now && <StateNow schedule={schedule} now={moment} />}
          {moment !== null && moment < now && t('simulator.past')}
          {moment === null && t('simulator.choose')}
        </div>
      </div>
    </PanelSection>
  );
}
