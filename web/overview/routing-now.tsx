/** On the overview: what each group and menu is now, and what is planned next. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { horizonMilliseconds } from '../../domain/horizon.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { occurrences } from '../../domain/schedule.ts';
import { tellWhen } from '../design/time.ts';
import { kindOf, scheduledEvent, scheduleOf } from '../schedules/schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../schedules/schedule-queries.ts';
import { StateNow } from '../schedules/state-now.tsx';
import { useEventsAhead } from '../schedules/use-events-ahead.ts';
import { useMinute } from '../schedules/use-minute.ts';
import { useTelling } from '../session/use-session.ts';
import classes from './overview.module.css';

const mostShown = 6;
const mostPlanned = 3;

/** Nothing until it is known; nothing at all where there are no groups and menus. */
export function RoutingNow() {
  const { t } = useTranslation();
  const telling = useTelling();
  const now = useMinute();
  const events = useEventsAhead(now);
  const groups = useQuery(answeringGroupsQuery).data;
  const menus = useQuery(ivrMenusQuery).data;
  if (groups === undefined || menus === undefined || events === null) return null;
  const targets = [...groups, ...menus];
  if (targets.length === 0) return null;
  const planned = nextOf(events, now);
  return (
    <section className={classes.card} aria-labelledby="routing-now">
      <h2 className={classes.figure} id="routing-now">
        {t('overview.routing')}
      </h2>
      <ul className={`${classes.people} ${classes.calls}`}>
        {targets.slice(0, mostShown).map((target) => (
          <li key={target.id}>
            <Link to={`/${kindOf(target)}s/${target.id}`}>{target.name}</Link>
            <StateNow schedule={scheduleOf(target, events, telling.timeZone)} now={now} />
          </li>
        ))}
      </ul>
      <h3 className={classes.subtitle}>{t('overview.next')}</h3>
      {planned.length === 0 && <p className={classes.quiet}>{t('overview.noEvents')}</p>}
      {planned.length > 0 && (
        <ul className={`${classes.people} ${classes.calls}`}>
          {planned.map(({ event, from }) => (
            <li key={event.id}>
              <span>{event.title}</span>
              <span className={classes.quiet}>
                {t(`overview.from.${event.effect}`, { when: tellWhen(from, now, telling) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Link className={classes.more} to="/schedule">
        {t('calendar.title')}
      </Link>
    </section>
  );
}

/** The next time of each event that has not begun, soonest first. */
function nextOf(
  events: readonly ScheduleEventReply[],
  now: EpochMilliseconds,
): readonly { readonly event: ScheduleEventReply; readonly from: EpochMilliseconds }[] {
  return events
    .flatMap((event) => {
      for (const { from } of occurrences(scheduledEvent(event), now, now + horizonMilliseconds))
        if (from > now) return [{ event, from }];
      return [];
    })
    .toSorted((one, other) => one.from - other.from)
    .slice(0, mostPlanned);
}
