/** A month: in each day's box what is in force, and a way to add something from that day on. */
import { ActionIcon, Skeleton, UnstyledButton } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../domain/local-date.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { localeOf, tellClock, tellWeekday } from '../design/time.ts';
import { useTelling } from '../session/use-session.ts';
import type { DayEntry } from './calendar-days.ts';
import classes from './month-view.module.css';
import { holidaysQuery } from './schedule-queries.ts';
import { dateAfter } from './week-ahead.ts';
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
  const holidays = useHolidays(days);
  const weekday = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: 'short' });
  return (
    <div className={classes.month} aria-busy={isPending}>
      <div className={classes.weekdays} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{weekday.format(Date.parse(day))}</span>
        ))}
      </div>
      <ol className={classes.days}>
        {days.map((day) => (
          <li
            key={day}
            className={classes.day}
            data-other={!day.startsWith(month)}
            data-today={day === today}
            data-empty={!isPending && (props.entries.get(day) ?? []).length === 0 && !holidays.has(day)}
          >
            <div className={classes.head}>
              <time dateTime={day} className={classes.number} aria-label={tellWeekday(day, language)}>
                {Number(day.slice(8))}
              </time>
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

function Entry({ day, entry, onOpen }: { day: LocalDate; entry: DayEntry; onOpen: (entry: DayEntry) => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { event, occurrence, isSkipped } = entry;
  const [begin, end] = [startOfDay(day, telling.timeZone), startOfDay(dateAfter(day, 1), telling.timeZone)];
  const from = occurrence.from > begin ? tellClock(occurrence.from, telling) : null;
  const to = occurrence.to < end ? tellClock(occurrence.to, telling) : null;
  const span =
    from !== null && to !== null ? `${from}–${to}` : from !== null ? `${from}–` : to !== null ? `–${to}` : '';
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

/** The names of the holidays among some days; until they are known, of none. */
function useHolidays(days: readonly string[]): ReadonlyMap<string, string> {
  const years = [...new Set(days.map((day) => day.slice(0, 4)))];
  const found = useQueries({ queries: years.map((year) => holidaysQuery(year)) });
  return new Map(
    found
      .flatMap(({ data }) => data ?? [])
      .filter(({ kind }) => kind !== 'squeeze')
      .map(({ date, name }) => [date, name]),
  );
}
