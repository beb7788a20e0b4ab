/** Open or closed now, until when, and because of what when that is not the ordinary hours. */
import { IconCalendarEvent, IconCircleCheck, IconClock, IconHandStop, IconMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { stateAt, type Schedule, type StateAnswer } from '../../domain/schedule.ts';
import { Status } from '../design/status.tsx';
import { Listen } from '../voice-messages/listen.tsx';
import classes from './state-now.module.css';
import { useTellState } from './use-tell-state.ts';

/** The state at `now`, from what has been read: the events of the coming 400 days. `isHeard`: the message can be listened to. */
export function StateNow(props: {
  schedule: Schedule;
  events: readonly ScheduleEventReply[];
  now: EpochMilliseconds;
  isHeard?: boolean;
}) {
  const { schedule, events, now } = props;
  const answer = stateAt(schedule, now);
  return (
    <StateTold
      answer={answer}
      at={now}
      eventTitle={events.find(({ id }) => id === answer.because.id)?.title}
      isHeard={props.isHeard ?? false}
    />
  );
}

/**
 * The state at a moment, as a sentence with its sign. `eventTitle`: what the event is called that it is because of, when that is known;
 * `areHoursTold`: that it is the ordinary hours is a reason to be told too; `isHeard`: the message can be listened to.
 */
export function StateTold(props: {
  answer: Omit<StateAnswer, 'messageId'> & { readonly messageId: string | null };
  at: EpochMilliseconds;
  eventTitle: string | undefined;
  areHoursTold?: boolean;
  isHeard: boolean;
}) {
  const { answer, at, eventTitle, areHoursTold = false } = props;
  const tellState = useTellState();
  const isOpen = answer.state === 'open';
  return (
    <span className={classes.state}>
      <Status tone={isOpen ? 'good' : 'neutral'} icon={isOpen ? IconCircleCheck : IconMoon}>
        {tellState(answer, at)}
      </Status>
      <Reason because={answer.because} eventTitle={eventTitle} areHoursTold={areHoursTold} />
      {props.isHeard && answer.messageId !== null && <Listen messageId={answer.messageId} />}
    </span>
  );
}

/** An event by its name, an override as such, the ordinary hours where it is asked why. */
function Reason(props: Pick<StateAnswer, 'because'> & { eventTitle: string | undefined; areHoursTold: boolean }) {
  const { t } = useTranslation();
  const { because, eventTitle, areHoursTold } = props;
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
  if (because.kind !== 'event' || eventTitle === undefined) return null;
  return (
    <span className={classes.reason}>
      <IconCalendarEvent size={14} aria-hidden />
      <span>{eventTitle}</span>
    </span>
  );
}
