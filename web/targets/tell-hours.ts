/** Opening hours in words: *mån–fre 08:00–17:00, lör 10:00–14:00*. */
import i18next from 'i18next';
import { weekdays, type OpeningHours, type OpeningInterval } from '../../domain/opening-hours.ts';

/** Days that follow each other with the same hours are told together; days without hours are not told. */
export function tellHours(hours: OpeningHours | null): string {
  if (hours === null) return i18next.t('schedule.state.always');
  const told: string[] = [];
  for (let place = 0; place < weekdays.length;) {
    const first = weekdays[place];
    const times = timesOf(first === undefined ? undefined : hours[first]);
    let end = place + 1;
    while (end < weekdays.length && timesOf(hours[weekdays[end] ?? 'mon']) === times) end += 1;
    if (times !== '') told.push(`${daysFrom(place, end - 1)} ${times}`);
    place = end;
  }
  return told.length === 0 ? i18next.t('hours.never') : told.join(', ');
}

const timesOf = (intervals: readonly OpeningInterval[] | undefined): string =>
  (intervals ?? []).map(({ from, to }) => (from === to ? i18next.t('hours.wholeDay') : `${from}–${to}`)).join(' + ');

function daysFrom(first: number, last: number): string {
  const name = (place: number): string => i18next.t(`hours.short.${weekdays[place] ?? 'mon'}`);
  return first === last ? name(first) : `${name(first)}–${name(last)}`;
}
