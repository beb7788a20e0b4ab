/** An event as a sentence: *Stängt 24–27 december, öppnar söndag 27 december kl. 08:00.* */
import i18next from 'i18next';
import type { Language } from '../../domain/user.ts';
import { localeOf, tellDate, tellTimeZone, tellWeekday, type Telling } from '../design/time.ts';
import type { EventForm } from './event-form.ts';
import { dateAfter } from './week-ahead.ts';

/** What the sentence says of the moment after: it opens or closes then, or nothing is known of it. */
export type Afterwards = 'opens' | 'closes' | 'unknown';

/** When an event is in force, in words, by the clock that it goes by; that is named where it is not the reader's. The form must be complete. */
export function tellEvent(form: EventForm, { language, timeZone }: Telling, afterwards: Afterwards): string {
  const told = tellTimes(form, language, afterwards);
  if (form.timeZone === timeZone) return told;
  return `${told} ${i18next.t('schedule.zone.told', { zone: tellTimeZone(form.timeZone) })}`;
}

function tellTimes(form: EventForm, language: Language, afterwards: Afterwards): string {
  const effect = i18next.t(`schedule.effect.${form.effect}`);
  const times = { from: form.startTime, to: form.endTime };
  const isOneDay = form.startDay === form.endDay;
  const said = { effect, ...times };
  if (form.recurrence === 'never') {
    if (isOneDay) return i18next.t('schedule.once.day', { ...said, day: tellWeekday(form.startDay, language) });
    return i18next.t('schedule.once.days', {
      ...said,
      days: tellDays(form, language),
      next: i18next.t(`schedule.then.${afterwards}`),
      day: tellWeekday(form.endDay, language),
    });
  }
  const span = { ...said, first: tellWeekday(form.startDay, language), ...marksOf(form, language) };
  const sentence = i18next.t(`schedule.repeated.${form.recurrence}.${isOneDay ? 'day' : 'days'}`, span);
  const last = form.until === '' ? '' : ` ${i18next.t('schedule.lastOn', { date: tellDate(form.until, language) })}`;
  return sentence + last;
}

/** What a start and an end are called within a week, a month or a year. */
function marksOf({ recurrence, startDay, endDay }: EventForm, language: Language): { start: string; end: string } {
  const formats = {
    daily: { weekday: 'long' },
    weekly: { weekday: 'long' },
    monthly: { day: 'numeric' },
    yearly: { day: 'numeric', month: 'long' },
    never: {},
  } as const satisfies Record<EventForm['recurrence'], Intl.DateTimeFormatOptions>;
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...formats[recurrence] });
  return { start: format.format(Date.parse(startDay)), end: format.format(Date.parse(endDay)) };
}

/** *24–27 december*: the days that are touched. One that ends at midnight does not touch the day that begins then. */
function tellDays({ startDay, startTime, endDay, endTime }: EventForm, language: Language): string {
  const last = endTime === '00:00' ? dateAfter(endDay, -1) : endDay;
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const days = format.formatRange(Date.parse(startDay), Date.parse(last));
  return startTime === '00:00' ? days : i18next.t('schedule.daysFrom', { days, from: startTime });
}
