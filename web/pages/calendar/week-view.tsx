/**
 * A week: every group and menu as a row, on a phone as a card, every day as it will be, and because of what. Roles are named because CSS
 * makes something else of the table there.
 */
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import type { LocalDate } from '../../../domain/local-date.ts';
import { concerns } from '../../../domain/schedule-event.ts';
import { startOfDay } from '../../../domain/time-zone.ts';
import { Empty } from '../../design/notice.tsx';
import { localeOf } from '../../design/time.ts';
import { useTelling } from '../../design/use-telling.ts';
import type { DayEntry } from './calendar-days.ts';
import { kindOf, scheduleOf, type TargetReply } from '../../data/schedule-of.ts';
import { DayDrawing } from '../../targets/seven-day-strip.tsx';
import { useTellDay } from '../../targets/tell-day.ts';
import { tellSpan } from './tell-span.ts';
import { useMinute } from '../../data/use-minute.ts';
import { daysAhead, type DayAhead } from '../../targets/week-ahead.ts';
import classes from './week-view.module.css';
import { ZoneMark } from './zone-mark.tsx';

export function WeekView(props: {
  days: readonly LocalDate[];
  targets: readonly TargetReply[];
  events: readonly ScheduleEventReply[];
  entries: ReadonlyMap<string, readonly DayEntry[]>;
  onOpen: (entry: DayEntry) => void;
}) {
  const { t } = useTranslation();
  const { language, timeZone } = useTelling();
  const { days, targets, events } = props;
  const heading = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: 'short', day: 'numeric' });
  const [monday] = days;
  if (targets.length === 0) return <Empty>{t('calendar.nothingToShow')}</Empty>;
  if (monday === undefined) return null;
  return (
    <div className={classes.frame}>
      <table className={classes.week} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('calendar.what')}
            </th>
            {days.map((day) => (
              <th role="columnheader" scope="col" key={day}>
                {heading.format(Date.parse(day))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {targets.map((target) => (
            <tr role="row" key={target.id}>
              <th role="rowheader" scope="row">
                <Link to={`/${kindOf(target)}s/${target.id}`}>{target.name}</Link>
              </th>
              {daysAhead(scheduleOf(target, events, timeZone), startOfDay(monday, timeZone)).map((day) => (
                <td role="cell" key={day.date}>
                  <span className={classes.weekday} aria-hidden>
                    {heading.format(Date.parse(day.date))}
                  </span>
                  <Day
                    day={day}
                    entries={(props.entries.get(day.date) ?? []).filter(({ event }) =>
                      concerns(event.targets, target.id),
                    )}
                    onOpen={props.onOpen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A day of one of them, with what is planned for it: what decides, and what is skipped. */
function Day(props: { day: DayAhead; entries: readonly DayEntry[]; onOpen: (entry: DayEntry) => void }) {
  const { t } = useTranslation();
  const tellDay = useTellDay();
  const { day, entries } = props;
  const reasons = new Set(day.parts.map(({ because }) => because.id));
  const byHand = day.parts.some(({ because }) => because.kind === 'override');
  return (
    <div className={classes.day} title={tellDay(day)}>
      <DayDrawing day={day} now={useMinute()} />
      <span className={classes.spoken}>{tellDay(day)}</span>
      {byHand && <span className={classes.reason}>{t('calendar.byHand')}</span>}
      {entries
        .filter(({ event, isSkipped }) => isSkipped || reasons.has(event.id))
        .map((entry) => (
          <UnstyledButton
            key={`${entry.event.id} ${entry.occurrence.date}`}
            className={classes.reason ?? ''}
            data-skipped={entry.isSkipped}
            onClick={() => props.onOpen(entry)}
          >
            <ZoneMark timeZone={entry.event.timeZone} />
            <Times entry={entry} day={day.date} />
            <span>{entry.event.title}</span>
            {entry.isSkipped && <span className={classes.spoken}>{` ${t('calendar.skipped')}`}</span>}
          </UnstyledButton>
        ))}
    </div>
  );
}

/** From when to when, where that is not the whole day. */
function Times({ entry, day }: { entry: DayEntry; day: LocalDate }) {
  const span = tellSpan(entry.occurrence, day, useTelling());
  return span === '' ? null : <span className={classes.times}>{`${span} `}</span>;
}
