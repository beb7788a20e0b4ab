/** A day ahead as a sentence: *torsdag 24 december: öppet 08:00–12:00, stängt enligt plan 12:00–24:00*. */
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { tellClock, tellWeekday } from '../design/time.ts';
import { useTelling } from '../session/use-session.ts';
import type { DayAhead } from './week-ahead.ts';

/** Tells a day in the reader's language and the organisation's time zone. */
export function useTellDay(): (day: DayAhead) => string {
  const { t } = useTranslation();
  const telling = useTelling();
  return (day) => {
    const clock = (instant: EpochMilliseconds) => (instant === day.to ? '24:00' : tellClock(instant, telling));
    const parts = day.parts.map(({ tone, from, to }) =>
      from === day.from && to === day.to
        ? t(`schedule.wholeDay.${tone}`)
        : t(`schedule.part.${tone}`, { from: clock(from), to: clock(to) }),
    );
    return t('schedule.strip.day', { day: tellWeekday(day.date, telling.language), parts: parts.join(', ') });
  };
}
