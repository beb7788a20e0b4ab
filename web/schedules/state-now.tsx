/** Open or closed now, until when, and because of what when that is not the ordinary hours. */
import { IconCalendarEvent, IconCircleCheck, IconClock, IconHandStop, IconMoon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { stateAt, type Schedule, type StateAnswer } from '../../domain/schedule.ts';
import { Status } from '../design/status.tsx';
import classes from './state-now.module.css';
import { eventQuery } from './schedule-queries.ts';
import { useTellState } from './use-tell-state.ts';

/** The state at `now`, from what has been read of its events: those of the coming 400 days. */
export const StateNow = ({ schedule, now }: { schedule: Schedule; now: EpochMilliseconds }) => (
  <StateTold answer={stateAt(schedule, now)} at={now} />
);

/** The state at a moment, as a sentence with its sign. `areHoursTold`: that it is the ordinary hours is a reason to be told too. */
export function StateTold(props: {
  answer: Omit<StateAnswer, 'messageId'>;
  at: EpochMilliseconds;
  areHoursTold?: boolean;
}) {
  const { answer, at, areHoursTold = false } = props;
  const tellState = useTellState();
  const isOpen = answer.state === 'open';
  return (
    <span className={classes.state}>
      <Status tone={isOpen ? 'good' : 'neutral'} icon={isOpen ? IconCircleCheck : IconMoon}>
        {tellState(answer, at)}
      </Status>
      <Reason because={answer.because} areHoursTold={areHoursTold} />
    </span>
  );
}

/** An event by its name, an override as such, the ordinary hours where it is asked why. */
function Reason({ because, areHoursTold }: Pick<StateAnswer, 'because'> & { areHoursTold: boolean }) {
  const { t } = useTranslation();
  const event = useQuery({ ...eventQuery(because.id ?? ''), enabled: because.id !== null });
  if (because.kind === 'override') {
    return (
      <span className={classes.reason}>
        <IconHandStop size={14} aria-hidden />
        <span>{t('calendar.byHand')}</span>
      </span>
    );
  }
  if (because.kind === 'opening-hours' && areHoursTold) {
    return (
      <span className={classes.reason}>
        <IconClock size={14} aria-hidden />
        <span>{t('simulator.hours')}</span>
      </span>
    );
  }
  if (because.kind !== 'event' || event.data === undefined) return null;
  return (
    <span className={classes.reason}>
      <IconCalendarEvent size={14} aria-hidden />
      <span>{event.data.title}</span>
    </span>
  );
}
