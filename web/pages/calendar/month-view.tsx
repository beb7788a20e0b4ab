/** A month: in each day's box what is in force, and a way to add something from that day on. */
import { ActionIcon, Skeleton, UnstyledButton } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../domain/local-date.ts';
import { ReadNotice } from '../../design/notice.tsx';
import { together, type Reads } from '../../design/reads.ts';
import { localeOf, tellWeekday } from '../../design/time.ts';
import { useTelling } from '../../design/use-telling.ts';
import { weekNumberOf, type DayEntry } from './calendar-days.ts';
import classes from './month-view.module.css';
import { holidaysQuery } from '../../data/schedule-queries.ts';
import { tellSpan } from './tell-span.ts';
import { ZoneMark } from './zone-mark.tsx';

/** `month` is `2026-12`: days of other months are quieter. */
export function MonthView(props: {
  days: readonly LocalDate[];
  month: string;
  today: string;
  entries: ReadonlyMap<string, readonly DayEntry[]>;
  isPending: boolean;
  onOpen: (entry: DayEntry) => void;
  onAdd: (day: LocalDate) => void;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { days, month, today, isPending } = props;
  const { holidays, reads } = useHolidays(days);
  const weekday = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: 'short' });
  const isFree = days.every((day) => !day.startsWith(month) || (props.entries.get(day) ?? []).length === 0);
  return (
    <div className={classes.month} aria-busy={isPending}>
      <ReadNotice reads={reads} missing={t('calendar.holidaysUnread')} />
      {isFree && !isPending && <p className={classes.free}>{t('calendar.free')}</p>}
      <div className={classes.weekdays} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{weekday.format(Date.parse(day))}</span>
        ))}
      </div>
      <ol className={classes.days}>
        {days.map((day, place) => (
          <li
            key={day}
            className={classes.day}
            data-other={!day.startsWith(month)}
            aria-current={day === today ? 'date' : undefined}
          >
            <div className={classes.head}>
              {(place % 7 === 0 || day === `${month}-01`) && <WeekNumber week={weekNumberOf(day)} />}
              <time dateTime={day} className={classes.number} aria-label={tellWeekday(day, language)}>
                {Number(day.slice(8))}
              </time>
              <span className={classes.weekday} aria-hidden>
                {weekday.format(Date.parse(day))}
              </span>
              <span className={classes.holiday}>{holidays.get(day)}</span>
              <ActionIcon
                className={classes.add ?? ''}
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('calendar.addOn', { day: tellWeekday(day, language) })}
                onClick={() => props.onAdd(day)}
              >
                <IconPlus size={15} aria-hidden />
              </ActionIcon>
            </div>
            <ul className={classes.entries}>
              {isPending && <Skeleton component="li" height={24} />}
              {(props.entries.get(day) ?? []).map((entry) => (
                <li key={`${entry.event.id} ${entry.occurrence.date}`}>
                  <Entry day={day} entry={entry} onOpen={props.onOpen} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** *v. 52*, spoken as *vecka 52*. */
function WeekNumber({ week }: { week: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.week}>
      <span aria-hidden>{t('date.weekNumber', { week })}</span>
      <span className={classes.spoken}>{t('date.week', { week })}</span>
    </span>
  );
}

function Entry({ day, entry, onOpen }: { day: LocalDate; entry: DayEntry; onOpen: (entry: DayEntry) => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { event, occurrence, isSkipped } = entry;
  const span = tellSpan(occurrence, day, telling);
  const said = isSkipped ? t('calendar.skipped') : t(`schedule.effect.${event.effect}`);
  return (
    <UnstyledButton
      className={classes.entry ?? ''}
      data-effect={event.effect}
      data-skipped={isSkipped}
      onClick={() => onOpen(entry)}
      title={isSkipped ? `${event.title} ${said}` : `${said}: ${event.title}`}
    >
      {span !== '' && <span className={classes.span}>{span}</span>}
      <ZoneMark timeZone={event.timeZone} />
      <span className={classes.title}>{event.title}</span>
      <span className={classes.spoken}>{said}</span>
    </UnstyledButton>
  );
}

/** The names of the holidays among some days, of those years that could be read. */
function useHolidays(days: readonly string[]): { holidays: ReadonlyMap<string, string>; reads: Reads } {
  const years = [...new Set(days.map((day) => day.slice(0, 4)))];
  const found = useQueries({ queries: years.map((year) => holidaysQuery(year)) });
  const named = found
    .flatMap(({ data }) => data ?? [])
    .filter(({ kind }) => kind !== 'squeeze')
    .map(({ date, name }) => [date, name] as const);
  return { holidays: new Map(named), reads: together(...found) };
}
