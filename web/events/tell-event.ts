/** An event as a sentence: *Stängt 24–27 december, öppnar söndag 27 december kl. 08:00.* */
import i18next from 'i18next';
import type { Recurrence } from '../../domain/schedule.ts';
import type { Language } from '../../domain/language.ts';
import { dateAfter, localeOf, tellDate, tellTimeZone, tellWeekday, type Telling } from '../design/time.ts';
import type { EventForm } from './event-form.ts';

/** What the sentence says of the moment after: it opens or closes then, or nothing is known of it. */
export type Afterwards = 'opens' | 'closes' | 'unknown';

/** `today`: days of other years are told with the year. */
export interface EventTelling {
  readonly afterwards: Afterwards;
  readonly today: string;
}

/** When an event is in force, in words, by the clock that it goes by; that is named where it is not the reader's. The form must be complete. */
export function tellEvent(form: EventForm, { language, timeZone }: Telling, more: EventTelling): string {
  const { recurrence } = form;
  const told =
    recurrence === 'never' ? tellOnce(form, language, more) : tellSeries(form, recurrence, language, more.today);
  if (form.timeZone === timeZone) return told;
  return `${told} ${i18next.t('schedule.zone.told', { zone: tellTimeZone(form.timeZone) })}`;
}

function tellOnce(form: EventForm, language: Language, { afterwards, today }: EventTelling): string {
  const { startDay, startTime, endDay, endTime } = form;
  const said = {
    effect: i18next.t(`schedule.effect.${form.effect}`),
    from: startTime,
    to: endTime,
    start: tellWeekday(startDay, language, today),
    day: tellWeekday(endDay, language, today),
  };
  if (startDay === endDay) return i18next.t('schedule.once.day', said);
  if (afterwards !== 'unknown')
    return i18next.t(`schedule.once.${afterwards}`, { ...said, days: tellDays(form, language, today) });
  const isWholeDay = startTime === '00:00' && endTime === '00:00' && endDay === dateAfter(startDay, 1);
  return i18next.t(isWholeDay ? 'schedule.once.wholeDay' : 'schedule.once.unknown', said);
}

function tellSeries(
  form: EventForm,
  recurrence: Exclude<Recurrence, 'never'>,
  language: Language,
  today: string,
): string {
  const said = {
    effect: i18next.t(`schedule.effect.${form.effect}`),
    from: form.startTime,
    to: form.endTime,
    first: tellWeekday(form.startDay, language, today),
    ...marksOf(form, language),
  };
  const length = form.startDay === form.endDay ? 'day' : 'days';
  const sentence = i18next.t(`schedule.repeated.${recurrence}.${length}`, said);
  const last = form.until === '' ? '' : ` ${i18next.t('schedule.lastOn', { date: tellDate(form.until, language) })}`;
  return sentence + last;
}

/**
 * One occurrence of a series: *31 jan.*, or *25 jan. till 5 feb. kl. 00:00* where the months decide how long it is. Of what comes daily or
 * weekly the sentence has said when each ends.
 */
export function tellOccurrence(
  { start, end }: { readonly start: string; readonly end: string },
  { recurrence }: Pick<EventForm, 'recurrence'>,
  { language, today }: Pick<EventTelling, 'today'> & { readonly language: Language },
): string {
  const [startDay, endDay] = [start.slice(0, 10), end.slice(0, 10)];
  const from = tellDay(startDay, language, today);
  if (startDay === endDay || recurrence === 'daily' || recurrence === 'weekly') return from;
  return i18next.t('schedule.outlook.nextUntil', {
    start: from,
    end: tellDay(endDay, language, startDay),
    time: end.slice(11),
  });
}

/** *31 jan.*, with the year when it is another than that of a day. */
const tellDay = (date: string, language: Language, day: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(date.slice(0, 4) !== day.slice(0, 4) && { year: 'numeric' }),
  }).format(Date.parse(date));

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
function tellDays({ startDay, startTime, endDay, endTime }: EventForm, language: Language, today: string): string {
  const last = endTime === '00:00' ? dateAfter(endDay, -1) : endDay;
  const isThisYear = [startDay, last].every((day) => day.slice(0, 4) === today.slice(0, 4));
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
  const days = format.formatRange(Date.parse(startDay), Date.parse(last));
  return startTime === '00:00' ? days : i18next.t('schedule.daysFrom', { days, from: startTime });
}
