/** The hour at which a number is to move, as it is chosen and shown. Hours are Sweden's, whatever the time zone of the organisation. */
import i18next from 'i18next';
import type { Language } from '../../domain/language.ts';
import { isDate } from '../../domain/local-date.ts';
import { portWindowSettings } from '../../domain/port-window.ts';
import { serverNow } from '../api/server-clock.ts';
import type { PortWindows } from '../data/port-queries.ts';
import { dayOf, tellWeekday } from '../design/time.ts';

/** Today's date in Sweden. */
export const todayInSweden = (): string => dayOf(serverNow(), portWindowSettings.timeZone);

/** `2026-12-29T10:00` → *tisdag 29 december kl. 10:00*, with the year when it is another than today's. */
export const tellStart = (start: string, language: Language): string =>
  i18next.t('time.dayAndClock', {
    day: tellWeekday(start.slice(0, 10), language, todayInSweden()),
    clock: start.slice(11, 16),
  });

/** Why no number moves on a day; null: one can. What lies after the days that were read is too far ahead. */
export function closedBecause(date: string, { closed, hours, earliestStart }: PortWindows): string | null {
  if (hours.has(date)) return null;
  const day = closed.get(date);
  if (day === undefined) return i18next.t(date < earliestStart ? 'ports.start.tooSoon' : 'ports.start.tooFarAhead');
  switch (day.because) {
    case 'weekend':
      return i18next.t('ports.start.weekend');
    case 'holiday':
      return i18next.t('ports.start.holiday', { name: day.name ?? '' });
    case 'too-soon':
      return i18next.t('ports.start.tooSoon');
    case 'too-far-ahead':
      return i18next.t('ports.start.tooFarAhead');
  }
}

/** The same hour on another day; the first when none is chosen or that day does not have it; of a closed day none. */
export function startOn(date: string, start: string, { hours }: PortWindows): string {
  const open = hours.get(date) ?? [];
  const kept = open.find((hour) => hourText(hour) === start.slice(11));
  const hour = kept ?? open[0];
  return hour === undefined ? date : `${date}T${hourText(hour)}`;
}

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** What is wrong with what is chosen, when the windows are known; null: a number can move then. `null` windows: the API judges. */
export function startFault(start: string, windows: PortWindows | undefined): string | null {
  if (start === '') return i18next.t('field.required');
  const date = start.slice(0, 10);
  if (!isDate(date)) return i18next.t('field.notADate');
  if (windows === undefined) return null;
  const closed = closedBecause(date, windows);
  if (closed !== null) return closed;
  const isOpen = windows.hours.get(date)?.some((hour) => hourText(hour) === start.slice(11)) === true;
  return isOpen ? null : i18next.t('ports.start.chooseHour');
}
