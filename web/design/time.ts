/** Instants as people say them. */
import i18next from 'i18next';
import { isDate, type LocalDate } from '../../domain/local-date.ts';
import { isTimeOfDay } from '../../domain/opening-hours.ts';
import { plainText } from '../../domain/text.ts';
import type { Language } from '../../domain/language.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Where and how instants are told: the organisation's time zone, the reader's language. */
export interface Telling {
  readonly language: Language;
  readonly timeZone: string;
}

const locales = { sv: 'sv', en: 'en-GB' } as const satisfies Record<Language, string>;

/** Whose ways of writing dates go with a language: English is British, with the day before the month and 24 hours. */
export const localeOf = (language: Language): string => locales[language];

/** The date at an instant somewhere: `2026-11-23`. */
export const dayOf = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);

/** The date some days after another. */
export function dateAfter(date: string, days: number): LocalDate {
  const after = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  if (!isDate(after)) throw new Error(`${date} is no date, or the last there is`);
  return after;
}

/** Of the minute that an instant lies in. No zone's minutes begin elsewhere. */
export const beginningOfMinute = (instant: number): number => Math.floor(instant / minute) * minute;

/**
 * Near: *för 20 minuter sedan*, *om 3 timmar*; today and yesterday: *i går kl. 14:03*; else *12 november kl. 14:03*, with the year when
 * it is another one.
 */
export function tellMoment(at: string, now: number, { language, timeZone }: Telling): string {
  const instant = Date.parse(at);
  const distance = instant - now;
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  if (Math.abs(distance) < minute) return relative.format(0, 'second');
  if (Math.abs(distance) < hour) return relative.format(Math.trunc(distance / minute), 'minute');
  if (Math.abs(distance) < 6 * hour) return relative.format(Math.trunc(distance / hour), 'hour');
  const daysAway = (Date.parse(dayOf(instant, timeZone)) - Date.parse(dayOf(now, timeZone))) / day;
  if (Math.abs(daysAway) <= 1) {
    const clock = tellClock(instant, { language, timeZone });
    return i18next.t('time.dayAndClock', { day: relative.format(daysAway, 'day'), clock });
  }
  const sameYear = dayOf(instant, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...(!sameYear && { year: 'numeric' }),
  }).format(instant);
}

/** The exact instant: *måndag 23 november 2026 kl. 03:12*. */
export const tellExactly = (at: string, { language, timeZone }: Telling): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(
    Date.parse(at),
  );

/** The time of day at an instant: *08:00*. */
export const tellClock = (instant: number, { language, timeZone }: Telling): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);

/**
 * A time of day as it is typed: `8`, `08`, `830`, `8:30` and `8.30` as `08:00` and `08:30`; null when it is none. `24:00` is none
 * either: whose midnight is meant, that of the day or of the day after, only the writer knows.
 */
export function readTimeOfDay(typed: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(plainText(typed)) ?? [];
  const time = `${hours?.padStart(2, '0')}:${minutes ?? '00'}`;
  return isTimeOfDay(time) ? time : null;
}

/**
 * A day with its name: *torsdag 24 december*. Where it may be of another year, that is said beside it, or, given what day it is today,
 * here: *söndag 31 januari 2027*.
 */
export const tellWeekday = (date: string, language: Language, today = date): string => {
  const format = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' } as const;
  const told = new Intl.DateTimeFormat(localeOf(language), format).format(Date.parse(date));
  return date.slice(0, 4) === today.slice(0, 4) ? told : `${told} ${date.slice(0, 4)}`;
};

/**
 * When something will be: today *kl. 17:00*, *i morgon kl. 08:00*, else *söndag 27 december kl. 08:00*, with the year when it is another.
 * `today` is how today's time of day stands in the sentence: English says *until 17:00*, but *closes at 17:00*.
 */
export function tellWhen(
  instant: number,
  now: number,
  { language, timeZone }: Telling,
  today: 'time.clock' | 'time.atClock' = 'time.clock',
): string {
  const clock = tellClock(instant, { language, timeZone });
  const [date, currentDate] = [dayOf(instant, timeZone), dayOf(now, timeZone)];
  const daysAway = (Date.parse(date) - Date.parse(currentDate)) / day;
  if (daysAway === 0) return i18next.t(today, { clock });
  if (daysAway === 1) {
    const tomorrow = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(1, 'day');
    return i18next.t('time.dayAndClock', { day: tomorrow, clock });
  }
  return i18next.t('time.dayAndClock', { day: tellWeekday(date, language, currentDate), clock });
}

/** A time zone as people read it: `America/New_York` → *America/New York*. */
export const tellTimeZone = (timeZone: string): string => timeZone.replaceAll('_', ' ');

/** A date on the calendar: `2027-02-28` → *28 februari 2027*. */
export const tellDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(date));

/** A wait: 700 → *12 minuter*. Rounded up, so that whoever waits so long does not come too early. */
export function tellDuration(seconds: number, language: Language): string {
  const { unit, length } = waits.find(({ below }) => seconds < below) ?? longestWait;
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(localeOf(language), style).format(Math.ceil(seconds / length));
}

const longestWait = { unit: 'hour', length: 3600 } as const;
const waits = [
  { below: 60, unit: 'second', length: 1 },
  { below: 3600, unit: 'minute', length: 60 },
] as const;
