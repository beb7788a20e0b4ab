/** A day ahead as a sentence: *torsdag 24 december: öppet 08:00–12:00, stängt enligt plan 12:00–24:00*. */
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { tellClock, tellWeekday } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import type { DayAhead, DayPart } from './week-ahead.ts';

/** Tells a day in the reader's language and the organisation's time zone. */
export function useTellDay(): (day: DayAhead) => string {
  const { t } = useTranslation();
  const telling = useTelling();
  return (day) => {
    const clock = (instant: EpochMilliseconds) => (instant === day.to ? '24:00' : tellClock(instant, telling));
    const parts = day.parts.map((part) => {
      const { from, to } = part;
      const said = saidOf(part);
      if (from === day.from && to === day.to) return t(`schedule.wholeDay.${said}`);
      return t(`schedule.part.${said}`, { from: clock(from), to: clock(to) });
    });
    return t('schedule.strip.day', { day: tellWeekday(day.date, telling.language), parts: parts.join(', ') });
  };
}

/** Drawn alike, since both are against the ordinary hours; but what somebody did by hand nobody had planned. */
function saidOf({ tone, because }: DayPart) {
  if (because.kind !== 'override') return tone;
  return tone === 'open-by-plan' ? 'open-by-hand' : 'closed-by-hand';
}
