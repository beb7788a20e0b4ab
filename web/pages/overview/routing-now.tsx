/** On the overview: what each group and menu is now, and what is planned next. */
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import { horizonMilliseconds } from '../../../domain/horizon.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { occurrences } from '../../../domain/schedule.ts';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { tellWhen } from '../../design/time.ts';
import { kindOf, scheduledEvent, scheduleOf } from '../../data/schedule-of.ts';
import { StateNow } from '../../targets/state-now.tsx';
import { useTelling } from '../../design/use-telling.ts';
import classes from './overview.module.css';
import type { Routing } from '../../data/use-routing.ts';

const mostShown = 6;
const mostPlanned = 3;

/** Nothing at all where there are no groups and menus. */
export function RoutingNow({ routing: { known, reads, now } }: { routing: Routing }) {
  const { t } = useTranslation();
  const telling = useTelling();
  if (reads.failure !== null) {
    return (
      <section className={classes.card}>
        <Failure error={reads.failure} onRetry={reads.retry} />
      </section>
    );
  }
  if (known === null) return <RoutingSkeleton />;
  const { targets, events } = known;
  if (targets.length === 0) return null;
  const planned = nextOf(events, now);
  return (
    <section className={classes.card} aria-labelledby="routing-now">
      <h2 className={classes.figure} id="routing-now">
        {t('overview.routing')}
      </h2>
      <ReadNotice reads={reads} />
      <ul className={`${classes.people} ${classes.calls}`}>
        {targets.slice(0, mostShown).map((target) => (
          <li key={target.id}>
            <Link to={`/${kindOf(target)}s/${target.id}`}>{target.name}</Link>
            <StateNow schedule={scheduleOf(target, events, telling.timeZone)} events={events} now={now} isHeard />
          </li>
        ))}
      </ul>
      <h3 className={classes.subtitle}>{t('overview.nextCalls')}</h3>
      {planned.length === 0 && <p className={classes.quiet}>{t('overview.noEvents')}</p>}
      {planned.length > 0 && (
        <ul className={`${classes.people} ${classes.calls}`}>
          {planned.map(({ event, from }) => (
            <li key={event.id}>
              <span>{event.title}</span>
              <span className={classes.quiet}>
                {t(`overview.from.${event.effect}`, { when: tellWhen(from, now, telling, 'time.atClock') })}
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

/** As high as a full card: what stands below it has buttons, and must not move from under a finger. */
function RoutingSkeleton() {
  const { t } = useTranslation();
  return (
    <section className={classes.card} role="status" aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton height={26} width="50%" my={2} />
      <SkeletonRows rows={mostShown} />
      <Skeleton height={18} width="40%" mt={8} />
      <SkeletonRows rows={mostPlanned} />
      <Skeleton height={16} width={90} my={3} />
    </section>
  );
}

const SkeletonRows = ({ rows }: { rows: number }) => (
  <ul className={`${classes.people} ${classes.calls}`}>
    {Array.from({ length: rows }, (_, row) => (
      <li key={row}>
        <Skeleton height={14} width={`${26 + ((row * 17) % 20)}%`} />
        <Skeleton height={14} width={`${34 + ((row * 11) % 12)}%`} />
      </li>
    ))}
  </ul>
);

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
