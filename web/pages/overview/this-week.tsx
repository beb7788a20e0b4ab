/** On the overview: what changes in the coming seven days. Closures, subscriptions that begin, numbers that move here at their hour. */
import { Skeleton } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { IconCalendarEvent, IconDeviceSim, IconPhoneIncoming, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { occurrences } from '../../../domain/schedule.ts';
import { startOfDay, toEpoch, type LocalDateTime } from '../../../domain/time-zone.ts';
import type { LocalDate } from '../../../domain/local-date.ts';
import { openOrdersQuery } from '../../data/coming-queries.ts';
import { portRequestQuery } from '../../data/port-request-queries.ts';
import { scheduledEvent } from '../../data/schedule-of.ts';
import type { Routing } from '../../data/use-routing.ts';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { dateAfter, dayOf, tellWeekday, tellWhen } from '../../design/time.ts';
import { useTelling, useToday } from '../../design/use-telling.ts';
import classes from './overview.module.css';

const days = 7;
const mostShown = 8;

interface Change {
  readonly key: string;
  readonly at: number;
  /** A date whose hour says nothing: a subscription begins with the day. */
  readonly isDay: boolean;
  readonly to: string;
  readonly text: string;
  readonly Icon: Icon;
}

/** Each part is shown as soon as it is there, and one that cannot be read takes nothing from the others. */
export function ThisWeek({ routing }: { routing: Routing }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { changes, reads } = useChanges(routing);
  const when = ({ at, isDay }: Change): string =>
    isDay
      ? tellWeekday(dayOf(at, telling.timeZone), telling.language, dayOf(routing.now, telling.timeZone))
      : tellWhen(at, routing.now, telling, 'time.atClock');
  return (
    <section className={classes.card} aria-labelledby="this-week" aria-busy={reads.isPending}>
      <h2 className={classes.figure} id="this-week">
        {t('overview.week.title')}
      </h2>
      {reads.failure !== null && changes.length === 0 ? (
        <Failure error={reads.failure} onRetry={reads.retry} />
      ) : (
        <ReadNotice reads={reads} />
      )}
      {changes.length > 0 && (
        <ul className={`${classes.people} ${classes.calls}`}>
          {changes.slice(0, mostShown).map((change) => (
            <li key={change.key}>
              <Link className={classes.change} to={change.to}>
                <change.Icon size={18} stroke={1.7} aria-hidden />
                <span>{change.text}</span>
              </Link>
              <span className={classes.quiet}>{when(change)}</span>
            </li>
          ))}
        </ul>
      )}
      {changes.length > mostShown && (
        <p className={classes.quiet}>{t('overview.week.more', { count: changes.length - mostShown })}</p>
      )}
      {reads.isPending && <Skeleton height={40} />}
      {!reads.isPending && reads.failure === null && changes.length === 0 && (
        <p className={classes.quiet}>{t('overview.week.nothing')}</p>
      )}
    </section>
  );
}

function useChanges({ known, reads: routingReads, now }: Routing) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const today = useToday();
  const until = dateAfter(today, days);
  const end = startOfDay(until, timeZone);
  const orders = useQuery(openOrdersQuery);
  const soon = (orders.data ?? []).filter(({ activatesOn }) => activatesOn >= today && activatesOn < until);
  const moving = soon.filter(({ status }) => status === 'waiting-for-port');
  const ports = useQueries({
    queries: moving.flatMap(({ portRequestId }) =>
      portRequestId === null
        ? []
        : [{ ...portRequestQuery(portRequestId), staleTime: 60_000, refetchInterval: false as const }],
    ),
  });
  const closures = (known?.events ?? []).flatMap((event): Change[] => {
    const next = [...occurrences(scheduledEvent(event), now, end)].filter(({ from }) => from > now);
    return next.map(({ from, date }) => ({
      key: `${event.id} ${date}`,
      at: from,
      isDay: false,
      to: `/schedule?day=${date}`,
      text: t(`overview.week.${event.effect}`, { title: event.title }),
      Icon: IconCalendarEvent,
    }));
  });
  const activations = soon
    .filter(({ status }) => status === 'scheduled' || status === 'placed')
    .map(({ id, activatesOn, number }): Change => ({
      key: id,
      at: startOfDay(activatesOn as LocalDate, timeZone),
      isDay: true,
      to: `/subscriptions/orders/${id}`,
      text:
        number === null
          ? t('overview.week.begins')
          : t('overview.week.beginsWith', { number: formatPhoneNumber(number) }),
      Icon: IconDeviceSim,
    }));
  const moves = ports.flatMap(({ data }): Change[] => {
    if (data === undefined || data.confirmedStart === null) return [];
    const at = toEpoch(data.confirmedStart as LocalDateTime, data.timeZone);
    if (at < now || at >= end) return [];
    const text = t('overview.week.moves', { number: formatPhoneNumber(data.number) });
    return [{ key: data.id, at, isDay: false, to: `/subscriptions/ports/${data.id}`, text, Icon: IconPhoneIncoming }];
  });
  const ofOrders = together(orders, ...ports);
  const changes = [...closures, ...activations, ...moves].toSorted((one, other) => one.at - other.at);
  return {
    changes,
    reads: {
      isPending: ofOrders.isPending || (known === null && routingReads.failure === null),
      failure: ofOrders.failure ?? routingReads.failure,
      oldSince: ofOrders.oldSince ?? routingReads.oldSince,
      isRetrying: ofOrders.isRetrying || routingReads.isRetrying,
      retry: () => {
        ofOrders.retry();
        routingReads.retry();
      },
    },
  };
}
