/** The calendar of a date field: Monday first, with week numbers, red days red and named. Loaded when it is opened. */
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/sv';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../domain/local-date.ts';
import classes from './date-calendar.module.css';
import { usePortalContext, type RedDaysOf } from './portal-context.ts';
import { dateAfter, localeOf, tellWeekday } from './time.ts';
import { useTelling, useToday } from './use-telling.ts';

const sunday = 0;

/** Why a day between the first and the last cannot be picked; null: it can. */
export type ClosedBecause = (date: string) => string | null;

/** `value`: the chosen day. `min` and `max`: the first and the last that can be picked. */
export interface CalendarProps {
  readonly value: LocalDate | null;
  readonly min?: LocalDate;
  readonly max?: LocalDate;
  readonly closedBecause?: ClosedBecause;
  readonly onPick: (date: LocalDate) => void;
}

/**
 * The chosen day has the focus, else today, else the first that can be picked. Where days are closed, the first open one has it; a closed one can
 * be reached too, and says why it is closed.
 */
export function DateCalendar(props: CalendarProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { language } = useTelling();
  const redDaysOf = useRedDays();
  const { value, min, max, closedBecause } = props;
  const [shown, setShown] = useState<string>(() => value ?? firstOpen(within(today, min, max), props));
  const [tried, setTried] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const candidates = [
      '[data-selected]',
      '[data-closing="true"] table button:not([data-closed], [data-outside])',
      '[aria-current="date"]',
      'table button[tabindex="0"]',
    ];
    const found = candidates.map((each) => root.current?.querySelector<HTMLElement>(`${each}:not(:disabled)`));
    found.find((each) => each !== null && each !== undefined)?.focus();
  }, []);
  const nameOf = (date: string): string | undefined => redDaysOf(Number(date.slice(0, 4))).get(date);
  const reasonOf = (date: string): string | null => closedBecause?.(date) ?? null;
  const weekday = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: 'short' });
  const month = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const redDays = [...redDaysOf(Number(shown.slice(0, 4)))].filter(([date]) => date.startsWith(shown.slice(0, 7)));
  return (
    <div
      className={classes.calendar}
      ref={root}
      data-closing={closedBecause !== undefined}
      style={{ '--week': `'${t('date.weekShort')}'` } as CSSProperties}
    >
      <DatePicker
        value={value}
        date={shown}
        onDateChange={setShown}
        onChange={(date) => {
          if (date === null) return;
          if (reasonOf(date) === null) props.onPick(date as LocalDate);
          else setTried(date);
        }}
        {...(min !== undefined && { minDate: min })}
        {...(max !== undefined && { maxDate: max })}
        locale={language === 'sv' ? 'sv' : 'en-gb'}
        firstDayOfWeek={1}
        weekendDays={[sunday]}
        weekdayFormat={(date) => weekday.format(Date.parse(date))}
        monthLabelFormat={(date) => month.format(Date.parse(date))}
        withWeekNumbers
        maxLevel="year"
        size="md"
        getDayProps={(date) => ({
          'aria-current': date === today ? 'date' : undefined,
          'data-red': nameOf(date) === undefined ? undefined : true,
          // Not disabled: the keyboard passes over what is, and nobody learns why.
          ...(reasonOf(date) !== null && { 'aria-disabled': true, 'data-closed': true }),
          title: reasonOf(date) ?? nameOf(date),
        })}
        getDayAriaLabel={(date) =>
          [tellWeekday(date, language, today), reasonOf(date) ?? nameOf(date)].filter(Boolean).join(', ')
        }
        ariaLabels={{
          previousMonth: t('date.previousMonth'),
          nextMonth: t('date.nextMonth'),
          previousYear: t('date.previousYear'),
          nextYear: t('date.nextYear'),
        }}
        classNames={{
          day: classes.day ?? '',
          weekNumber: classes.week ?? '',
          weekday: classes.weekday ?? '',
          calendarHeaderLevel: classes.level ?? '',
        }}
      />
      {closedBecause !== undefined && (
        <p className={classes.why} role="status">
          {tried !== null && `${tellWeekday(tried, language, today)}: ${reasonOf(tried) ?? ''}`}
        </p>
      )}
      {redDays.length > 0 && (
        <ul className={classes.redDays}>
          {redDays.map(([date, name]) => (
            <li key={date}>{`${Number(date.slice(8))} ${name}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** None until they are loaded; a calendar without them can be used all the same. */
function useRedDays(): RedDaysOf {
  const { loadRedDays } = usePortalContext();
  const [redDaysOf, setRedDaysOf] = useState<RedDaysOf>(() => () => new Map());
  useEffect(() => {
    loadRedDays().then(
      (loaded) => setRedDaysOf(() => oncePerYear(loaded)),
      () => undefined,
    );
  }, [loadRedDays]);
  return redDaysOf;
}

/** The calendar asks several times for each of its 42 days. */
function oncePerYear(redDaysOf: RedDaysOf): RedDaysOf {
  const known = new Map<number, ReturnType<RedDaysOf>>();
  return (year) => {
    const days = known.get(year) ?? redDaysOf(year);
    known.set(year, days);
    return days;
  };
}

/** The first open day from a day on, within two months; else the day itself. */
function firstOpen(from: string, { closedBecause = () => null }: CalendarProps): string {
  const days = Array.from({ length: 62 }, (_, place) => dateAfter(from, place));
  return days.find((date) => closedBecause(date) === null) ?? from;
}

const within = (date: string, min = date, max = date): string => (date < min ? min : date > max ? max : date);
